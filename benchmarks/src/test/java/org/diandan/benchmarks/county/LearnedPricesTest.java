package org.diandan.benchmarks.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diandan.benchmarks.county.Demand.Run;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.TeamPrices.Price;
import org.diandan.matching.dispatch.policy.Weights;
import org.junit.jupiter.api.Test;

class LearnedPricesTest {

  private static final World WORLD = World.of(County.withCode("210903"), new Run(2, 1));

  @Test
  void knowsNoPricesWithoutAPast() {
    var prices = LearnedPrices.from(List.of(), WORLD.teams());

    assertThat(prices).isEqualTo(TeamPrices.NONE);
  }

  @Test
  void pricesEveryTeamWithinTheCeiling() {
    var prices = LearnedPrices.from(WORLD.past(), WORLD.teams());

    assertThat(prices.faults()).isEmpty();
    assertThat(prices.byTeam()).hasSameSizeAs(WORLD.teams());
    assertThat(metres(prices))
        .allMatch(price -> price >= 0 && price <= Weights.SHIPPED.unmatchedMetres());
  }

  @Test
  void asksMoreForTheTeamsThatAreLeftWhenHalfOfThemAreGone() {
    var half = WORLD.teams().subList(0, WORLD.teams().size() / 2);

    var among = sumOf(half, LearnedPrices.from(WORLD.past(), WORLD.teams()));
    var alone = sumOf(half, LearnedPrices.from(WORLD.past(), half));

    assertThat(alone).isGreaterThan(among);
  }

  private static List<Long> metres(TeamPrices prices) {
    return prices.byTeam().values().stream().flatMap(List::stream).map(Price::metres).toList();
  }

  private static long sumOf(List<LocalTeam> teams, TeamPrices prices) {
    var when = WORLD.past().getFirst().since();
    return teams.stream().mapToLong(team -> prices.metresOf(team.atFirst().id(), when, when)).sum();
  }
}
