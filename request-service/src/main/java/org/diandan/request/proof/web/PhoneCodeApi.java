package org.diandan.request.proof.web;

import java.util.List;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.limits.Source;
import org.diandan.request.proof.RevealProofCode;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives notification-service the code it is about to send; the public front never leads here. */
@RestController
final class PhoneCodeApi {

  private static final int LONGEST_PURPOSE = 60;

  private final RevealProofCode codes;
  private final AuditLog audit;

  PhoneCodeApi(RevealProofCode codes, AuditLog audit) {
    this.codes = codes;
    this.audit = audit;
  }

  /**
   * A question for a code.
   *
   * @param purpose why, in a few words; it goes into the audit log
   */
  record Question(@Nullable UUID codeId, @Nullable String purpose) {}

  /** Six digits. */
  record Code(String code) {

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
      return "Code[…]";
    }
  }

  @PostMapping("/internal/phone-codes")
  Mono<Code> reveal(@RequestBody Question question, ServerWebExchange exchange) {
    var codeId = question.codeId();
    var purpose = question.purpose();
    if (codeId == null) {
      throw new InvalidInput(List.of(new FieldError("codeId", "kit.field.missing")));
    }
    if (purpose == null || purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
      throw new InvalidInput(List.of(new FieldError("purpose", "kit.field.Size")));
    }
    return audit
        .record(
            new AuditEntry(
                null,
                "phone-code-revealed",
                codeId.toString(),
                purpose,
                Source.of(exchange.getRequest())))
        .then(Mono.defer(() -> codes.of(codeId)))
        .map(Code::new)
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "unknown-code", "kit.error.404")));
  }
}
