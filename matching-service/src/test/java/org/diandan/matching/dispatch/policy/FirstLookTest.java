package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.util.List;
import java.util.Random;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.FirstLook.Serves;
import org.diandan.matching.dispatch.policy.HardRule.ServesArea;
import org.diandan.matching.dispatch.policy.index.NearestTeams;
import org.junit.jupiter.api.Test;

class FirstLookTest {

  private static final List<String> AREAS =
      List.of("36", "3608", "360802", "360802001", "360802001005", "360803", "010101", "01");

  private final FirstLook look = new FirstLook();

  @Test
  void neverContradictsTheRuleAboutThePlace() {
    for (var seed = 0; seed < 5_000; seed++) {
      var random = new Random(seed);
      var metres = random.nextInt(1, 9_000);
      var team = someTeam(random, metres);
      var need = Needs.needing();
      look.put(seed % 100, team);

      var haversine = NearestTeams.haversineOf(metres);
      var serves = look.serves(seed % 100, haversine, FirstLook.areasAround(need.area()));

      var allowed = new ServesArea().admits(need, team) ? Serves.YES : Serves.NO;
      assertThat(serves).as("seed %d: %s", seed, team).isIn(allowed, Serves.MAYBE);
    }
  }

  @Test
  void asksTheRuleOnlyCloseToTheRadiusAndAboutSeveralAreas() {
    look.put(0, team(1).reachingKm(5).team());
    look.put(1, team(2).serving("360803").team());
    var village = FirstLook.areasAround(Needs.VILLAGE);

    assertThat(look.serves(0, NearestTeams.haversineOf(4_900), village)).isEqualTo(Serves.YES);
    assertThat(look.serves(0, NearestTeams.haversineOf(5_000), village)).isEqualTo(Serves.MAYBE);
    assertThat(look.serves(0, NearestTeams.haversineOf(5_002), village)).isEqualTo(Serves.NO);
    assertThat(look.serves(1, 0, village)).isEqualTo(Serves.MAYBE);
  }

  @Test
  void tellsAnAreaFromALongerOneThatBeginsWithZeros() {
    look.put(0, team(1).of("01").team());

    assertThat(look.serves(0, 0, FirstLook.areasAround(new AreaCode("0100"))))
        .isEqualTo(Serves.YES);
    assertThat(look.serves(0, 0, FirstLook.areasAround(new AreaCode("0001")))).isEqualTo(Serves.NO);
  }

  @Test
  void isFreeWhoTakesOffersByItselfAndHasRoom() {
    look.put(0, team(1).team());
    look.put(1, team(2).full().team());
    look.put(2, team(3).standing(Availability.DRAINING).team());
    look.put(3, team(4).standing(Availability.MANUAL_ONLY).team());

    assertThat(look.isFree(0)).isTrue();
    assertThat(look.isFree(1)).isFalse();
    assertThat(look.isFree(2)).isFalse();
    assertThat(look.isFree(3)).isFalse();
  }

  private static CandidateTeam someTeam(Random random, int metres) {
    var team = team(1).of(AREAS.get(random.nextInt(AREAS.size()))).atKm(metres / 1000.0);
    return switch (random.nextInt(4)) {
      case 0 -> team.serving(AREAS.get(random.nextInt(AREAS.size()))).team();
      case 1 -> team.serving().team();
      case 2 -> team.reachingKm((metres + random.nextInt(5) - 2) / 1000.0 + 0.003).team();
      default -> team.reachingKm(random.nextDouble(0.1, 9)).team();
    };
  }
}
