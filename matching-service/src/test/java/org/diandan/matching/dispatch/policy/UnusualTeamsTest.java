package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnusualTeamsTest {

  private static final Circumstances PLAIN =
      Circumstances.at(Instant.parse("2026-11-23T01:00:00Z"), Set.of());

  private final CheapestQualifiedTeam policy =
      new CheapestQualifiedTeam(ZoneId.of("Asia/Shanghai"), Weights.SHIPPED);

  @Test
  void asksTheSmallestIdOfThousandsOfTeamsAtOnePointAndCountsOnlyThoseItLookedAt() {
    var area = AreaTeams.of(IntStream.range(0, 5_000).mapToObj(n -> team(n).team()).toList());

    var offer = only(policy.decide(needing(), area, PLAIN));

    assertThat(offer.teamName()).isEqualTo("team 0");
    assertThat(offer.explanation().considered()).isEqualTo(5_000);
    assertThat(offer.explanation().filters()).endsWith(new Filter("HasCapacity", 30));
  }

  @Test
  void findsATeamOnTheOtherSideOfTheAntimeridian() {
    var west = team(1).at(new Place(-179.99, 27.11)).reachingKm(5);
    var east = team(2).at(new Place(179.90, 27.11)).reachingKm(50);
    var need = new OpenNeed(Needs.VILLAGE, new Place(179.99, 27.11), null, needing().need());

    var offer = only(policy.decide(need, area(east, west), PLAIN));

    assertThat(offer.teamName()).isEqualTo("team 1");
    assertThat(offer.distanceMetres()).isBetween(1_900, 2_100);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 180.5, -181})
  void refusesAPlaceThatIsNone(double degrees) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Place(degrees, 27));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place(115, degrees));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, 301})
  void refusesARadiusThatIsNone(double kilometres) {
    assertThatIllegalArgumentException().isThrownBy(() -> new WithinKilometres(kilometres));
  }

  @Test
  void refusesATeamThatTakesOnNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Load(0, 0, 0));
  }

  private static AreaTeams area(Teams... teams) {
    return AreaTeams.of(Arrays.stream(teams).map(Teams::team).toList());
  }

  private static Offer only(DispatchDecision decision) {
    List<Offer> offers = ((Ask) decision).offers();
    assertThat(offers).hasSize(1);
    return offers.getFirst();
  }
}
