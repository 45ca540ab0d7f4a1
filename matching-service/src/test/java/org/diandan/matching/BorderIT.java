package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.decline;
import static org.diandan.matching.Deeds.makeDue;
import static org.diandan.matching.Deeds.openAssignments;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.SOON;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.state;
import static org.diandan.matching.Town.told;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.diandan.outbox.Ledger;
import org.junit.jupiter.api.Test;

class BorderIT {

  private static final AtomicInteger PROVINCES = new AtomicInteger(70);

  private final int province = PROVINCES.incrementAndGet();
  private final Town home = new Town(province + "01");
  private final Town neighbour = new Town(province + "02");

  @Test
  void aTeamOfTheNeighbourIsAskedWhenNobodyAtHomeCanComeAndItAccepts() {
    home.team("不会水暖队", 1, 2);
    var helper = neighbour.farGoing("邻市水暖队", 30, 2, "S09");

    var request = home.submit(Urgency.U3, "S09");
    var offer = offer(request, helper);

    awaitTold(request, "search.escalated.v1", "offer.sent.v1");
    assertThat(said(request)).containsExactly("border.reserve-asked.v1", "border.reserved.v1");
    assertThat(placesHeld(helper)).isZero();
    accept(helper, offer);
    assertThat(state(request)).isEqualTo("ASSIGNED");
    assertThat(openAssignments(helper)).isOne();
  }

  @Test
  void officialsOfTheHomeAreaSeeWhichPrefectureHelpsAndThePageSaysSo() {
    var helper = neighbour.farGoing("邻市水暖队", 30, 2, "S09");
    var request = home.submit(Urgency.U3, "S09");
    var offer = offer(request, helper);

    var official = RunningService.as(UUID.randomUUID(), "OFFICIAL", home.town().value());
    official
        .get()
        .uri("/api/cases/{id}", request)
        .exchange()
        .expectBody()
        .jsonPath("$.offers[0].prefecture")
        .isEqualTo(province + "02")
        .jsonPath("$.offers[0].origin")
        .isEqualTo("NEIGHBOUR")
        .jsonPath("$.neighbours[0].state")
        .isEqualTo("CONFIRMED")
        .jsonPath("$.neighbours[0].teamName")
        .isEqualTo("邻市水暖队");
    official
        .get()
        .uri("/offers/{id}/why", offer)
        .exchange()
        .expectBody(String.class)
        .value(
            page ->
                assertThat(page)
                    .contains("邻市去得到、能做这一项、又有空的队伍里，邻市水暖队是唯一能去的")
                    .contains("区划代码 %d02".formatted(province)));
  }

  @Test
  void aNeighbourWithoutRoomDeniesAndTheEscalationStays() {
    var helper = neighbour.farGoing("邻市水暖队", 30, 1, "S09");
    var served = neighbour.submit(Urgency.U3, "S09");
    accept(helper, offer(served, helper));

    var request = home.submit(Urgency.U3, "S09");
    awaitQuestion(request, "DENIED EVERYBODY_BUSY");

    assertThat(state(request)).isEqualTo("SEARCHING");
    assertThat(told(request)).containsExactly("search.escalated.v1");
    assertThat(said(request)).containsExactly("border.reserve-asked.v1", "border.denied.v1");
    assertThat(placesHeld(helper)).isZero();
  }

  @Test
  void aTeamThatDoesNotGoThatFarIsNotSentAcrossTheBorder() {
    neighbour.team("本地水暖队", 30, 2, "S09");

    var request = home.submit(Urgency.U3, "S09");

    awaitQuestion(request, "DENIED NOBODY_QUALIFIED");
    assertThat(state(request)).isEqualTo("SEARCHING");
  }

  @Test
  void theNextNeighbourIsAskedWhenTheNearestTeamDeclines() {
    var near = neighbour.farGoing("近处邻市队", 30, 2, "S09");
    var far = new Town(province + "03").farGoing("远处邻市队", 45, 2, "S09");
    var request = home.submit(Urgency.U3, "S09");

    decline(near, offer(request, near));

    offer(request, far);
    assertThat(rows(questions(request)))
        .containsExactly(province + "02 CONFIRMED", province + "03 CONFIRMED");
  }

  @Test
  void anEmergencyAsksAllNeighboursAtOnce() {
    var near = neighbour.farGoing("近处邻市队", 30, 2, "S09");
    var far = new Town(province + "03").farGoing("远处邻市队", 45, 2, "S09");

    var request = home.submit(Urgency.U1, "S09");

    offer(request, near);
    offer(request, far);
    assertThat(rows("select id from offer where request_id = '%s'".formatted(request))).hasSize(2);
  }

  @Test
  void homeIsLookedAtFirst() {
    var helper = neighbour.farGoing("邻市水暖队", 30, 2, "S09");
    var own = home.team("本市水暖队", 50, 2, "S09");

    var request = home.submit(Urgency.U3, "S09");

    offer(request, own);
    assertThat(said(request)).isEmpty();
    assertThat(placesHeld(helper)).isZero();
  }

  @Test
  void anOfferAcrossTheBorderSurvivesAChangeOfTheTeam() {
    var helper = neighbour.farGoing("邻市水暖队", 30, 2, "S09");
    var request = home.submit(Urgency.U3, "S09");
    var offer = offer(request, helper);

    var form = neighbour.form(helper, "改名队", 30, 3);
    form.put("skills", List.of("S09"));
    form.put("radiusKm", 100);
    Town.bring(List.of(form));

    assertThat(offer(request, helper)).isEqualTo(offer);
  }

  @Test
  void aSecondDeliveryOfWhatWasSaidChangesNothing() {
    var helper = neighbour.farGoing("邻市水暖队", 30, 5, "S09");
    var since = Instant.now();
    var request = home.submit(Urgency.U3, "S09");
    offer(request, helper);

    RunningService.bean(Ledger.class).resendSince(since).block(SOON);
    var marker = home.submit(Urgency.U3, "S09");

    offer(marker, helper);
    assertThat(said(request)).hasSize(2);
    assertThat(told(request)).containsExactly("search.escalated.v1", "offer.sent.v1");
    assertThat(placesHeld(helper)).isZero();
  }

  @Test
  void nobodyIsAskedTwiceInOneAttemptHoweverOftenTheSearchLooks() {
    neighbour.team("本地水暖队", 30, 2, "S09");
    var request = home.submit(Urgency.U3, "S09");
    awaitQuestion(request, "DENIED NOBODY_QUALIFIED");
    var steps = Town.stepsTaken(request);

    makeDue(request);
    await().until(() -> Town.stepsTaken(request) > steps);
    await().until(() -> isNotDue(request));

    assertThat(rows(questions(request))).hasSize(1);
  }

  private static boolean isNotDue(UUID request) {
    return rows("select 1 from border_search where request_id = '%s' and next_look_at <= now()"
            .formatted(request))
        .isEmpty();
  }

  private static String questions(UUID request) {
    return "select neighbour || ' ' || state from border_question where request_id = '%s' order by asked_at"
        .formatted(request);
  }

  private static void awaitQuestion(UUID request, String outcome) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        rows(
                            "select state || coalesce(' ' || denied_because, '') from border_question where request_id = '%s'"
                                .formatted(request)))
                    .containsExactly(outcome));
  }

  /** The wire names of what the owners said to each other about a request, in order. */
  private static List<String> said(UUID request) {
    return rows(
        "select type from event_outbox where topic = 'diandan.border' and data #>> '{question,of,requestId}' = '%s' order by id"
            .formatted(request));
  }

  private static long placesHeld(TeamOf team) {
    return DATABASE.count("select places_held from team where id = '%s'".formatted(team.id()));
  }
}
