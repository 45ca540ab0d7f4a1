package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.diandan.matching.team.PublicTeams;
import org.diandan.matching.team.PublicTeams.Kept;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** What a team's record counts. */
class TeamRecordIT {

  private final Town town = new Town();

  @Test
  void countsTheTeamsBelowAndThoseThatWereSucceeded() {
    var corps = bring("总队", 3, "CORPS", null);
    var local = bring("地方队", 2, "LOCAL", corps);
    var gone = bring("老队", 1, "LOCAL", null);
    var request = town.submit(Urgency.U3, "S09");
    Deeds.decline(gone, Town.offer(request, gone));
    Deeds.accept(local, Town.offer(request, local));
    var before = recordOf(corps);

    dissolve(gone, local);

    assertThat(before.teams()).isEqualTo(2);
    assertThat(recordOf(corps))
        .isEqualTo(
            new Kept(
                before.asked() + 1,
                before.answered() + 1,
                before.accepted(),
                before.visits(),
                before.late(),
                before.missed(),
                3));
    assertThat(recordOf(gone).teams()).isEqualTo(1);
  }

  private TeamOf bring(String name, double km, String level, @Nullable TeamOf parent) {
    var team = new TeamOf(UUID.randomUUID(), UUID.randomUUID());
    var form = town.form(team, name, km, 50);
    form.put("level", level);
    form.put("skills", List.of("S09"));
    if (parent != null) {
      form.put("parentId", parent.id());
    }
    Town.bring(List.of(form));
    return team;
  }

  private void dissolve(TeamOf team, TeamOf successor) {
    var official = RunningService.as(UUID.randomUUID(), "OFFICIAL", town.town().value());
    var path = "/admin/teams/" + team.id();
    assertThat(
            official
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody())
        .contains("<option value=\"%s\">地方队</option>".formatted(successor.id()));
    var form = new LinkedMultiValueMap<String, String>();
    form.set("step", "DISSOLVE");
    form.set("reason", "合并到地方队");
    form.set("successor", successor.id().toString());
    official
        .post()
        .uri(path + "/steps")
        .accept(MediaType.TEXT_HTML)
        .body(BodyInserters.fromFormData(form))
        .exchange()
        .expectStatus()
        .isSeeOther();
  }

  private static Kept recordOf(TeamOf team) {
    var kept = RunningService.bean(PublicTeams.class).recordOf(team.id()).block(Town.SOON);
    return Objects.requireNonNull(kept);
  }
}
