package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.Deeds.decline;
import static org.diandan.matching.Deeds.escalation;
import static org.diandan.matching.Deeds.makeDue;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.text;

import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;

class EscalationIT {

  private final Town town = new Town();

  @Test
  void callsAPersonWhenEverybodyDeclined() {
    var only = town.team("唯一队", 1, 2);
    var request = town.submit(Urgency.U3);

    decline(only, offer(request, only));

    awaitTold(request, "offer.sent.v1", "offer.declined.v1", "search.escalated.v1");
    assertThat(escalation(request)).isEqualTo("EVERYBODY_DECLINED");
  }

  @Test
  void namesTheMissingSkillsWhenNobodyIsQualified() {
    town.team("水暖队", 1, 2, "S09");

    var request = town.submit(Urgency.U3, "S09", "S17");

    awaitTold(request, "search.escalated.v1");
    assertThat(escalation(request)).isEqualTo("NOBODY_QUALIFIED");
    assertThat(
            text(
                "select data ->> 'missingSkills' from event_outbox where topic = 'diandan.assignment' and subject = '%s'"
                    .formatted(request)))
        .isEqualTo("[\"S17\"]");
  }

  @Test
  void asksATeamThatComesLater() {
    var request = town.submit(Urgency.U3, "S09");
    awaitTold(request, "search.escalated.v1");

    var late = town.team("新来队", 1, 2, "S09");
    makeDue(request);

    offer(request, late);
  }

  @Test
  void asksTwoTeamsAndAPersonInAnEmergency() {
    town.team("一队", 1, 2);
    town.team("二队", 2, 2);
    town.team("三队", 3, 2);

    var request = town.submit(Urgency.U1);

    awaitTold(request, "search.escalated.v1", "offer.sent.v1", "offer.sent.v1");
    assertThat(escalation(request)).isEqualTo("EMERGENCY");
  }

  @Test
  void callsAPersonForABusyTeamOnceHalfOfTheTimeHasGone() {
    town.team("小队", 1, 1);
    town.submit(Urgency.U3);
    var waiting = town.submit(Urgency.U3);

    DATABASE.execute(
        "update dispatch_case set round_began_at = now() - interval '3 hours' where request_id = '%s'"
            .formatted(waiting));
    makeDue(waiting);

    awaitTold(waiting, "search.waiting.v1", "search.escalated.v1");
    assertThat(escalation(waiting)).isEqualTo("EVERYBODY_BUSY");
  }

  @Test
  void callsAPersonOnceWhenThePromisedTimeHasPassedAndSearchesOn() {
    var near = town.team("近处队", 1, 2);
    var far = town.team("远处队", 3, 2);
    var request = town.submit(Urgency.U3);
    offer(request, near);

    DATABASE.execute(
        "update dispatch_case set accept_by = now() where request_id = '%s'".formatted(request));
    makeDue(request);
    awaitTold(request, "offer.sent.v1", "search.escalated.v1");
    decline(near, offer(request, near));

    offer(request, far);
    awaitTold(
        request, "offer.sent.v1", "search.escalated.v1", "offer.declined.v1", "offer.sent.v1");
    assertThat(escalation(request)).isEqualTo("OUT_OF_TIME");
  }
}
