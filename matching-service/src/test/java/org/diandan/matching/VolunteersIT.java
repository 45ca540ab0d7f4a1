package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Town.SOON;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonChanged;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.matching.volunteer.Volunteer;
import org.diandan.matching.volunteer.Volunteers;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;

class VolunteersIT {

  private static final AreaCode HOME = new AreaCode("360802001005");

  private final Volunteers volunteers = RunningService.bean(Volunteers.class);

  @Test
  void whatIsToldOfAPersonIsKnownAndNobodyElseChanges() {
    var told = UUID.randomUUID();
    var untold = UUID.randomUUID();

    Town.publish(changed(told, PersonState.AWAITS_GUARDIAN, AgeGroup.OLDER_YOUTH));
    Town.publish(changed(told, PersonState.ACTIVE, AgeGroup.OLDER_YOUTH));

    var expected = new Volunteer(told, PersonState.ACTIVE, AgeGroup.OLDER_YOUTH, HOME, null);
    await().until(() -> expected.equals(get(told)));
    assertThat(volunteers.list(List.of(told, untold)).collectList().block(SOON))
        .containsExactlyInAnyOrder(expected, Volunteer.untold(untold));
    assertThat(get(untold).mayServe()).isTrue();
  }

  @Test
  void aClaimedSkillCountsOnceAReviewerOfTheAreaConfirmedItAndOnlyUntilItRunsOut() {
    var town = new Town();
    var team = town.team("水暖队", 1, 3);
    var volunteer = RunningService.leader(team.leader());
    post(volunteer, "/volunteer/skills", "skill=S09&level=SKILLED&proof=证书").isSeeOther();
    assertThat(skills(team)).isEqualTo("{}");
    var review = "/admin/skills/%s/S09".formatted(team.leader());

    post(RunningService.as(UUID.randomUUID(), "OFFICIAL", "1101"), review, "answer=confirm")
        .isEqualTo(409);
    post(RunningService.as(team.leader(), "OFFICIAL", ""), review, "answer=confirm").isEqualTo(409);
    assertThat(skills(team)).isEqualTo("{}");
    post(RunningService.administrator(), review, "answer=confirm").isSeeOther();
    assertThat(skills(team)).isEqualTo("{S09}");

    RunningService.DATABASE.execute(
        "update volunteer_skill set expires_on = current_date - 2 where person_id = '%s'"
            .formatted(team.leader()));
    assertThat(skills(team)).isEqualTo("{}");
  }

  @Test
  void aVolunteerAsksALeaderAcceptsAndWhoLeftServesWithNoTeam() {
    var town = new Town();
    var team = town.team("北家安队", 1, 3);
    var person = UUID.randomUUID();
    Town.publish(
        new PersonChanged(
            UUID.randomUUID(),
            Instant.now(),
            person,
            PersonState.ACTIVE,
            AgeGroup.ADULT,
            town.village(),
            null));
    await().until(() -> get(person).ageGroup() == AgeGroup.ADULT);
    var volunteer = RunningService.as(person, "VOLUNTEER", "");

    post(volunteer, "/volunteer/teams/%s/wish".formatted(team.id()), "").isSeeOther();
    var members = "/teams/%s/members".formatted(team.id());
    post(RunningService.leader(UUID.randomUUID()), members + "/" + person, "answer=accept")
        .isEqualTo(409);
    post(RunningService.leader(team.leader()), members + "/" + person, "answer=accept")
        .isSeeOther();
    assertThat(memberships(person)).isEqualTo(1);
    Town.publish(changed(person, PersonState.LEFT, AgeGroup.ADULT));

    await().until(() -> memberships(person) == 0);
    assertThat(
            RunningService.DATABASE.count(
                "select count(*) from event_outbox where type = 'team.changed.v1' and subject = '%s'"
                    .formatted(team.id())))
        .isEqualTo(4);
  }

  @Test
  void whoeverWaitsForAGuardianJoinsNoTeam() {
    var team = new Town().team("西街队", 1, 3);
    var child = UUID.randomUUID();
    Town.publish(changed(child, PersonState.AWAITS_GUARDIAN, AgeGroup.YOUTH));
    await().until(() -> !get(child).mayServe());

    post(
            RunningService.as(child, "VOLUNTEER", ""),
            "/volunteer/teams/%s/wish".formatted(team.id()),
            "")
        .isEqualTo(409);
  }

  @Test
  void notTodayIsOneTapAndEndsTheDayForOthersToo() {
    var person = UUID.randomUUID();
    var volunteer = RunningService.as(person, "VOLUNTEER", "");
    var now = Instant.now();
    var soon = now.plusSeconds(60);
    assertThat(volunteers.isFree(person, now, soon).block(SOON)).isTrue();

    post(volunteer, "/volunteer/availability", "act=today").isSeeOther();

    assertThat(volunteers.isFree(person, now, soon).block(SOON)).isFalse();
    post(volunteer, "/volunteer/availability", "act=today").isSeeOther();
    assertThat(volunteers.isFree(person, now, soon).block(SOON)).isTrue();
  }

  @Test
  void ofTwoThatAreOnePersonTheOtherServesOn() {
    var team = new Town().team("东街队", 1, 3, "S09");
    var other = UUID.randomUUID();

    Town.publish(
        new PersonChanged(
            UUID.randomUUID(),
            Instant.now(),
            team.leader(),
            PersonState.MERGED,
            AgeGroup.ADULT,
            HOME,
            other));

    await().until(() -> memberships(other) == 1);
    assertThat(memberships(team.leader())).isZero();
  }

  @Test
  void everyPageIsThereInBothLanguages() {
    var team = new Town().team("看页队", 1, 3);
    var leader = RunningService.leader(team.leader());
    for (var path :
        List.of(
            "/volunteer/skills",
            "/volunteer/availability",
            "/volunteer/teams",
            "/teams/%s/members".formatted(team.id()))) {
      assertThat(page(leader, path, "zh")).contains("<h1").doesNotContain("??");
      assertThat(page(leader, path, "en")).contains("<h1").doesNotContain("??");
    }
    assertThat(page(RunningService.administrator(), "/admin/skills", "zh")).contains("核实技能");
  }

  private static String page(WebTestClient client, String path, String language) {
    var page =
        client
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .cookie("lang", language)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return page == null ? "" : page;
  }

  private static StatusAssertions post(WebTestClient client, String path, String form) {
    return client
        .post()
        .uri(path)
        .accept(MediaType.TEXT_HTML)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue(form)
        .exchange()
        .expectStatus();
  }

  private static String skills(Town.TeamOf team) {
    return Town.text(
        "select cast(skills as text) from membership where team_id = '%s'".formatted(team.id()));
  }

  private static long memberships(UUID person) {
    return RunningService.DATABASE.count(
        "select count(*) from membership where person_id = '%s'".formatted(person));
  }

  private Volunteer get(UUID person) {
    var found = volunteers.get(person).block(SOON);
    return found == null ? Volunteer.untold(person) : found;
  }

  private static PersonChanged changed(UUID person, PersonState state, AgeGroup ageGroup) {
    return new PersonChanged(UUID.randomUUID(), Instant.now(), person, state, ageGroup, HOME, null);
  }
}
