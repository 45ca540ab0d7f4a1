package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.RunningService.bean;
import static org.diandan.matching.Town.SOON;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.diandan.contract.AreaCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town;
import org.diandan.matching.Town.TeamOf;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.junit.jupiter.api.Test;

class AreaMemoryIT {

  private static final int PARTITION = 7;

  private final Town town = new Town();
  private final AreaCode area = town.town().dispatchArea();
  private final ActiveTeams memory = freshMemory();

  @Test
  void seesATeamThatComesChangesAndGoes() {
    assertThat(remembered()).isEmpty();

    var team = town.team("一队", 1, 2);
    assertThat(remembered()).extracting(CandidateTeam::name).containsExactly("一队");

    Town.bring(List.of(town.form(team, "改名队", 1, 2)));
    assertThat(remembered()).extracting(CandidateTeam::name).containsExactly("改名队");

    DATABASE.execute(
        "update team set state = 'SUSPENDED', active = false where id = '%s'".formatted(team.id()));
    assertThat(remembered()).isEmpty();
  }

  @Test
  void seesATeamMoveToAnotherDispatchArea() {
    var team = town.team("搬家队", 1, 2);
    assertThat(remembered()).hasSize(1);

    DATABASE.execute("update team set area = '9999' where id = '%s'".formatted(team.id()));

    assertThat(remembered()).isEmpty();
    assertThat(teams(memory, new AreaCode("9999"))).hasSize(1);
    DATABASE.execute(
        "update team set state = 'SUSPENDED', active = false where id = '%s'".formatted(team.id()));
  }

  @Test
  void seesHowMuchATeamHasOnItsHands() {
    var team = town.team("一队", 1, 5);
    remembered();

    var request = town.submit(Urgency.U3);
    Town.offer(request, team);

    assertThat(remembered().getFirst().load()).isEqualTo(new CandidateTeam.Load(0, 1, 5));
  }

  @Test
  void seesSkillsOfMembers() {
    var team = town.team("一队", 1, 5);
    remembered();

    DATABASE.execute(
        "update membership set skills = '{S09}' where team_id = '%s'".formatted(team.id()));

    assertThat(remembered().getFirst().skills()).isEqualTo(Set.of(new SkillCode("S09")));
  }

  /** The transaction with the smaller number commits last; a counter would have passed it by. */
  @Test
  void missesNothingWhenTransactionsCommitInAnotherOrder() throws SQLException {
    var early = town.team("一队", 1, 5);
    var late = town.team("二队", 2, 5);
    remembered();

    try (var slow = DATABASE.connect()) {
      slow.setAutoCommit(false);
      slow.createStatement().execute(rename(early, "慢"));
      DATABASE.execute(rename(late, "快"));
      assertThat(remembered()).extracting(CandidateTeam::name).containsOnly("一队", "快");
      slow.commit();
    }

    assertThat(remembered()).extracting(CandidateTeam::name).containsOnly("慢", "快");
  }

  @Test
  void equalsTheDatabaseAfterAnyChanges() {
    var random = new Random(20261126);
    var teams = List.of(town.team("一队", 1, 3), town.team("二队", 2, 4), town.team("三队", 3, 5));
    remembered();

    for (int i = 0; i < 40; i++) {
      DATABASE.execute(change(random).formatted(teams.get(random.nextInt(teams.size())).id()));

      assertThat(sorted(memory)).isEqualTo(sorted(freshMemory()));
    }
  }

  @Test
  void forgetsWhatBelongsToOthers() {
    town.team("一队", 1, 5);
    remembered();
    DATABASE.execute("delete from team_touched");
    DATABASE.execute("alter table team disable trigger team_changed_touches");
    try {
      DATABASE.execute(
          "update team set name = '偷改' where dispatch_area = '%s'".formatted(area.value()));
      assertThat(remembered()).extracting(CandidateTeam::name).containsExactly("一队");

      memory.keepOnly(new Integer[] {PARTITION + 1});

      assertThat(remembered()).extracting(CandidateTeam::name).containsExactly("偷改");
    } finally {
      DATABASE.execute("alter table team enable trigger team_changed_touches");
    }
  }

  private List<CandidateTeam> remembered() {
    return teams(memory, area);
  }

  private List<CandidateTeam> sorted(ActiveTeams which) {
    return teams(which, area).stream().sorted(Comparator.comparing(CandidateTeam::id)).toList();
  }

  private static List<CandidateTeam> teams(ActiveTeams memory, AreaCode area) {
    return memory.of(area, PARTITION).blockOptional(SOON).orElseThrow().everybody().teams();
  }

  private static ActiveTeams freshMemory() {
    return new ActiveTeams(bean(TeamRows.class), new SimpleMeterRegistry());
  }

  private static String rename(TeamOf team, String name) {
    return "update team set name = '%s' where id = '%s'".formatted(name, team.id());
  }

  private static String change(Random random) {
    var changes =
        List.of(
            "update team set open_assignments = 1 where id = '%s'",
            "update team set open_assignments = 0 where id = '%s'",
            "update team set active = not active,"
                + " state = case when active then 'SUSPENDED' else 'ACTIVE' end where id = '%s'",
            "insert into team_skill (team_id, skill) values ('%s', 'S09') on conflict do nothing",
            "delete from team_skill where team_id = '%s'",
            "insert into team_item (team_id, item) values ('%s', 'RP01') on conflict do nothing",
            "delete from team_item where team_id = '%s'",
            "update membership set skills = '{S12}' where team_id = '%s'",
            "delete from membership where team_id = '%s'");
    return changes.get(random.nextInt(changes.size()));
  }
}
