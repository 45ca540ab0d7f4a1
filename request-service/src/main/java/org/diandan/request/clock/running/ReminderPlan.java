package org.diandan.request.clock.running;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.diandan.contract.ClockEvent.ClockKind;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.clock.Desk;
import org.diandan.request.clock.RunningTime;
import org.diandan.request.clock.running.Reminder.Given;
import org.diandan.request.clock.running.Reminder.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Which reminder of a request is due, and when to look again. Of several that are due together only
 * the last still makes sense; the earlier ones are never given.
 *
 * @param due at most one; null when nothing is due now
 * @param lookAt when the next one may be due; null when none is left
 */
record ReminderPlan(@Nullable Reminder due, @Nullable Instant lookAt) {

  private static final double HALF = 0.5;
  private static final double FIFTH = 0.2;

  /** How the clocks of a request run. */
  record Running(RunningTime time, Desk desk, ServiceItem item, Spans spans) {

    /** Working-calendar needs wait for the desk; urgent ones ring at night. */
    Instant ring(Instant moment) {
      return item.urgency().runsOnWallTime() ? moment : desk.openFrom(moment).orElse(moment);
    }
  }

  /** Of the urgency. */
  record Spans(Duration answerWithin, Duration overdueAfter) {}

  /** A stage and the moment it rings. */
  private record Ring(Reminder reminder, Instant at) {}

  static ReminderPlan of(RunningRequest request, Running running, Collection<Given> given) {
    var rings = rings(request, running).stream().filter(ring -> isNew(ring, given)).toList();
    var now = request.now();
    // Whatever came due while the desk was closed waits for it.
    boolean quiet = running.ring(now).isAfter(now);
    var due = quiet ? Optional.<Ring>empty() : due(rings, now);
    var next =
        rings.stream()
            .filter(ring -> due.isEmpty() || isAfter(ring, due.get()))
            .map(ring -> ring.at().isBefore(now) ? running.ring(now) : ring.at())
            .min(Instant::compareTo);
    return new ReminderPlan(due.map(Ring::reminder).orElse(null), next.orElse(null));
  }

  /** The furthest stage of the first clock that has one. */
  private static Optional<Ring> due(List<Ring> rings, Instant now) {
    var reached = rings.stream().filter(ring -> !ring.at().isAfter(now)).toList();
    return reached.stream()
        .filter(ring -> reached.stream().noneMatch(other -> isPassedBy(ring, other)))
        .findFirst();
  }

  private static boolean isPassedBy(Ring ring, Ring other) {
    return ring.reminder().clock() == other.reminder().clock()
        && other.reminder().stage().compareTo(ring.reminder().stage()) > 0;
  }

  /** What is left once a reminder was given: later stages of its clock, and the other clocks. */
  private static boolean isAfter(Ring ring, Ring given) {
    return ring.reminder().clock() != given.reminder().clock() || isPassedBy(given, ring);
  }

  private static boolean isNew(Ring ring, Collection<Given> given) {
    return given.stream()
        .noneMatch(
            one ->
                one.clock() == ring.reminder().clock()
                    && one.serial() == ring.reminder().serial()
                    && one.stage().compareTo(ring.reminder().stage()) >= 0);
  }

  private static List<Ring> rings(RunningRequest request, Running running) {
    if (request.question() != null) {
      return answer(request, running, request.question().askedAt());
    }
    var rings = new ArrayList<Ring>();
    var clocks = request.clocks();
    if (!request.isHeld()) {
      var accept = new Reminder(ClockKind.ACCEPT, 0, Stage.HALF, clocks.acceptBy());
      rings.addAll(early(accept, running.item().acceptWithin(), running));
      rings.addAll(late(accept, running));
    }
    var finish =
        new Reminder(ClockKind.FINISH, request.extensions(), Stage.HALF, clocks.finishBy());
    if (request.isHeld()) {
      // Before that, whoever looks for a team hears of the acceptance only.
      rings.addAll(early(finish, running.item().finishWithin(), running));
    }
    rings.addAll(late(finish, running));
    return rings;
  }

  private static List<Ring> answer(RunningRequest request, Running running, Instant askedAt) {
    var due = running.time().after(askedAt, running.spans().answerWithin());
    var about = new Reminder(ClockKind.ANSWER, request.questions(), Stage.DUE, due);
    var last = running.time().after(due, running.spans().answerWithin());
    return List.of(
        new Ring(about, running.ring(due)), new Ring(at(about, Stage.OVERDUE), running.ring(last)));
  }

  private static List<Ring> early(Reminder about, Duration span, Running running) {
    var rings = new ArrayList<Ring>();
    for (var stage : List.of(Stage.HALF, Stage.NEARLY)) {
      var left = Duration.ofMillis((long) (span.toMillis() * (stage == Stage.HALF ? HALF : FIFTH)));
      var rung = running.ring(running.time().before(about.deadline(), left));
      if (rung.isBefore(about.deadline())) {
        rings.add(new Ring(at(about, stage), rung));
      }
    }
    return rings;
  }

  private static List<Ring> late(Reminder about, Running running) {
    var overdue = running.time().after(about.deadline(), running.spans().overdueAfter());
    return List.of(
        new Ring(at(about, Stage.DUE), running.ring(about.deadline())),
        new Ring(at(about, Stage.OVERDUE), running.ring(overdue)));
  }

  private static Reminder at(Reminder about, Stage stage) {
    return new Reminder(about.clock(), about.serial(), stage, about.deadline());
  }
}
