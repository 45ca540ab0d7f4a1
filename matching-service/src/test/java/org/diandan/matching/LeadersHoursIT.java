package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who stands by the hours of whoever leads, and which teams have hours at all. */
class LeadersHoursIT {

  private final Town town = new Town();

  @Test
  void whatTheOnlyLeaderSaysIsConfirmedByAnOfficialAndOfTwoLeadersByTheOther() {
    var alone = town.team("一人队", 1, 3);
    var entry = HoursIT.served(town, alone, alone.leader(), "1 hour");
    assertThat(HoursIT.page(HoursIT.leader(alone), "/hours/team")).contains("没有别的队长，等当地工作人员确认");
    assertThat(HoursIT.page(HoursIT.official(town.town().value()), "/admin/hours")).contains(entry);

    HoursIT.post(HoursIT.leader(alone), "/api/hours/" + entry + "/confirmation", Map.of(), 409);
    var found = HoursIT.verdict("TURNED_DOWN");
    HoursIT.post(HoursIT.official("99"), "/api/hours/" + entry + "/decision", found, 404);
    HoursIT.post(
        HoursIT.official(town.town().value()), "/api/hours/" + entry + "/decision", found, 200);

    assertThat(HoursIT.state(entry)).isEqualTo("RECORDED E1");
    assertThat(HoursIT.page(HoursIT.official(town.town().value()), "/admin/hours"))
        .doesNotContain(entry);
    var elsewhere = new Town();
    var both = elsewhere.team("两位队长", 1, 3);
    var deputy = HoursIT.join(both);
    DATABASE.execute(
        "update membership set leader = true where person_id = '%s'".formatted(deputy));
    var other = HoursIT.served(elsewhere, both, both.leader(), "1 hour");
    assertThat(HoursIT.page(HoursIT.leader(both), "/hours")).contains("等队长确认");
    assertThat(HoursIT.page(HoursIT.official(elsewhere.town().value()), "/admin/hours"))
        .doesNotContain(other);
    HoursIT.post(
        RunningService.leader(deputy), "/api/hours/" + other + "/confirmation", Map.of(), 200);
    assertThat(HoursIT.state(other)).isEqualTo("RECORDED E1");
  }

  @Test
  void aTeamThatIsStillReviewedHasNoHours() {
    var team = town.team("审核中的队", 1, 3);
    DATABASE.execute(
        "update team set state = 'REVIEWED', active = false where id = '%s'".formatted(team.id()));

    assertThat(HoursIT.page(HoursIT.leader(team), "/hours/team")).doesNotContain("审核中的队");
  }
}
