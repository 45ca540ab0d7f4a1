package org.diandan.request.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.request.intake.Origin;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.intake.Receipt;
import org.diandan.request.intake.SubmitRequest;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.limits.Source;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders of programs that speak for a resident. */
@RestController
class RequestsController {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final SubmitRequest submitting;
  private final Limits limits;

  RequestsController(SubmitRequest submitting, Limits limits) {
    this.submitting = submitting;
    this.limits = limits;
  }

  /** Takes an order; with an Idempotency-Key a repeated call gets the first answer again. */
  @PostMapping("/api/requests")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Receipt> submit(
      @RequestBody OrderAnswers answers,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      ServerHttpRequest request,
      Locale locale) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw new InvalidInput(List.of(new FieldError("Idempotency-Key", "request.key.form")));
    }
    return limited(limits, answers.phone(), request)
        .then(Mono.defer(() -> submitting.take(answers, Origin.api(key, locale.toLanguageTag()))))
        .map(submission -> Submissions.receiptOf(submission, "Idempotency-Key"));
  }

  /** Nobody proves who they are here, so phones and sources are counted. */
  static Mono<Void> limited(Limits limits, @Nullable String typedPhone, ServerHttpRequest request) {
    var phone = PhoneNumber.read(typedPhone == null ? "" : typedPhone);
    var perSource = limits.take(LimitKind.SUBMIT_PER_SOURCE, Source.of(request));
    return phone.isEmpty()
        ? perSource
        : perSource.then(
            Mono.defer(() -> limits.take(LimitKind.SUBMIT_PER_PHONE, phone.get().digits())));
  }
}
