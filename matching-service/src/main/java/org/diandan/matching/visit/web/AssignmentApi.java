package org.diandan.matching.visit.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ReleaseReason;
import org.diandan.matching.assignment.AssignmentCard;
import org.diandan.matching.assignment.TeamDesk;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.visit.Told.Way;
import org.diandan.matching.visit.VisitOutcome;
import org.diandan.matching.visit.Visits;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accepted tasks for the programs of leaders and volunteers. */
@RestController
@RequestMapping("/api/assignments")
class AssignmentApi {

  private final Visits visits;
  private final TeamDesk desk;
  private final Memberships memberships;
  private final Clock clock;

  AssignmentApi(
      Visits visits, TeamDesk desk, Memberships memberships, ObjectProvider<Clock> clock) {
    this.visits = visits;
    this.desk = desk;
    this.memberships = memberships;
    this.clock = clock.getIfAvailable(Clock::systemUTC);
  }

  /** Why the team cannot do it; one of the {@link ReleaseReason}s a team may give. */
  record Reason(@Nullable String reason) {}

  /** Tasks of the caller's teams: running ones and those of the last seven days. */
  @GetMapping
  Flux<AssignmentCard> list(@AuthenticationPrincipal SignedIn member) {
    return memberships
        .of(member.personId())
        .flatMapMany(standing -> desk.listAssignments(standing.servesWith()));
  }

  /**
   * The caller is there.
   *
   * @param key makes repeating the call harmless for a day at least
   */
  @PostMapping("/{assignmentId}/check-in")
  Mono<VisitOutcome.Done> checkIn(
      @PathVariable UUID assignmentId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody(required = false) @Nullable StepInput body,
      @AuthenticationPrincipal SignedIn member) {
    var input = body == null ? StepInput.NOTHING : body;
    var told = input.told(member.personId(), Way.BUTTON, key, clock.instant());
    return visits.checkIn(assignmentId, told).map(VisitRefusals::done);
  }

  /** The caller leaves; the visit ends with the leader, or with whoever is the last. */
  @PostMapping("/{assignmentId}/check-out")
  Mono<VisitOutcome.Done> checkOut(
      @PathVariable UUID assignmentId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody(required = false) @Nullable StepInput body,
      @AuthenticationPrincipal SignedIn member) {
    var input = body == null ? StepInput.NOTHING : body;
    var told = input.told(member.personId(), Way.BUTTON, key, clock.instant());
    return visits.checkOut(assignmentId, told, input.ending()).map(VisitRefusals::done);
  }

  /** The team gives the task back; leaders only. Without a reason it is OTHER. */
  @PostMapping("/{assignmentId}/release")
  Mono<VisitOutcome.Done> release(
      @PathVariable UUID assignmentId,
      @RequestBody(required = false) @Nullable Reason body,
      @AuthenticationPrincipal SignedIn leader) {
    var reason = reason(body == null ? null : body.reason());
    return visits.release(assignmentId, leader.personId(), reason).map(VisitRefusals::done);
  }

  static ReleaseReason reason(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return ReleaseReason.OTHER;
    }
    return Arrays.stream(ReleaseReason.values())
        .filter(ReleaseReason::isGivenByTeams)
        .filter(reason -> reason.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInput(List.of(new FieldError("reason", "assignment.reason.wrong"))));
  }
}
