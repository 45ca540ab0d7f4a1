package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.ClockCalls.TEAM;
import static org.diandan.request.journey.ClockCalls.accepted;
import static org.diandan.request.journey.ClockCalls.addWords;
import static org.diandan.request.journey.ClockCalls.ask;
import static org.diandan.request.journey.ClockCalls.askedAgo;
import static org.diandan.request.journey.ClockCalls.assertSamePromise;
import static org.diandan.request.journey.ClockCalls.bearer;
import static org.diandan.request.journey.ClockCalls.call;
import static org.diandan.request.journey.ClockCalls.clocks;
import static org.diandan.request.journey.ClockCalls.count;
import static org.diandan.request.journey.ClockCalls.events;
import static org.diandan.request.journey.ClockCalls.moment;
import static org.diandan.request.journey.ClockCalls.question;
import static org.diandan.request.journey.ClockCalls.reaching;
import static org.diandan.request.journey.ClockCalls.urgent;
import static org.diandan.request.journey.ClockCalls.waited;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Duration;
import java.util.Map;
import org.diandan.contract.Urgency;
import org.diandan.request.clock.Promises;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Clocks that stand still while the resident is asked, and that nothing else resets. */
class ClocksIT {

  @Test
  void aQuestionStopsBothClocksUntilTheResidentSaysMore() {
    var taken = taken(submit(order(urgent())));
    var before = clocks(taken);

    ask("clock-operator", taken).expectStatus().isCreated();
    ask("clock-operator", taken).expectStatus().isEqualTo(409);
    assertThat(new Browser().open(taken.link()).page()).contains("请您补充", "几楼的水管？");
    askedAgo(taken, "5 hours");
    addWords(taken);

    var after = clocks(taken);
    var passed = waited(taken);
    assertThat(passed).isGreaterThan(Duration.ofHours(5));
    assertThat(after.acceptBy()).isEqualTo(before.acceptBy().plus(passed));
    assertThat(after.finishBy()).isEqualTo(before.finishBy().plus(passed));
    assertThat(events(taken, "clock.paused.v1")).isEqualTo(1);
    assertThat(events(taken, "clock.moved.v1")).isEqualTo(1);
    assertThat(new Browser().open(taken.link()).page()).doesNotContain("几楼的水管？");
  }

  @Test
  void aNeedThatCanWaitMovesByWorkingTimeOnly() {
    var taken = taken(submit(order(Map.of())));
    var before = clocks(taken);
    var time = SERVICE.bean(Promises.class).timeOf(Urgency.U4);

    ask("clock-operator", taken).expectStatus().isCreated();
    askedAgo(taken, "9 days");
    CLIENT
        .delete()
        .uri("/api/clocks/" + taken.id() + "/question")
        .header(HttpHeaders.AUTHORIZATION, bearer("clock-operator"))
        .exchange()
        .expectStatus()
        .isOk();

    var after = clocks(taken);
    var passed = time.between(moment(taken, "asked_at"), moment(taken, "ended_at"));
    assertThat(passed).isBetween(Duration.ofDays(4), Duration.ofDays(8));
    assertThat(time.between(before.finishBy(), after.finishBy())).isEqualTo(passed);
    assertThat(after.finishBy()).isEqualTo(time.after(before.finishBy(), passed));
  }

  @Test
  void noMoveInsideEverResetsAClock() {
    var taken = taken(submit(order(urgent())));
    var promised = clocks(taken);
    var other = Team.called("乙队");

    MATCHING.say(
        TEAM.isAsked(taken.id(), 1), TEAM.declines(taken.id(), 1), TEAM.isAsked(taken.id(), 1));
    MATCHING.say(TEAM.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");
    assertSamePromise(taken, promised);
    MATCHING.say(TEAM.releases(taken.id(), 1));
    reaching(taken, "DISPATCHING");
    assertSamePromise(taken, promised);
    MATCHING.say(other.isAsked(taken.id(), 1), other.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");
    MATCHING.say(other.checksIn(taken.id(), 1));
    reaching(taken, "IN_SERVICE");

    assertSamePromise(taken, promised);
    assertThat(events(taken, "clock.moved.v1")).isZero();
  }

  @Test
  void whoeverIsThereNeedsNoAnswerAnyMore() {
    var taken = accepted(urgent());
    var before = clocks(taken);
    call("clock-leader", HttpMethod.POST, "/api/clocks/" + taken.id() + "/question", question())
        .expectStatus()
        .isCreated();

    MATCHING.say(TEAM.checksIn(taken.id(), 1));

    await().until(() -> events(taken, "clock.moved.v1") == 1);
    assertThat(clocks(taken).finishBy()).isAfterOrEqualTo(before.finishBy());
    assertThat(
            count("request_question where ended_as = 'LAPSED' and request_id = '%s'", taken.id()))
        .isEqualTo(1);
  }
}
