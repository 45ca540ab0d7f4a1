package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.Deeds.decline;
import static org.diandan.matching.Deeds.openAssignments;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.text;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

class BoardIT {

  private final Town town = new Town();

  @Test
  void showsWhatFoundNobodyToTeamsThatCouldServeItAndToNobodyElse() {
    var able = town.team("水暖队", 1, 2, "S09");
    var unable = town.team("理发队", 1, 2);
    var request = leftOver(able, "S09");

    assertThat(board(able)).contains(request.toString());
    assertThat(board(unable)).doesNotContain(request.toString());
  }

  @Test
  void hasNothingOfASearchThatGoesOnByItself() {
    var team = town.team("一队", 1, 2);
    var request = town.submit(Urgency.U3);
    offer(request, team);

    assertThat(board(team)).doesNotContain(request.toString());
    assertThat(take(team, request)).isEqualTo(409);
  }

  @Test
  void givesARequestToTheFirstOfManyTakersAndTellsTheOthersPlainly() {
    var team = town.team("一队", 1, 9);
    var request = leftOver(team);
    var takers = IntStream.range(0, 6).mapToObj(i -> town.team("后来队" + i, 2, 9)).toList();

    var answers = together(takers, request);

    assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(5);
    awaitTold(
        request,
        "offer.sent.v1",
        "offer.declined.v1",
        "search.escalated.v1",
        "assignment.accepted.v1");
    assertThat(takers.stream().mapToLong(Deeds::openAssignments).sum()).isEqualTo(1);
  }

  @Test
  void letsATeamThatDeclinedChangeItsMindButNotTakeMoreThanItCan() {
    var team = town.team("一队", 1, 1);
    var request = leftOver(team);
    DATABASE.execute("update team set open_assignments = 1 where id = '%s'".formatted(team.id()));
    assertThat(take(team, request)).isEqualTo(409);
    DATABASE.execute("update team set open_assignments = 0 where id = '%s'".formatted(team.id()));

    assertThat(take(team, request)).isEqualTo(201);

    assertThat(openAssignments(team)).isEqualTo(1);
  }

  @Test
  void takesOnlyForTeamsTheCallerLeads() {
    var team = town.team("一队", 1, 2);
    var request = leftOver(team);
    var other = town.team("二队", 1, 2);

    var stranger = new TeamOf(other.id(), team.leader());

    assertThat(take(stranger, request)).isEqualTo(404);
  }

  @Test
  void proposesTeamsToAnOfficialBestFirstEachWithItsTerms() {
    var near = town.team("近处队", 1, 2);
    var far = town.team("远处队", 3, 2);
    var third = town.team("更远队", 5, 2);
    var request = town.submit(Urgency.U3);
    offer(request, near);

    official()
        .get()
        .uri("/api/cases/{id}/proposals", request)
        .exchange()
        .expectBody()
        .jsonPath("$.why")
        .isEqualTo("RANKED")
        .jsonPath("$.teams[0].teamId")
        .isEqualTo(far.id().toString())
        .jsonPath("$.teams[1].teamId")
        .isEqualTo(third.id().toString())
        .jsonPath("$.teams[0].explanation.chosen.distanceMetres")
        .isNumber();
  }

  @Test
  void asksAnotherTeamThanTheFirstProposalOnlyWithAReasonWhichIsKept() {
    var first = town.team("一队", 1, 2);
    town.team("二队", 2, 2);
    var chosen = town.team("三队", 5, 2);
    var request = town.submit(Urgency.U3);
    offer(request, first);

    assertThat(ask(request, chosen, null)).isEqualTo(400);
    assertThat(ask(request, chosen, "老人指名要他们")).isEqualTo(201);
    assertThat(ask(request, chosen, "再问一次")).isEqualTo(409);

    Deeds.accept(chosen, offer(request, chosen));
    awaitTold(
        request, "offer.sent.v1", "offer.sent.v1", "assignment.accepted.v1", "offer.withdrawn.v1");
    assertThat(
            text(
                "select asked_because from offer where request_id = '%s' and origin = 'OFFICIAL'"
                    .formatted(request)))
        .isEqualTo("老人指名要他们");
  }

  @Test
  void keepsTheHardRulesAndTheBordersOfAuthorityAtTheDesk() {
    var able = town.team("水暖队", 1, 2, "S09");
    var unable = town.team("理发队", 1, 2);
    var request = town.submit(Urgency.U3, "S09");
    offer(request, able);

    assertThat(ask(request, unable, "试试")).isEqualTo(409);
    var elsewhere = RunningService.as(UUID.randomUUID(), "OFFICIAL", "9998");
    assertThat(ask(elsewhere, request, Map.of("teamId", able.id()))).isEqualTo(404);
    var operator = RunningService.as(UUID.randomUUID(), "OPERATOR", "");
    assertThat(ask(operator, request, Map.of("teamId", able.id()))).isEqualTo(404);
  }

  @Test
  void aFrozenTeamGetsNothingNewGivesBackItsOffersAndKeepsItsTasks() {
    var team = town.team("一队", 1, 5);
    var kept = town.submit(Urgency.U3);
    Deeds.accept(team, offer(kept, team));
    var asked = town.submit(Urgency.U3);
    offer(asked, team);
    var other = town.team("二队", 2, 5);

    assertThat(availability(team, team.leader(), "FROZEN"))
        .isEqualTo(HttpStatus.NO_CONTENT.value());

    offer(asked, other);
    awaitTold(asked, "offer.sent.v1", "offer.withdrawn.v1", "offer.sent.v1");
    assertThat(Town.state(kept)).isEqualTo("ASSIGNED");
    offer(town.submit(Urgency.U3), other);
  }

  @Test
  void aTeamThatWantsToBeAskedByPeopleIsOnlyAskedByThem() {
    var shy = town.team("只接人工队", 1, 5);
    assertThat(availability(shy, shy.leader(), "MANUAL_ONLY")).isEqualTo(204);
    var request = town.submit(Urgency.U3);
    assertThat(Town.rows("select id from offer where request_id = '%s'".formatted(request)))
        .isEmpty();

    assertThat(ask(request, shy, null)).isEqualTo(201);
  }

  @Test
  void nobodyStopsATeamOfOthers() {
    var team = town.team("一队", 1, 5);

    assertThat(availability(team, UUID.randomUUID(), "FROZEN")).isEqualTo(404);
    assertThat(availability(team, team.leader(), "HIBERNATING")).isEqualTo(400);
  }

  @Test
  void aTeamThatChangedGivesBackWhatDoesNotFitAnyMore() {
    var team = town.team("水暖队", 1, 5, "S09");
    var request = town.submit(Urgency.U3, "S09");
    offer(request, team);
    var other = town.team("替补队", 3, 5, "S09");

    Town.bring(List.of(town.form(team, "水暖队", 1, 5)));

    offer(request, other);
    awaitTold(request, "offer.sent.v1", "offer.withdrawn.v1", "offer.sent.v1");
  }

  /** A request the only team there is declined. */
  private UUID leftOver(TeamOf team, String... skills) {
    var request = town.submit(Urgency.U3, skills);
    decline(team, offer(request, team));
    awaitTold(request, "offer.sent.v1", "offer.declined.v1", "search.escalated.v1");
    return request;
  }

  private static String board(TeamOf team) {
    var found =
        RunningService.leader(team.leader())
            .get()
            .uri("/api/board")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return found == null ? "" : found;
  }

  private static int take(TeamOf team, UUID request) {
    return RunningService.leader(team.leader())
        .post()
        .uri("/api/board/{id}/taking", request)
        .bodyValue(Map.of("teamId", team.id()))
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  private static WebTestClient official() {
    return RunningService.as(UUID.randomUUID(), "OFFICIAL", "");
  }

  private static int ask(UUID request, TeamOf team, @Nullable String reason) {
    return ask(
        official(),
        request,
        reason == null
            ? Map.of("teamId", team.id())
            : Map.of("teamId", team.id(), "reason", reason));
  }

  private static int ask(WebTestClient official, UUID request, Map<String, ?> body) {
    return official
        .post()
        .uri("/api/cases/{id}/offers", request)
        .bodyValue(body)
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  private static int availability(TeamOf team, UUID person, String availability) {
    return RunningService.leader(person)
        .put()
        .uri("/api/teams/{id}/availability", team.id())
        .bodyValue(Map.of("availability", availability))
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  private static List<Integer> together(List<TeamOf> takers, UUID request) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = takers.stream().map(team -> (Callable<Integer>) () -> take(team, request));
      return threads.invokeAll(calls.toList()).stream().map(Future::resultNow).toList();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
