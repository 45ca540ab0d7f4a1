package org.diandan.request.meeting.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.LadderEvent.Ruling;
import org.diandan.request.limits.Source;
import org.diandan.request.meeting.CallMeeting;
import org.diandan.request.meeting.DecideItem;
import org.diandan.request.meeting.DecideItem.Decision;
import org.diandan.request.meeting.Meeting.Stuck;
import org.diandan.request.meeting.Meetings;
import org.diandan.request.meeting.web.AgendaView.Trouble;
import org.diandan.request.meeting.web.AgendaView.Visit;
import org.diandan.request.referral.LadderOutcome;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.web.Refusals;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One joint meeting: its agenda, who came, what is decided. */
@Controller
@RequestMapping("/official/meetings/{id}")
class AgendaPages {

  private final Meetings meetings;
  private final Deeds deeds;
  private final AgendaView views;
  private final ZoneId zone;

  AgendaPages(Meetings meetings, Deeds deeds, AgendaView views, ZoneId zone) {
    this.meetings = meetings;
    this.deeds = deeds;
    this.views = views;
    this.zone = zone;
  }

  /** What can be done at a meeting. */
  @Component("meetingDeeds")
  record Deeds(CallMeeting meetings, DecideItem items) {}

  @GetMapping
  Mono<Rendering> page(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    return visit(id, exchange, reader).flatMap(visit -> views.show(visit, Trouble.NONE));
  }

  /** For paper. */
  @GetMapping("/minutes")
  Mono<Rendering> minutes(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    return visit(id, exchange, reader).map(visit -> views.minutes(visit));
  }

  /** Puts the ticked requests on the agenda. */
  @PostMapping("/items")
  Mono<Rendering> add(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    return open(id, exchange, reader)
        .flatMap(
            visit ->
                meetings
                    .stuckFor(visit.sheet())
                    .filter(one -> visit.typed().ids("request").contains(one.request()))
                    .concatMap(one -> add(visit, one))
                    .filter(outcome -> !(outcome instanceof LadderOutcome.Done))
                    .next()
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .flatMap(refused -> after(visit, refused.orElseGet(LadderOutcome.Done::new))));
  }

  @PostMapping("/items/{request}/removal")
  Mono<Rendering> takeOff(
      @PathVariable UUID id,
      @PathVariable UUID request,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader) {
    return open(id, exchange, reader)
        .flatMap(visit -> deeds.meetings().takeOff(id, request, visit.staff()).thenReturn(visit))
        .map(AgendaPages::back);
  }

  @PostMapping("/items/{request}/ruling")
  Mono<Rendering> decide(
      @PathVariable UUID id,
      @PathVariable UUID request,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader) {
    return open(id, exchange, reader)
        .flatMap(
            visit -> {
              if (visit.sheet().items().stream()
                  .noneMatch(item -> item.request().equals(request) && item.ruling() == null)) {
                return Mono.<Rendering>error(Refusals.unknown());
              }
              var errors = errors(visit.typed());
              return errors.isEmpty()
                  ? deeds
                      .items()
                      .decide(id, request, decision(visit.typed()), visit.staff())
                      .flatMap(outcome -> after(visit, outcome))
                  : views.show(visit, new Trouble(request.toString(), errors, Optional.empty()));
            });
  }

  @PostMapping("/attendance")
  Mono<Rendering> attendance(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    return open(id, exchange, reader)
        .flatMap(
            visit ->
                deeds
                    .meetings()
                    .attendance(id, visit.typed().ids("present"), visit.staff())
                    .thenReturn(visit))
        .map(AgendaPages::back);
  }

  @PostMapping("/closing")
  Mono<Rendering> close(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    return open(id, exchange, reader)
        .flatMap(
            visit ->
                deeds
                    .meetings()
                    .close(id, visit.staff())
                    .flatMap(
                        closed ->
                            closed
                                ? Mono.just(back(visit))
                                : views.show(visit, Trouble.refused("meeting.refused.undecided"))));
  }

  private Mono<LadderOutcome> add(Visit visit, Stuck stuck) {
    return deeds.items().add(visit.sheet().meeting(), stuck.request(), stuck.why(), visit.staff());
  }

  private List<FieldError> errors(TypedForm typed) {
    var errors = new ArrayList<FieldError>();
    var ruling = typed.code("ruling", Ruling.values());
    if (ruling.isEmpty()) {
      errors.add(new FieldError("ruling", "meeting.ruling.missing"));
    }
    if (ruling.filter(Ruling.REFER::equals).isPresent()) {
      if (typed.id("owner").isEmpty()) {
        errors.add(new FieldError("owner", "meeting.owner.missing"));
      }
      if (typed.moment("due", "time", zone).isEmpty()) {
        errors.add(new FieldError("due", "clock.day.wrong"));
      }
    }
    errors.addAll(typed.wordsErrors("words"));
    return errors;
  }

  private Decision decision(TypedForm typed) {
    var ruling = typed.code("ruling", Ruling.values()).orElseThrow();
    return ruling == Ruling.REFER
        ? new Decision(
            ruling,
            typed.id("owner").orElseThrow(),
            typed.moment("due", "time", zone).orElseThrow(),
            typed.get("words"))
        : new Decision(ruling, null, null, typed.get("words"));
  }

  /** As {@link #visit}, of a meeting that still decides. */
  private Mono<Visit> open(UUID id, ServerWebExchange exchange, SignedIn reader) {
    return visit(id, exchange, reader)
        .filter(visit -> !visit.sheet().meeting().closed())
        .switchIfEmpty(
            Mono.error(
                () ->
                    new Refusal(HttpStatus.CONFLICT, "meeting-closed", "meeting.refused.closed")));
  }

  private Mono<Visit> visit(UUID id, ServerWebExchange exchange, SignedIn reader) {
    var staff = Staff.official(reader, Source.of(exchange.getRequest()));
    return meetings
        .find(id, staff)
        .switchIfEmpty(Mono.error(Refusals::unknown))
        .zipWith(exchange.getFormData().defaultIfEmpty(new LinkedMultiValueMap<>()))
        .map(
            read ->
                new Visit(read.getT1(), staff, new TypedForm(read.getT2()), localeOf(exchange)));
  }

  private Mono<Rendering> after(Visit visit, LadderOutcome outcome) {
    var refused = Refusals.of(outcome);
    return refused.isPresent()
        ? views.show(visit, new Trouble("", List.of(), refused))
        : Mono.just(back(visit));
  }

  private static Locale localeOf(ServerWebExchange exchange) {
    var locale = exchange.getLocaleContext().getLocale();
    return locale == null ? Locale.SIMPLIFIED_CHINESE : locale;
  }

  private static Rendering back(Visit visit) {
    return Rendering.redirectTo("/official/meetings/" + visit.id())
        .status(HttpStatus.SEE_OTHER)
        .build();
  }
}
