package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.decline;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.stepsTaken;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.RequestEvent.RequestSorted;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;

class TriageIT {

  private final Town town = new Town();
  private final TeamOf team = town.team("便民队", 1, 2);

  @Test
  void callsAPersonForSomethingElseAndAsksNobodyUntilThatPersonDoes() {
    var request = submitSomethingElse(Urgency.U3);

    awaitTold(request, "search.escalated.v1");
    assertThat(escalations(request)).containsExactly("UNCLEAR");
    assertThat(Town.state(request)).isEqualTo("SEARCHING");

    ask(request);
    accept(team, offer(request, team));
    awaitTold(request, "search.escalated.v1", "offer.sent.v1", "assignment.accepted.v1");
  }

  @Test
  void callsThePersonAgainWhenTheTeamThatWasAskedDeclines() {
    var request = submitSomethingElse(Urgency.U3);
    ask(request);

    decline(team, offer(request, team));

    awaitTold(
        request,
        "search.escalated.v1",
        "offer.sent.v1",
        "offer.declined.v1",
        "search.escalated.v1");
    assertThat(escalations(request)).containsExactly("EVERYBODY_DECLINED", "UNCLEAR");
  }

  @Test
  void asksTeamsAtOnceInAnEmergencyWhateverItIs() {
    var request = submitSomethingElse(Urgency.U1);

    awaitTold(request, "search.escalated.v1", "offer.sent.v1");
    assertThat(escalations(request)).containsExactly("EMERGENCY");
  }

  @Test
  void asksATeamWithTheSkillsAsSoonAsSomebodySaysWhatItIs() {
    var plumbers = town.team("水暖队", 2, 1, "S09");
    var request = submitSomethingElse(Urgency.U3);

    sort(request, "S09");

    offer(request, plumbers);
    awaitTold(request, "search.escalated.v1", "offer.sent.v1");
    assertThat(rows("select item from dispatch_case where request_id = '%s'".formatted(request)))
        .containsExactly("RP01");
  }

  @Test
  void takesBackWhatWasAskedAndPromisedForTheOtherService() {
    var plumbers = town.team("水暖队", 2, 1, "S09");
    var asked = town.submit(Urgency.U3);
    offer(asked, team);
    var accepted = town.submit(Urgency.U3);
    accept(team, offer(accepted, team));

    sort(asked, "S09");
    offer(asked, plumbers);
    sort(accepted, "S10");

    awaitTold(asked, "offer.sent.v1", "offer.withdrawn.v1", "offer.sent.v1");
    awaitTold(
        accepted,
        "offer.sent.v1",
        "assignment.accepted.v1",
        "assignment.released.v1",
        "search.escalated.v1");
    assertThat(Deeds.openAssignments(team)).isZero();
    assertThat(escalations(accepted)).containsExactly("NOBODY_QUALIFIED");
  }

  @Test
  void letsWhoeverIsThereFinish() {
    var request = town.submit(Urgency.U3);
    var task = accept(team, offer(request, team));
    RunningService.leader(team.leader())
        .post()
        .uri("/api/assignments/{id}/check-in", task)
        .exchange()
        .expectStatus()
        .isOk();

    sort(request, "S09");

    await().until(() -> item(request).equals("RP01 S09"));
    assertThat(Town.state(request)).isEqualTo("ASSIGNED");
    assertThat(Deeds.openAssignments(team)).isEqualTo(1);
  }

  private static String item(UUID request) {
    return Town.text(
        "select item || ' ' || array_to_string(skills, ' ') from dispatch_case"
            + " where request_id = '%s'".formatted(request));
  }

  private void sort(UUID request, String skill) {
    var now = Instant.now();
    Town.publish(
        new RequestSorted(
            UUID.randomUUID(),
            request,
            now,
            town.village(),
            new Need(
                new ServiceItemCode("RP01"), Urgency.U3, Set.of(new SkillCode(skill)), Set.of()),
            new Clocks(now.plus(Duration.ofHours(2)), now.plus(Duration.ofDays(3)))));
  }

  private UUID submitSomethingElse(Urgency urgency) {
    var like = town.submitted(urgency, Duration.ofHours(2));
    Town.publish(
        new RequestSubmitted(
            like.eventId(),
            like.requestId(),
            like.occurredAt(),
            like.area(),
            like.orderNumber(),
            like.residentId(),
            like.channel(),
            like.position(),
            like.wished(),
            new Need(new ServiceItemCode("RP99"), urgency, Set.of(), Set.of()),
            like.clocks()));
    await().until(() -> stepsTaken(like.requestId()) > 0);
    return like.requestId();
  }

  private void ask(UUID request) {
    RunningService.as(UUID.randomUUID(), "OFFICIAL", town.town().value())
        .post()
        .uri("/api/cases/{id}/offers", request)
        .bodyValue(Map.of("teamId", team.id()))
        .exchange()
        .expectStatus()
        .isCreated();
  }

  private static Iterable<String> escalations(UUID request) {
    return rows(
        "select reason from escalation where request_id = '%s' order by reason".formatted(request));
  }
}
