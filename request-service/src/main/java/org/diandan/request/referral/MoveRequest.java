package org.diandan.request.referral;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.request.department.Department;
import org.diandan.request.department.Departments;
import org.diandan.request.department.Departments.Listed;
import org.diandan.request.lifecycle.Step;
import org.diandan.request.referral.LadderRequests.Move;
import org.diandan.request.referral.MoveChanges.Deadlines;
import org.diandan.request.referral.MoveChanges.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Staff move a request up the ladder or back, with a reason; whether its area is theirs is for the
 * caller to check.
 */
@Component
public final class MoveRequest {

  private final LadderRequests requests;
  private final Departments departments;

  MoveRequest(LadderRequests requests, Departments departments) {
    this.requests = requests;
    this.departments = departments;
  }

  /** To a department; others may help it. */
  public Mono<LadderOutcome> refer(
      UUID request, UUID department, Collection<UUID> helpers, Because because) {
    return target(department, helpers)
        .flatMap(target -> requests.decide(request, found -> referred(found, target, because)))
        .defaultIfEmpty(new LadderOutcome.NotForThisArea());
  }

  /** Back to the volunteers. */
  public Mono<LadderOutcome> handBack(UUID request, Because because) {
    return requests.decide(
        request,
        found ->
            refused(Ladder.whyNot(found, Step.HAND_BACK))
                .orElseGet(
                    () ->
                        new Move.Write(
                            MoveChanges.handBack(
                                found, requests.clocks(found).anew(found), because))));
  }

  /** Before the joint meeting, whichever will treat it. */
  public Mono<LadderOutcome> sendToMeeting(UUID request, Because because) {
    return requests.decide(
        request,
        found -> sent(found, null, requests.clocks(found).until(found, Rung.MEETING), because));
  }

  /** Onto the agenda of a meeting that is called. */
  public Mono<LadderOutcome> sendToMeeting(
      UUID request, UUID meeting, Instant heldAt, Because because) {
    return requests.decide(request, found -> sent(found, meeting, heldAt, because));
  }

  /** What referring it would come to as it stands now; nothing is written. */
  public Mono<LadderOutcome> wouldRefer(UUID request, UUID department) {
    return Mono.zip(requests.find(request), departments.find(department))
        .map(
            found ->
                Ladder.whyNotRefer(found.getT1(), found.getT2().department())
                    .orElseGet(LadderOutcome.Done::new))
        .defaultIfEmpty(new LadderOutcome.NotForThisArea());
  }

  /** What putting it before the meeting would come to as it stands now; nothing is written. */
  public Mono<LadderOutcome> wouldSendToMeeting(UUID request) {
    return requests
        .find(request)
        .map(found -> Ladder.whyNot(found, Step.SEND_TO_MEETING).orElseGet(LadderOutcome.Done::new))
        .defaultIfEmpty(new LadderOutcome.Unknown());
  }

  private static Move sent(
      OnLadder request, @Nullable UUID meeting, Instant decideBy, Because because) {
    return refused(Ladder.whyNot(request, Step.SEND_TO_MEETING))
        .orElseGet(
            () -> new Move.Write(MoveChanges.sendToMeeting(request, meeting, decideBy, because)));
  }

  private Move referred(OnLadder request, Target target, Because because) {
    return refused(Ladder.whyNotRefer(request, target.department()))
        .orElseGet(
            () ->
                new Move.Write(
                    MoveChanges.refer(
                        request, target, because, deadlines(request, target, because))));
  }

  /** A meeting says when it should be done; otherwise the clock of the rung does. */
  private Deadlines deadlines(OnLadder request, Target target, Because because) {
    var clocks = requests.clocks(request);
    var decision = because.meeting();
    if (decision != null && decision.dueBy() != null) {
      return new Deadlines(clocks.signBy(request), decision.dueBy());
    }
    return new Deadlines(
        clocks.signBy(request), clocks.until(request, target.department().level()));
  }

  private Mono<Target> target(UUID department, Collection<UUID> helpers) {
    return departments
        .find(department)
        .map(Listed::department)
        .flatMap(
            lead ->
                helping(helpers, lead)
                    .flatMap(
                        beside ->
                            departments
                                .members(together(lead, beside))
                                .map(persons -> new Target(lead, beside, persons))));
  }

  /** Closed ones and the leading one cannot help. */
  private Mono<Set<UUID>> helping(Collection<UUID> helpers, Department lead) {
    return Flux.fromIterable(new HashSet<>(helpers))
        .filter(helper -> !helper.equals(lead.id()))
        .concatMap(departments::find)
        .map(Listed::department)
        .filter(Department::open)
        .map(Department::id)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Set<UUID> together(Department lead, Set<UUID> helpers) {
    var all = new HashSet<>(helpers);
    all.add(lead.id());
    return all;
  }

  private static Optional<Move> refused(Optional<LadderOutcome> why) {
    return why.map(Move.Refuse::new);
  }
}
