package org.diandan.request.visit.web;

import java.util.ArrayList;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.limits.Source;
import org.diandan.request.visit.CheckVisitCode;
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

/** Tells matching-service whether a code is right; the public front never leads here. */
@RestController
final class VisitCodeApi {

  private static final int LONGEST_CODE = 10;

  private final CheckVisitCode codes;
  private final AuditLog audit;

  VisitCodeApi(CheckVisitCode codes, AuditLog audit) {
    this.codes = codes;
    this.audit = audit;
  }

  /**
   * A guess.
   *
   * @param personId who typed it
   */
  record Question(
      @Nullable UUID requestId,
      @Nullable Integer round,
      @Nullable UUID personId,
      @Nullable String code) {

    /** Never shows the digits in a log. */
    @Override
    public String toString() {
      return "Question[…]";
    }
  }

  /** Whether these are the digits. */
  record Verdict(boolean right) {}

  @PostMapping("/internal/visit-codes")
  Mono<Verdict> check(@RequestBody Question question, ServerWebExchange exchange) {
    var request = question.requestId();
    var round = question.round();
    var code = question.code();
    var wrong = new ArrayList<FieldError>();
    if (request == null) {
      wrong.add(new FieldError("requestId", "kit.field.missing"));
    }
    if (round == null) {
      wrong.add(new FieldError("round", "kit.field.missing"));
    }
    if (question.personId() == null) {
      wrong.add(new FieldError("personId", "kit.field.missing"));
    }
    if (code == null || code.isBlank() || code.length() > LONGEST_CODE) {
      wrong.add(new FieldError("code", "kit.field.Size"));
    }
    if (request == null || round == null || code == null || !wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
    return codes
        .check(request, round, code)
        .flatMap(
            right ->
                audit
                    .record(entry(question, request, right, exchange))
                    .thenReturn(new Verdict(right)))
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404")));
  }

  private static AuditEntry entry(
      Question question, UUID request, boolean right, ServerWebExchange exchange) {
    return new AuditEntry(
        question.personId(),
        "visit-code-checked",
        request.toString(),
        right ? "right" : "wrong",
        Source.of(exchange.getRequest()));
  }
}
