package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.dispatch.policy.TeamPrices.Fault;
import org.diandan.matching.dispatch.policy.TeamPrices.Limits;
import org.diandan.matching.dispatch.policy.TeamPrices.Quote;
import org.junit.jupiter.api.Test;

class TeamPricesTest {

  private static final Instant SOLVED = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-23T10:00:00Z");
  private static final TimeWindow MORNING = new TimeWindow(SOLVED, NOON);
  private static final TimeWindow AFTERNOON = new TimeWindow(NOON, EVENING);
  private static final Duration VALID = Duration.ofHours(2);
  private static final UUID TEAM = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final Limits LIMITS = limits(SOLVED);

  @Test
  void givesEachTeamThePriceOfThePeriod() {
    var prices =
        prices(
            new Quote(TEAM, MORNING, 1_800.4),
            new Quote(TEAM, AFTERNOON, 700),
            new Quote(OTHER, MORNING, 0));

    assertThat(prices.metresOf(TEAM, SOLVED, SOLVED)).isEqualTo(1_800);
    assertThat(prices.metresOf(TEAM, NOON.minusMillis(1), SOLVED)).isEqualTo(1_800);
    assertThat(prices.metresOf(TEAM, NOON, SOLVED)).isEqualTo(700);
    assertThat(prices.metresOf(TEAM, EVENING, SOLVED)).isZero();
    assertThat(prices.metresOf(TEAM, SOLVED.minusMillis(1), SOLVED)).isZero();
    assertThat(prices.metresOf(OTHER, SOLVED, SOLVED)).isZero();
    assertThat(prices.metresOf(new UUID(0, 3), SOLVED, SOLVED)).isZero();
    assertThat(prices.faults()).isEmpty();
    assertThat(prices.asOfAt(SOLVED)).isEqualTo(SOLVED);
  }

  @Test
  void areNotChangedByWhoeverReadsThem() {
    var prices = prices(new Quote(TEAM, MORNING, 1_800));

    assertThat(prices.byTeam().get(TEAM)).isUnmodifiable();
  }

  @Test
  void costsNothingBeforeAnyPriceIsKnown() {
    assertThat(TeamPrices.NONE.metresOf(TEAM, SOLVED, SOLVED)).isZero();
    assertThat(TeamPrices.NONE.asOfAt(SOLVED)).isNull();
  }

  @Test
  void forgetsPricesWhenTheirTimeIsOver() {
    var prices = prices(new Quote(TEAM, MORNING, 1_800));
    var last = SOLVED.plus(VALID).minusMillis(1);
    var over = SOLVED.plus(VALID);

    assertThat(prices.metresOf(TEAM, SOLVED, last)).isEqualTo(1_800);
    assertThat(prices.asOfAt(last)).isEqualTo(SOLVED);
    assertThat(prices.metresOf(TEAM, SOLVED, over)).isZero();
    assertThat(prices.asOfAt(over)).isNull();
  }

  @Test
  void ignoresOrClipsWhatAPoisonedFileSaysAndTellsSo() {
    var prices =
        prices(
            new Quote(TEAM, MORNING, Double.NaN),
            new Quote(TEAM, MORNING, Double.POSITIVE_INFINITY),
            new Quote(TEAM, MORNING, -0.1),
            new Quote(new UUID(0, 9), MORNING, 5),
            new Quote(TEAM, MORNING, 60_000.1),
            new Quote(OTHER, MORNING, 60_000));

    assertThat(prices.metresOf(TEAM, SOLVED, SOLVED)).isEqualTo(60_000);
    assertThat(prices.metresOf(OTHER, SOLVED, SOLVED)).isEqualTo(60_000);
    assertThat(prices.byTeam()).containsOnlyKeys(TEAM, OTHER);
    assertThat(prices.faults())
        .isEqualTo(
            Map.of(
                Fault.NOT_A_NUMBER, 2, Fault.NEGATIVE, 1, Fault.UNKNOWN_TEAM, 1, Fault.CLIPPED, 1));
  }

  @Test
  void keepsTheFirstOfTwoPricesForOneMoment() {
    var prices = prices(new Quote(TEAM, MORNING, 1), new Quote(TEAM, MORNING, 2));

    assertThat(prices.metresOf(TEAM, SOLVED, SOLVED)).isEqualTo(1);
  }

  @Test
  void refusesPricesOfAnotherTime() {
    var quotes = List.of(new Quote(TEAM, MORNING, 5), new Quote(OTHER, MORNING, 5));

    var stale = TeamPrices.of(SOLVED, quotes, limits(SOLVED.plus(VALID)));
    var early = TeamPrices.of(SOLVED, quotes, limits(SOLVED.minusSeconds(61)));
    var almostEarly = TeamPrices.of(SOLVED, quotes, limits(SOLVED.minusSeconds(60)));

    assertThat(stale.byTeam()).isEmpty();
    assertThat(stale.faults()).isEqualTo(Map.of(Fault.STALE, 2));
    assertThat(stale.asOfAt(SOLVED)).isNull();
    assertThat(early.faults()).isEqualTo(Map.of(Fault.FROM_THE_FUTURE, 2));
    assertThat(early.metresOf(TEAM, SOLVED, SOLVED)).isZero();
    assertThat(almostEarly.faults()).isEmpty();
  }

  @Test
  void refusesLimitsWithoutSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(SOLVED, Duration.ZERO, 1, Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(SOLVED, VALID, -1, Set.of()));
    assertThat(new Limits(SOLVED, VALID, 0, Set.of()).clipMetres()).isZero();
  }

  private static TeamPrices prices(Quote... quotes) {
    return TeamPrices.of(SOLVED, Arrays.asList(quotes), LIMITS);
  }

  private static Limits limits(Instant now) {
    return new Limits(now, VALID, 60_000, Set.of(TEAM, OTHER));
  }
}
