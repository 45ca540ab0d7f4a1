package org.diandan.request.proof.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.limits.Source;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hands a code over to whoever is about to send it; the question is in the audit log before. */
@Component
public final class HandOverCode {

  private static final int LONGEST_PURPOSE = 60;

  private final AuditLog audit;

  HandOverCode(AuditLog audit) {
    this.audit = audit;
  }

  /**
   * A question for a code.
   *
   * @param purpose why, in a few words; it goes into the audit log
   */
  public record Question(@Nullable UUID codeId, @Nullable String purpose) {}

  /** Six digits. */
  public record Code(String code) {

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
      return "Code[…]";
    }
  }

  /** Where codes are and what giving one out is called in the audit log. */
  public record Kept(String deed, Function<UUID, Mono<String>> codes) {}

  /** The code; a refusal when it is of no use any more. */
  public Mono<Code> answer(Question question, Kept kept, ServerHttpRequest call) {
    var codeId = question.codeId();
    var purpose = question.purpose();
    if (codeId == null) {
      throw new InvalidInput(List.of(new FieldError("codeId", "kit.field.missing")));
    }
    if (purpose == null || purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
      throw new InvalidInput(List.of(new FieldError("purpose", "kit.field.Size")));
    }
    return audit
        .record(new AuditEntry(null, kept.deed(), codeId.toString(), purpose, Source.of(call)))
        .then(Mono.defer(() -> kept.codes().apply(codeId)))
        .map(Code::new)
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "unknown-code", "kit.error.404")));
  }
}
