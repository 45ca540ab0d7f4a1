package org.diandan.request.clock.running;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ClockEvent.ClockKind;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.catalogue.Words;
import org.diandan.request.clock.RunningTime;
import org.diandan.request.clock.ShippedCalendar;
import org.diandan.request.clock.running.Reminder.Given;
import org.diandan.request.clock.running.Reminder.Stage;
import org.diandan.request.clock.running.ReminderPlan.Running;
import org.diandan.request.clock.running.ReminderPlan.Spans;
import org.diandan.request.clock.running.RunningRequest.OpenQuestion;
import org.diandan.request.clock.running.RunningRequest.Team;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which reminder is due when, also for the clock bugs other systems had. */
class ReminderPlanTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant ORDERED = at("2026-11-23T10:00");

  @Test
  void anUrgentNeedRingsAtHalfAtTheEndAndOnceAfterwards() {
    var rung = played(Urgency.U2, RequestState.DISPATCHING, Duration.ofMinutes(1));

    assertThat(rung)
        .containsExactly(
            "2026-11-23T11:00 ACCEPT HALF",
            "2026-11-23T11:36 ACCEPT NEARLY",
            "2026-11-23T12:00 ACCEPT DUE",
            "2026-11-23T14:00 ACCEPT OVERDUE",
            "2026-11-23T16:00 FINISH DUE",
            "2026-11-23T18:00 FINISH OVERDUE");
  }

  /** Zammad #4432: reminders came at midnight and on weekends in spite of service hours. */
  @Test
  void aNeedThatCanWaitRingsOnlyWhileTheDeskIsThere() {
    var rung = played(Urgency.U3, RequestState.ACCEPTED, Duration.ofMinutes(30));

    assertThat(rung)
        .isNotEmpty()
        .allSatisfy(
            ring -> {
              var moment = LocalDateTime.parse(ring.substring(0, 16)).atZone(SHANGHAI).toInstant();
              assertThat(ShippedCalendar.desk(SHANGHAI).isOpenAt(moment)).as(ring).isTrue();
            });
  }

  /** Zammad #5177: the shorter of two times hid the other one. */
  @Test
  void anEndThatComesFirstHidesNoAcceptance() {
    var request =
        request(Urgency.U2, RequestState.DISPATCHING, ORDERED.plus(Duration.ofHours(10)))
            .clocks(ORDERED.plus(Duration.ofHours(4)), ORDERED.plus(Duration.ofHours(2)));

    var first = request.plan(Set.of());
    var second = request.plan(Set.of(given(first)));

    assertThat(List.of(clockOf(first), clockOf(second)))
        .containsExactlyInAnyOrder(ClockKind.ACCEPT, ClockKind.FINISH);
  }

  /** Zammad #3140: it escalated although the agent had answered and the customer's turn it was. */
  @Test
  void whoeverWaitsForTheResidentIsNotRemindedOfPromises() {
    var asked = ORDERED.plus(Duration.ofHours(1));
    var request =
        request(Urgency.U2, RequestState.ACCEPTED, ORDERED.plus(Duration.ofDays(9)))
            .waitingSince(asked);

    var first = request.plan(Set.of());

    assertThat(clockOf(first)).isEqualTo(ClockKind.ANSWER);
    assertThat(request.plan(Set.of(given(first))).due()).isNull();
  }

  /** UR#76: a case that nobody touches is told of, once for each rung, and never in a storm. */
  @Test
  void whoeverLooksMuchTooLateTellsOnlyWhatStillMakesSense() {
    var request = request(Urgency.U2, RequestState.DISPATCHING, ORDERED.plus(Duration.ofDays(30)));

    var first = request.plan(Set.of());
    var second = request.plan(Set.of(given(first)));
    var third = request.plan(Set.of(given(first), given(second)));

    assertThat(List.of(stageOf(first), stageOf(second)))
        .containsExactly(Stage.OVERDUE, Stage.OVERDUE);
    assertThat(third).isEqualTo(new ReminderPlan(null, null));
  }

  @Test
  void whoeverAcceptedIsNotRemindedOfAccepting() {
    var rung = played(Urgency.U2, RequestState.ACCEPTED, Duration.ofMinutes(1));

    assertThat(rung).isNotEmpty().noneMatch(ring -> ring.contains("ACCEPT"));
  }

  @Test
  void moreTimeBeginsANewCount() {
    var given = Set.of(new Given(ClockKind.FINISH, 0, Stage.OVERDUE));
    var request =
        request(Urgency.U2, RequestState.ACCEPTED, ORDERED.plus(Duration.ofHours(7))).extended();

    assertThat(stageOf(request.plan(given))).isEqualTo(Stage.DUE);
  }

  @Test
  void aReminderThatCameDueAtNightWaitsForTheMorning() {
    var request = request(Urgency.U3, RequestState.DISPATCHING, at("2026-11-24T23:00"));

    var plan = request.plan(Set.of());

    assertThat(plan).isEqualTo(new ReminderPlan(null, at("2026-11-25T08:30")));
  }

  /** Looks whenever the plan says so, until nothing is left. */
  private static List<String> played(Urgency urgency, RequestState state, Duration step) {
    var given = new HashSet<Given>();
    var rung = new ArrayList<String>();
    var now = ORDERED;
    for (int look = 0; look < 20_000; look++) {
      var plan = request(urgency, state, now).plan(given);
      var due = plan.due();
      if (due != null) {
        given.add(new Given(due.clock(), due.serial(), due.stage()));
        rung.add(
            "%s %s %s".formatted(now.atZone(SHANGHAI).toLocalDateTime(), due.clock(), due.stage()));
      } else if (plan.lookAt() == null) {
        return rung;
      } else {
        now = now.plus(step);
      }
    }
    throw new AssertionError("It never ends: " + rung);
  }

  private static Case request(Urgency urgency, RequestState state, Instant now) {
    var time = urgency.runsOnWallTime() ? RunningTime.WALL : ShippedCalendar.workingTime(SHANGHAI);
    var item =
        new ServiceItem(
            new ServiceItemCode("RP01"),
            "RP",
            new Words("修", "repair"),
            Set.of(),
            urgency,
            Duration.ofHours(urgency.runsOnWallTime() ? 2 : 24),
            Duration.ofHours(urgency.runsOnWallTime() ? 6 : 72),
            Set.of(),
            1);
    var clocks =
        new Clocks(
            time.after(ORDERED, item.acceptWithin()), time.after(ORDERED, item.finishWithin()));
    return new Case(
        new Running(
            time,
            ShippedCalendar.desk(SHANGHAI),
            item,
            new Spans(Duration.ofHours(2), Duration.ofHours(2))),
        running(new Facts(state, clocks, null, 0, now)));
  }

  /** A request and how its clocks run. */
  private record Case(Running running, RunningRequest request) {

    ReminderPlan plan(Set<Given> given) {
      return ReminderPlan.of(request, running, given);
    }

    Case clocks(Instant acceptBy, Instant finishBy) {
      return with(new Clocks(acceptBy, finishBy), null, 0);
    }

    Case waitingSince(Instant asked) {
      return with(request.clocks(), new OpenQuestion(new UUID(0, 2), asked), 0);
    }

    Case extended() {
      return with(request.clocks(), null, 1);
    }

    private Case with(Clocks clocks, @Nullable OpenQuestion question, int extensions) {
      return new Case(
          running,
          ReminderPlanTest.running(
              new Facts(request.state(), clocks, question, extensions, request.now())));
    }
  }

  private record Facts(
      RequestState state,
      Clocks clocks,
      @Nullable OpenQuestion question,
      int extensions,
      Instant now) {}

  private static RunningRequest running(Facts facts) {
    return new RunningRequest(
        new UUID(0, 1),
        facts.state(),
        1,
        7,
        new AreaCode("990101001001"),
        new ServiceItemCode("RP01"),
        1,
        Urgency.U3,
        facts.clocks(),
        facts.state() == RequestState.ACCEPTED ? new Team(new UUID(0, 3), "甲队") : null,
        facts.question(),
        facts.question() == null ? 0 : 1,
        null,
        facts.extensions(),
        facts.now());
  }

  private static Given given(ReminderPlan plan) {
    var due = requireNonNull(plan.due());
    return new Given(due.clock(), due.serial(), due.stage());
  }

  private static ClockKind clockOf(ReminderPlan plan) {
    return given(plan).clock();
  }

  private static Stage stageOf(ReminderPlan plan) {
    return given(plan).stage();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }
}
