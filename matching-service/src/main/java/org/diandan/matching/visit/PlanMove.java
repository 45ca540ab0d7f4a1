package org.diandan.matching.visit;

import static org.diandan.matching.visit.VisitOutcome.NotSo.Presence.HAS_LEFT;
import static org.diandan.matching.visit.VisitOutcome.NotSo.Presence.IS_THERE;
import static org.diandan.matching.visit.VisitOutcome.NotSo.Presence.NEVER_CAME;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.visit.Attendance.Flag;
import org.diandan.matching.visit.Attendance.Leave;
import org.diandan.matching.visit.Told.Way;
import org.diandan.matching.visit.VisitOutcome.ClaimRefused.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides about a step of a visit; plain code, no clock but the one in the case file. */
@Component
class PlanMove {

  private final VisitChanges changes;
  private final VisitProperties settings;

  PlanMove(VisitChanges changes, VisitProperties settings) {
    this.changes = changes;
    this.settings = settings;
  }

  /**
   * Somebody comes.
   *
   * @param proven whether what was told carries the resident's code
   */
  Move coming(Scene scene, Told told, boolean proven) {
    var known = scene.book().find(scene.personId());
    var at = moment(scene, told);
    if (!scene.assignment().state().isActive()) {
      return new Move.Refuse(new VisitOutcome.OutOfOrder(scene.assignment().state()));
    }
    if (known.isPresent()) {
      return new Move.Refuse(new VisitOutcome.NotSo(known.get().isOpen() ? IS_THERE : HAS_LEFT));
    }
    if (scene.book().elsewhere() != null) {
      return new Move.Refuse(new VisitOutcome.Elsewhere(scene.book().elsewhere()));
    }
    return wrongClaim(scene, at)
        .<Move>map(Move.Refuse::new)
        .orElseGet(
            () ->
                new Move.Step(
                    changes.comes(scene, came(scene, told, at, proven), times(scene, at)),
                    new VisitOutcome.Done(AssignmentState.IN_SERVICE, 0)));
  }

  /** Somebody leaves; the visit ends with the leader, or with whoever is the last. */
  Move leaving(Scene scene, Told told, Ending ending, boolean proven) {
    var me = scene.personId();
    var mine = scene.book().find(me);
    var at = moment(scene, told);
    if (scene.assignment().state() != AssignmentState.IN_SERVICE) {
      return new Move.Refuse(new VisitOutcome.OutOfOrder(scene.assignment().state()));
    }
    if (!scene.leads() && !mine.map(Attendance::isOpen).orElse(false)) {
      return new Move.Refuse(new VisitOutcome.NotSo(mine.isPresent() ? HAS_LEFT : NEVER_CAME));
    }
    var wrong = wrongClaim(scene, at);
    if (wrong.isEmpty() && mine.isPresent() && at.isBefore(mine.get().cameAt())) {
      wrong = Optional.of(new VisitOutcome.ClaimRefused(Why.BEFORE_COMING));
    }
    if (wrong.isPresent()) {
      return new Move.Refuse(wrong.get());
    }
    return scene.leads() || !scene.book().isAnybodyElseThere(me)
        ? ends(scene, ending, all(scene, told, at, proven))
        : leaves(scene, all(scene, told, at, proven));
  }

  /** Nobody ended it: everybody who is there leaves when it was planned to end. */
  Move.End forgotten(Scene scene, Instant plannedUntil) {
    var all =
        scene.book().attendances().stream()
            .map(one -> one.isOpen() ? forgotten(one, plannedUntil) : one)
            .toList();
    return new Move.End(
        changes.endsByTheClock(scene, all),
        new VisitOutcome.Done(AssignmentState.DELIVERED, 0),
        all);
  }

  private static Attendance forgotten(Attendance one, Instant plannedUntil) {
    return one.left(plannedUntil, Leave.CLOCK, null).with(null, Set.of(Flag.FORGOTTEN), null);
  }

  private Move ends(Scene scene, Ending ending, List<Attendance> all) {
    var state = ending.isDelivered() ? AssignmentState.DELIVERED : AssignmentState.RELEASED;
    return new Move.End(
        changes.ends(scene, ending, all),
        new VisitOutcome.Done(state, minutesOf(scene.personId(), all)),
        all);
  }

  private Move leaves(Scene scene, List<Attendance> all) {
    return new Move.Step(
        changes.leaves(scene, all),
        new VisitOutcome.Done(AssignmentState.IN_SERVICE, minutesOf(scene.personId(), all)));
  }

  /** Until when the visit is planned, and when the clock ends it. */
  VisitChanges.Times times(Scene scene, Instant cameAt) {
    var plannedUntil = scene.plannedUntil(cameAt, settings);
    return new VisitChanges.Times(plannedUntil, plannedUntil.plus(settings.closeAfter()));
  }

  private static int minutesOf(UUID personId, List<Attendance> all) {
    return all.stream()
        .filter(one -> one.personId().equals(personId))
        .mapToInt(Attendance::minutes)
        .findFirst()
        .orElse(0);
  }

  private Attendance came(Scene scene, Told told, Instant at, boolean proven) {
    return new Attendance(
        scene.personId(),
        at,
        told.at(),
        near(scene, told),
        null,
        null,
        null,
        proven ? scene.now() : null,
        told.ago() == null ? Set.of() : Set.of(Flag.CLAIMED),
        scene.leads() ? scene.personId() : null);
  }

  /** Everybody as they stand after this step; a leader stands by the times of all. */
  private static List<Attendance> all(Scene scene, Told told, Instant at, boolean proven) {
    var all = new ArrayList<Attendance>();
    for (var one : scene.book().attendances()) {
      var mine = one.personId().equals(scene.personId());
      all.add(mine || scene.leads() ? after(scene, told, one, new Telling(at, proven)) : one);
    }
    return all;
  }

  private record Telling(Instant at, boolean proven) {}

  private static Attendance after(Scene scene, Told told, Attendance one, Telling telling) {
    var mine = one.personId().equals(scene.personId());
    Set<Flag> flags = told.ago() == null || !one.isOpen() ? Set.of() : Set.of(Flag.CLAIMED);
    var left =
        one.isOpen()
            ? one.left(
                telling.at(),
                mine ? Leave.valueOf(told.at().name()) : Leave.LEADER,
                mine ? near(scene, told) : null)
            : one;
    return left.with(
        telling.proven() ? scene.now() : null, flags, scene.leads() ? scene.personId() : null);
  }

  /** Positions a device kept would be a track; only one that is looked at now says anything. */
  private static @Nullable Nearness near(Scene scene, Told told) {
    return told.ago() == null && told.at() == Way.BUTTON
        ? Nearness.of(scene.file().place(), told.position())
        : null;
  }

  private static Instant moment(Scene scene, Told told) {
    return told.ago() == null ? scene.now() : scene.now().minus(told.ago());
  }

  private Optional<VisitOutcome> wrongClaim(Scene scene, Instant at) {
    if (at.equals(scene.now())) {
      return Optional.empty();
    }
    if (at.isBefore(scene.book().acceptedAt())) {
      return Optional.of(new VisitOutcome.ClaimRefused(Why.BEFORE_ACCEPTANCE));
    }
    return at.isBefore(scene.now().minus(settings.keptAtMost()))
        ? Optional.of(new VisitOutcome.ClaimRefused(Why.TOO_OLD))
        : Optional.empty();
  }
}
