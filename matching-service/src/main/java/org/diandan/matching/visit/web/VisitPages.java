package org.diandan.matching.visit.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.ReleaseReason;
import org.diandan.matching.assignment.TeamDesk;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.visit.VisitOutcome;
import org.diandan.matching.visit.Visits;
import org.diandan.web.InvalidInput;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The visit on the phone: where to go, check in, check out. */
@Controller
class VisitPages {

  private static final List<ReleaseReason> RELEASE_REASONS =
      Arrays.stream(ReleaseReason.values()).filter(ReleaseReason::isGivenByTeams).toList();

  private final Visits visits;
  private final TeamDesk desk;
  private final Memberships memberships;
  private final VisitWording wording;

  VisitPages(Visits visits, TeamDesk desk, Memberships memberships, VisitWording wording) {
    this.visits = visits;
    this.desk = desk;
    this.memberships = memberships;
    this.wording = wording;
  }

  /**
   * What a page says besides the task.
   *
   * @param refused why a step was not taken; empty when none was
   * @param note what was typed
   * @param noteError what is wrong with it; null when nothing is
   */
  private record Said(HttpStatus status, String refused, String note, @Nullable String noteError) {

    static final Said NOTHING = new Said(HttpStatus.OK, "", "", null);
  }

  @GetMapping("/visits/{assignmentId}")
  Mono<Rendering> page(
      @PathVariable UUID assignmentId, @AuthenticationPrincipal SignedIn member, Locale locale) {
    return page(assignmentId, member, locale, Said.NOTHING);
  }

  @PostMapping("/visits/{assignmentId}/check-in")
  Mono<Rendering> checkIn(
      @PathVariable UUID assignmentId, @AuthenticationPrincipal SignedIn member, Locale locale) {
    return visits
        .checkIn(assignmentId, member.personId())
        .flatMap(outcome -> next(outcome, assignmentId, member, locale));
  }

  @PostMapping("/visits/{assignmentId}/check-out")
  Mono<Rendering> checkOut(
      @PathVariable UUID assignmentId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn member,
      Locale locale) {
    return exchange
        .getFormData()
        .map(form -> form.getFirst("note") == null ? "" : form.getFirst("note"))
        .flatMap(note -> checkOut(assignmentId, note, member, locale));
  }

  @PostMapping("/visits/{assignmentId}/release")
  Mono<Rendering> release(
      @PathVariable UUID assignmentId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    return exchange
        .getFormData()
        .map(form -> AssignmentApi.reason(form.getFirst("reason")))
        .flatMap(reason -> visits.release(assignmentId, leader.personId(), reason))
        .flatMap(outcome -> next(outcome, assignmentId, leader, locale));
  }

  private Mono<Rendering> checkOut(
      UUID assignmentId, String typed, SignedIn member, Locale locale) {
    try {
      var note = AssignmentApi.note(typed);
      return visits
          .checkOut(assignmentId, member.personId(), note)
          .flatMap(outcome -> next(outcome, assignmentId, member, locale));
    } catch (InvalidInput invalid) {
      var error = wording.said(invalid.errors().getFirst(), locale);
      return page(assignmentId, member, locale, new Said(HttpStatus.BAD_REQUEST, "", typed, error));
    }
  }

  private Mono<Rendering> next(
      VisitOutcome outcome, UUID assignmentId, SignedIn member, Locale locale) {
    return switch (outcome) {
      case VisitOutcome.Done _ ->
          Mono.just(Rendering.redirectTo("/visits/" + assignmentId).build());
      case VisitOutcome.UnknownAssignment _ -> Mono.error(VisitRefusals.unknownAssignment());
      case VisitOutcome.OutOfOrder step ->
          page(
              assignmentId,
              member,
              locale,
              new Said(
                  HttpStatus.CONFLICT,
                  wording.said(VisitRefusals.outOfOrder(step), locale),
                  "",
                  null));
    };
  }

  private Mono<Rendering> page(UUID assignmentId, SignedIn member, Locale locale, Said said) {
    return memberships
        .of(member.personId())
        .flatMap(standing -> desk.findAssignment(assignmentId, standing.servesWith()))
        .switchIfEmpty(Mono.error(VisitRefusals::unknownAssignment))
        .map(card -> wording.visit(card, locale))
        .map(task -> rendering(task, said));
  }

  private static Rendering rendering(VisitView task, Said said) {
    var page =
        Rendering.view("matching/visit")
            .modelAttribute("task", task)
            .modelAttribute("releaseReasons", RELEASE_REASONS)
            .modelAttribute("refused", said.refused())
            .modelAttribute("note", said.note())
            .status(said.status());
    return said.noteError() == null
        ? page.build()
        : page.modelAttribute("noteError", said.noteError()).build();
  }
}
