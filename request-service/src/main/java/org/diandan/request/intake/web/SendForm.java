package org.diandan.request.intake.web;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.diandan.request.duplicate.JoinRequest;
import org.diandan.request.intake.Beside;
import org.diandan.request.intake.DraftSecret;
import org.diandan.request.intake.Fault;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.intake.Origin;
import org.diandan.request.intake.Submission;
import org.diandan.request.limits.Limits;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The last step of the form. */
@Component
final class SendForm {

  private final JoinRequest submitting;
  private final OrderPages pages;
  private final Limits limits;
  private final ZoneId zone;

  SendForm(JoinRequest submitting, OrderPages pages, Limits limits, ZoneId zone) {
    this.submitting = submitting;
    this.pages = pages;
    this.limits = limits;
    this.zone = zone;
  }

  Mono<Rendering> send(String secret, OrderForm form, ServerWebExchange exchange, Locale locale) {
    var answers = form.answers(zone);
    var origin = Origin.form(secret, locale.toLanguageTag());
    return RequestsController.limited(limits, answers.phone(), exchange.getRequest())
        .then(exchange.getFormData())
        .map(sent -> Objects.requireNonNullElse(sent.getFirst("into"), ""))
        .flatMap(into -> submitting.take(answers, origin, besideOf(secret, form), into))
        .flatMap(submission -> answer(submission, form, exchange, locale));
  }

  private static Beside besideOf(String secret, OrderForm form) {
    return new Beside(form.onBehalf().orElse(null), new DraftSecret(secret));
  }

  private Mono<Rendering> answer(
      Submission submission, OrderForm form, ServerWebExchange exchange, Locale locale) {
    return switch (submission) {
      case Submission.Taken taken -> {
        DraftCookie.forget(exchange);
        yield Mono.just(Rendering.redirectTo("/order/done/" + taken.receipt().token()).build());
      }
      case Submission.Faulty faulty ->
          pages.show(
              new OrderPages.Shown(
                  Page.CHECK, form, faulty.faults().stream().map(Fault::error).toList(), locale));
      // The form was sent before with other answers: this is a new order with a new form.
      case Submission.KeyReused _ -> {
        DraftCookie.forget(exchange);
        yield Mono.just(Rendering.redirectTo("/").build());
      }
      case Submission.InFlight _ -> Mono.just(Rendering.redirectTo("/order/check").build());
    };
  }
}
