package org.diandan.request.referral.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.request.department.Department;
import org.diandan.request.department.Departments;
import org.diandan.request.limits.Source;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.Because;
import org.diandan.request.referral.LadderCards;
import org.diandan.request.referral.LadderOutcome;
import org.diandan.request.referral.LadderRequests;
import org.diandan.request.referral.MoveRequest;
import org.diandan.request.referral.OnLadder;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.WorkTogether;
import org.diandan.request.tracking.FindRequest;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
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

/** One request on the ladder: who had it, and where its officials or operators send it now. */
@Controller
@RequestMapping("/official/requests/{id}/ladder")
class LadderPages {

  private static final String MEETING = "MEETING";

  private final Reading reading;
  private final Moving moving;
  private final LadderWords words;
  private final FieldCipher cipher;

  LadderPages(Reading reading, Moving moving, LadderWords words, FieldCipher cipher) {
    this.reading = reading;
    this.moving = moving;
    this.words = words;
    this.cipher = cipher;
  }

  /** What the page reads. */
  @Component("ladderReading")
  record Reading(
      LadderRequests requests, LadderCards cards, Departments departments, FindRequest tracked) {}

  /** What can be done from it. */
  @Component("ladderMoving")
  record Moving(MoveRequest requests, WorkTogether together) {}

  /** Somebody with the page before them. */
  private record Visit(OnLadder request, Staff staff, TypedForm typed, Locale locale) {}

  /** What came of what they sent. */
  private record Trouble(List<FieldError> errors, Optional<Refusal> refused) {

    static final Trouble NONE = new Trouble(List.of(), Optional.empty());

    HttpStatus status() {
      return refused
          .map(Refusal::status)
          .orElse(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @GetMapping
  Mono<Rendering> page(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale).flatMap(visit -> show(visit, Trouble.NONE));
  }

  /** Up: to a department, or before the joint meeting. */
  @PostMapping
  Mono<Rendering> up(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale)
        .flatMap(
            visit -> {
              var errors = errors(visit.typed());
              return errors.isEmpty()
                  ? move(visit).flatMap(outcome -> after(visit, outcome))
                  : show(visit, new Trouble(errors, Optional.empty()));
            });
  }

  /** Back to the volunteers. */
  @PostMapping("/back")
  Mono<Rendering> back(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale)
        .flatMap(
            visit ->
                moving
                    .requests()
                    .handBack(id, because(visit, LadderReason.CAN_BE_DONE_BELOW))
                    .flatMap(outcome -> after(visit, outcome)));
  }

  @PostMapping("/helpers")
  Mono<Rendering> helpers(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale)
        .flatMap(
            visit ->
                reading
                    .departments()
                    .listFor(visit.request().area().value())
                    .map(Department::id)
                    .filter(visit.typed().ids("helper")::contains)
                    .collect(java.util.stream.Collectors.toSet())
                    .flatMap(chosen -> moving.together().helpers(id, chosen, visit.staff()))
                    .flatMap(outcome -> after(visit, outcome)));
  }

  private Mono<LadderOutcome> move(Visit visit) {
    var reason = visit.typed().code("reason", LadderReason.values()).orElseThrow();
    var because = because(visit, reason);
    var request = visit.request().id();
    return visit.typed().get("to").equals(MEETING)
        ? moving.requests().sendToMeeting(request, because)
        : moving
            .requests()
            .refer(
                request,
                visit.typed().id("to").orElseThrow(),
                visit.typed().ids("helper"),
                because);
  }

  private Because because(Visit visit, LadderReason reason) {
    var typed = visit.typed().get("words");
    return new Because(
        reason,
        typed.isEmpty() ? null : cipher.encrypt(typed),
        visit.staff().person(),
        visit.staff().source());
  }

  private static List<FieldError> errors(TypedForm typed) {
    var errors = new ArrayList<FieldError>();
    if (!typed.get("to").equals(MEETING) && typed.id("to").isEmpty()) {
      errors.add(new FieldError("to", "ladder.to.missing"));
    }
    if (typed.code("reason", LadderReason.values()).filter(Because.UP::contains).isEmpty()) {
      errors.add(new FieldError("reason", "ladder.reason.missing"));
    }
    errors.addAll(typed.optionalWordsErrors("words"));
    return errors;
  }

  private Mono<Visit> visit(UUID id, ServerWebExchange exchange, SignedIn reader, Locale locale) {
    var staff = Staff.of(reader, Source.of(exchange.getRequest()));
    return reading
        .requests()
        .find(id)
        .filter(request -> staff.covers(request.area().value()))
        .switchIfEmpty(Mono.error(Refusals::unknown))
        .zipWhen(request -> exchange.getFormData())
        .map(read -> new Visit(read.getT1(), staff, new TypedForm(read.getT2()), locale));
  }

  private Mono<Rendering> after(Visit visit, LadderOutcome outcome) {
    var refused = Refusals.of(outcome);
    return refused.isPresent()
        ? show(visit, new Trouble(List.of(), refused))
        : Mono.just(
            Rendering.redirectTo("/official/requests/%s/ladder".formatted(visit.request().id()))
                .status(HttpStatus.SEE_OTHER)
                .build());
  }

  private Mono<Rendering> show(Visit visit, Trouble trouble) {
    var locale = visit.locale();
    var id = visit.request().id();
    return Mono.zip(
            reading.tracked().byId(id),
            reading.cards().history(id).collectList(),
            reading.departments().listFor(visit.request().area().value()).collectList())
        .map(
            read ->
                Rendering.view("request/referral/ladder")
                    .status(trouble.status())
                    .modelAttribute("request", read.getT1())
                    .modelAttribute("ladder", visit.request())
                    .modelAttribute("history", read.getT2())
                    .modelAttribute("departments", read.getT3())
                    .modelAttribute("targets", targets(read.getT3(), locale))
                    .modelAttribute("reasons", words.choices("action.why.", Because.UP, locale))
                    .modelAttribute("item", words.catalogue().get(read.getT1().item()))
                    .modelAttribute("typed", visit.typed().fields())
                    .modelAttribute("ticked", ticked(visit))
                    .modelAttribute("errors", words.of(trouble.errors(), locale))
                    .modelAttribute("refused", told(trouble, locale))
                    .modelAttribute("spoken", words.spoken(locale))
                    .build());
  }

  /** Helpers as they were ticked, or as they are. */
  private static List<UUID> ticked(Visit visit) {
    var held = visit.request().held();
    var typed = visit.typed().ids("helper");
    return List.copyOf(typed.isEmpty() && held != null ? held.helpers() : typed);
  }

  private String told(Trouble trouble, Locale locale) {
    return trouble
        .refused()
        .map(why -> words.of(why.messageKey(), locale, why.arguments()))
        .orElse("");
  }

  /** Departments by rung, then the meeting. */
  private Map<String, String> targets(List<Department> departments, Locale locale) {
    var targets = new LinkedHashMap<String, String>();
    departments.forEach(
        department ->
            targets.put(
                department.id().toString(),
                "%s · %s"
                    .formatted(
                        words.of("ladder.rung." + department.level(), locale), department.name())));
    targets.put(MEETING, words.of("ladder.rung.MEETING", locale));
    return targets;
  }
}
