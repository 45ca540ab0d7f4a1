package org.diandan.request.referral.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.DepartmentEvent.Answer;
import org.diandan.contract.DepartmentEvent.ReturnReason;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.AskForTime;
import org.diandan.request.referral.HandleReferral;
import org.diandan.request.referral.LadderOutcome;
import org.diandan.request.referral.Officer;
import org.diandan.request.referral.RevealContact;
import org.diandan.request.referral.RevealContact.Purpose;
import org.diandan.request.referral.WorkTogether;
import org.diandan.request.referral.web.ReferralView.Look;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a department has, and everything it can do with it. */
@Controller
@RequestMapping("/department")
class DepartmentDesk {

  private final Work work;
  private final ReferralView views;
  private final RevealContact revealing;
  private final LadderWords words;

  DepartmentDesk(Work work, ReferralView views, RevealContact revealing, LadderWords words) {
    this.work = work;
    this.views = views;
    this.revealing = revealing;
    this.words = words;
  }

  /** What departments do. */
  @Component("departmentWork")
  record Work(HandleReferral handling, WorkTogether together, AskForTime extending) {}

  /** What was sent, and what it is for. */
  private record Sent(Look look, TypedForm typed) {

    UUID referral() {
      return look.referral();
    }

    Officer by() {
      return look.by();
    }
  }

  @GetMapping
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn reader, Locale locale) {
    return views.list(reader, locale);
  }

  @GetMapping("/referrals/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return views.page(look(id, exchange, reader, locale));
  }

  @PostMapping("/referrals/{id}/signature")
  Mono<Rendering> sign(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var look = look(id, exchange, reader, locale);
    return work.handling().sign(id, look.by()).flatMap(outcome -> after(look, outcome));
  }

  @PostMapping("/referrals/{id}/return")
  Mono<Rendering> giveBack(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return sent(look(id, exchange, reader, locale), exchange)
        .flatMap(
            sent -> {
              var typed = sent.typed();
              var reason = typed.code("reason", ReturnReason.values());
              var errors = new ArrayList<FieldError>();
              if (reason.isEmpty()) {
                errors.add(new FieldError("reason", "department.return.reason.missing"));
              }
              errors.addAll(typed.wordsErrors("why"));
              return errors.isEmpty()
                  ? done(
                      sent,
                      work.handling()
                          .giveBack(
                              id,
                              new HandleReferral.Back(
                                  reason.orElseThrow(),
                                  typed.id("proposed").orElse(null),
                                  typed.get("why")),
                              sent.by()))
                  : wrong(sent, errors);
            });
  }

  @PostMapping("/referrals/{id}/part")
  Mono<Rendering> part(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return sent(look(id, exchange, reader, locale), exchange)
        .flatMap(
            sent -> {
              var errors = sent.typed().wordsErrors("part");
              return errors.isEmpty()
                  ? done(sent, work.together().addPart(id, sent.typed().get("part"), sent.by()))
                  : wrong(sent, errors);
            });
  }

  /** The answer to the resident: it is done. */
  @PostMapping("/referrals/{id}/answer")
  Mono<Rendering> answer(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return sent(look(id, exchange, reader, locale), exchange)
        .flatMap(sent -> answer(sent, Answer.DONE, "answer"));
  }

  /** The answer to the resident: why it cannot be done. */
  @PostMapping("/referrals/{id}/explanation")
  Mono<Rendering> explain(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return sent(look(id, exchange, reader, locale), exchange)
        .flatMap(sent -> answer(sent, Answer.CANNOT_BE_DONE, "explanation"));
  }

  @PostMapping("/referrals/{id}/extension")
  Mono<Rendering> extend(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return sent(look(id, exchange, reader, locale), exchange)
        .flatMap(
            sent -> {
              var until = sent.typed().moment("day", "time", words.zone());
              var errors = new ArrayList<FieldError>();
              if (until.isEmpty()) {
                errors.add(new FieldError("day", "clock.day.wrong"));
              }
              errors.addAll(sent.typed().wordsErrors("because"));
              return errors.isEmpty()
                  ? done(
                      sent,
                      work.extending()
                          .ask(id, until.orElseThrow(), sent.typed().get("because"), sent.by()))
                  : wrong(sent, errors);
            });
  }

  /** The page with the resident's contact, once, for a reason that is written down. */
  @PostMapping("/referrals/{id}/contact")
  Mono<Rendering> contact(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return sent(look(id, exchange, reader, locale), exchange)
        .flatMap(
            sent ->
                sent.typed()
                    .code("purpose", Purpose.values())
                    .map(
                        purpose ->
                            revealing
                                .reveal(id, purpose, sent.by())
                                .switchIfEmpty(Mono.error(Refusals::unknown))
                                .flatMap(contact -> views.page(sent.look().with(contact))))
                    .orElseGet(
                        () ->
                            wrong(
                                sent,
                                List.of(new FieldError("purpose", "department.purpose.missing")))));
  }

  private Mono<Rendering> answer(Sent sent, Answer answer, String field) {
    var errors = sent.typed().wordsErrors(field);
    return errors.isEmpty()
        ? done(
            sent,
            work.handling().answer(sent.referral(), answer, sent.typed().get(field), sent.by()))
        : wrong(sent, errors);
  }

  private Mono<Rendering> done(Sent sent, Mono<LadderOutcome> outcome) {
    return outcome.flatMap(what -> after(sent.look().with(sent.typed()), what));
  }

  private Mono<Rendering> after(Look look, LadderOutcome outcome) {
    var refused = Refusals.of(outcome);
    if (refused.filter(why -> why.status() == HttpStatus.NOT_FOUND).isPresent()) {
      return Mono.error(refused.get());
    }
    return refused.isPresent()
        ? views.page(look.with(refused.get()))
        : Mono.just(
            Rendering.redirectTo("/department/referrals/" + look.referral())
                .status(HttpStatus.SEE_OTHER)
                .build());
  }

  private Mono<Rendering> wrong(Sent sent, List<FieldError> errors) {
    return views.page(sent.look().with(sent.typed()).with(errors));
  }

  private static Mono<Sent> sent(Look look, ServerWebExchange exchange) {
    return exchange.getFormData().map(form -> new Sent(look, new TypedForm(form)));
  }

  private static Look look(UUID id, ServerWebExchange exchange, SignedIn reader, Locale locale) {
    return new Look(
        id,
        new Officer(reader.personId(), Source.of(exchange.getRequest())),
        locale,
        ReferralView.NOTHING_SENT,
        Optional.empty());
  }
}
