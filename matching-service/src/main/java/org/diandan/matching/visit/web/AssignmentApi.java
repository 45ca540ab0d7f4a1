package org.diandan.matching.visit.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ReleaseReason;
import org.diandan.matching.assignment.AssignmentCard;
import org.diandan.matching.assignment.TeamDesk;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.visit.VisitOutcome;
import org.diandan.matching.visit.Visits;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accepted tasks for the programs of leaders and volunteers. */
@RestController
@RequestMapping("/api/assignments")
class AssignmentApi {

  static final int LONGEST_NOTE = 500;

  private final Visits visits;
  private final TeamDesk desk;
  private final Memberships memberships;

  AssignmentApi(Visits visits, TeamDesk desk, Memberships memberships) {
    this.visits = visits;
    this.desk = desk;
    this.memberships = memberships;
  }

  /** What was done; may be left out. Never published. */
  record Note(@Nullable String note) {}

  /** Why the team cannot do it; one of the {@link ReleaseReason}s a team may give. */
  record Reason(@Nullable String reason) {}

  /** Tasks of the caller's teams: running ones and those of the last seven days. */
  @GetMapping
  Flux<AssignmentCard> list(@AuthenticationPrincipal SignedIn member) {
    return memberships
        .of(member.personId())
        .flatMapMany(standing -> desk.listAssignments(standing.servesWith()));
  }

  /** Somebody of the team is there. */
  @PostMapping("/{assignmentId}/check-in")
  Mono<VisitOutcome.Done> checkIn(
      @PathVariable UUID assignmentId, @AuthenticationPrincipal SignedIn member) {
    return visits.checkIn(assignmentId, Told.button(member.personId())).map(AssignmentApi::done);
  }

  /** The work is done; minutes count by the server's clock. */
  @PostMapping("/{assignmentId}/check-out")
  Mono<VisitOutcome.Done> checkOut(
      @PathVariable UUID assignmentId,
      @RequestBody(required = false) @Nullable Note body,
      @AuthenticationPrincipal SignedIn member) {
    var note = note(body == null ? null : body.note());
    return visits.checkOut(assignmentId, member.personId(), note).map(AssignmentApi::done);
  }

  /** The team gives the task back; leaders only. Without a reason it is OTHER. */
  @PostMapping("/{assignmentId}/release")
  Mono<VisitOutcome.Done> release(
      @PathVariable UUID assignmentId,
      @RequestBody(required = false) @Nullable Reason body,
      @AuthenticationPrincipal SignedIn leader) {
    var reason = reason(body == null ? null : body.reason());
    return visits.release(assignmentId, leader.personId(), reason).map(AssignmentApi::done);
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

  static @Nullable String note(@Nullable String text) {
    if (text != null && text.length() > LONGEST_NOTE) {
      throw new InvalidInput(
          List.of(new FieldError("note", "assignment.note.tooLong", LONGEST_NOTE, text.length())));
    }
    return text == null || text.isBlank() ? null : text.strip();
  }

  static VisitOutcome.Done done(VisitOutcome outcome) {
    return switch (outcome) {
      case VisitOutcome.Done done -> done;
      case VisitOutcome.UnknownAssignment _ -> throw VisitRefusals.unknownAssignment();
      case VisitOutcome.OutOfOrder step -> throw VisitRefusals.outOfOrder(step);
    };
  }
}
