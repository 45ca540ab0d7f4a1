package org.diandan.request.desk.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.action.ActForResident;
import org.diandan.request.action.Actor;
import org.diandan.request.action.ResidentAction;
import org.diandan.request.action.web.ActionAnswers;
import org.diandan.request.desk.OpenCase;
import org.diandan.request.desk.web.CaseView.Look;
import org.diandan.request.desk.web.CaseView.Trouble;
import org.diandan.request.intake.OrderForm;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a caller asks of a request that exists; everything is done and marked as by an operator. */
@Controller
class CasePages {

  private final OpenCase cases;
  private final ActForResident acting;
  private final CaseView views;
  private final ZoneId zone;

  CasePages(OpenCase cases, ActForResident acting, CaseView views, ZoneId zone) {
    this.cases = cases;
    this.acting = acting;
    this.views = views;
    this.zone = zone;
  }

  @GetMapping("/desk/requests/{id}")
  Mono<Rendering> show(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn operator, Locale locale) {
    return views.page(new Look(id, operator, locale), Trouble.NONE, Typed.nothing());
  }

  @PostMapping("/desk/requests/{id}")
  Mono<Rendering> act(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn operator,
      ServerWebExchange exchange,
      Locale locale) {
    var look = new Look(id, operator, locale);
    return cases
        .isTheirs(id, look.areas())
        .filter(theirs -> theirs)
        .switchIfEmpty(Mono.error(CaseView::unknown))
        .then(exchange.getFormData())
        .map(Typed::of)
        .flatMap(typed -> act(look, typed));
  }

  private Mono<Rendering> act(Look look, Typed typed) {
    var faults = faults(typed);
    return faults.isEmpty()
        ? acting
            .act(
                look.request(),
                action(typed),
                Actor.operator(look.operator().personId()),
                typed.key())
            .flatMap(result -> ActionAnswers.done(result, action(typed)))
            .thenReturn(back(look))
            .onErrorResume(InvalidInput.class, wrong -> views.wrong(look, wrong.errors(), typed))
            .onErrorResume(
                Refusal.class,
                refusal ->
                    refusal.status() == HttpStatus.NOT_FOUND
                        ? Mono.error(refusal)
                        : views.refused(look, refusal, typed))
        : views.wrong(look, faults, typed);
  }

  /** What the form alone can tell; the rest is for the use case. */
  private List<FieldError> faults(Typed typed) {
    return switch (typed.get("act")) {
      case "wish" ->
          order(typed).hasReadableDay()
              ? List.of()
              : List.of(new FieldError("day", "order.day.wrong"));
      case "evaluation" ->
          typed.get("resolved").matches("true|false")
              ? List.of()
              : List.of(new FieldError("resolved", "request.resolved.missing"));
      case "withdrawal", "words", "urge", "reopening" -> List.of();
      default -> throw new InvalidInput(List.of(new FieldError("act", "kit.field.invalid")));
    };
  }

  private ResidentAction action(Typed typed) {
    return switch (typed.get("act")) {
      case "withdrawal" -> new ResidentAction.Withdraw(typed.get("reason"));
      case "words" -> new ResidentAction.AddWords(typed.get("words"));
      case "urge" -> new ResidentAction.Urge();
      case "reopening" -> new ResidentAction.Reopen(typed.get("words"));
      case "evaluation" ->
          new ResidentAction.Evaluate(
              typed.get("resolved").equals("true"), stars(typed), typed.get("words"));
      default -> reschedule(typed);
    };
  }

  private ResidentAction reschedule(Typed typed) {
    var wish = order(typed).answers(zone);
    var from = wish.wishedFrom();
    var until = wish.wishedUntil();
    if (from == null || until == null) {
      throw new IllegalStateException("The day was read before.");
    }
    return new ResidentAction.Reschedule(from, until);
  }

  private static OrderForm order(Typed typed) {
    return OrderForm.empty().with(typed.fields()).with(Map.of("wish", OrderForm.ON_A_DAY));
  }

  /** 0 stands for none, which the use case names. */
  private static int stars(Typed typed) {
    var stars = typed.get("stars");
    return stars.matches("[1-5]") ? Integer.parseInt(stars) : 0;
  }

  static Rendering back(Look look) {
    return Rendering.redirectTo("/desk/requests/" + look.request())
        .status(HttpStatus.SEE_OTHER)
        .build();
  }
}
