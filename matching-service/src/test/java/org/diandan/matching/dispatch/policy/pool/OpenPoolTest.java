package org.diandan.matching.dispatch.policy.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.diandan.matching.dispatch.policy.price.ShadowPrices;
import org.diandan.matching.dispatch.policy.price.SlotPrice;
import org.junit.jupiter.api.Test;

class OpenPoolTest {

  private static final double FOR_EVER = Double.POSITIVE_INFINITY;

  private final OpenPool<String, String> pool = new OpenPool<>();

  @Test
  void commitsARequestWhenItIsDueAndNotBefore() {
    pool.teamArrives("red", 1, FOR_EVER, List.of());
    pool.requestArrives("lift", waiting(20, option("red", 3)));

    assertThat(pool.commitBefore(20)).isEmpty();
    assertThat(pool.plannedTeam("lift")).contains("red");

    assertThat(pool.commitBefore(20.5)).containsExactly(new Commitment<>("lift", "red", 20));
    assertThat(pool.plannedTeam("lift")).isEmpty();
    assertThat(pool.commitBefore(FOR_EVER)).isEmpty();
  }

  @Test
  void keepsTheOnlyTeamForWhomItSuitsBestUntilThen() {
    pool.teamArrives("red", 1, FOR_EVER, List.of());
    pool.requestArrives("first", waiting(20, option("red", 30)));
    pool.requestArrives("second", waiting(30, option("red", 3)));

    var made = pool.commitBefore(FOR_EVER);

    assertThat(made)
        .containsExactly(
            new Commitment<>("first", null, 20), new Commitment<>("second", "red", 30));
  }

  @Test
  void answersAnUrgentRequestAtOnceFromTheSamePlan() {
    pool.teamArrives("red", 1, FOR_EVER, List.of());
    pool.requestArrives("waits", waiting(20, option("red", 30)));
    pool.requestArrives("urgent", waiting(0, option("red", 3)));

    var made = pool.commitNow("urgent", 5);

    assertThat(made).isEqualTo(new Commitment<>("urgent", "red", 5));
    assertThat(pool.plannedTeam("waits")).isEmpty();
  }

  @Test
  void commitsWhatIsPlannedWithATeamThatLeaves() {
    pool.teamArrives("red", 2, 10, List.of());
    pool.requestArrives("lift", waiting(20, option("red", 3)));

    var made = pool.commitBefore(11);

    assertThat(made).containsExactly(new Commitment<>("lift", "red", 10));
  }

  @Test
  void givesTheSlotsOfALeavingTeamAwayWhateverTheyWereWorth() {
    pool.teamArrives("red", 1, 10, List.of());
    pool.reprice(prices("red", new SlotPrice(500, 0, FOR_EVER)), 0);
    pool.requestArrives("lift", waiting(20, option("red", 3)));

    assertThat(pool.plannedTeam("lift")).isEmpty();
    assertThat(pool.commitBefore(11)).containsExactly(new Commitment<>("lift", "red", 10));
  }

  @Test
  void keepsTheLastSlotForTheUrgentOnceTheOthersAreTaken() {
    pool.teamArrives("red", 2, FOR_EVER, List.of());
    pool.reprice(prices("red", new SlotPrice(10, 0, FOR_EVER, List.of(500.0))), 0);
    pool.requestArrives("first", waiting(20, option("red", 3)));
    pool.requestArrives("second", waiting(30, option("red", 4)));

    var made = pool.commitBefore(35);
    pool.requestArrives("urgent", new Waiting<>(900, 40, List.of(option("red", 5))));

    assertThat(made)
        .containsExactly(
            new Commitment<>("first", "red", 20), new Commitment<>("second", null, 30));
    assertThat(pool.commitNow("urgent", 40)).isEqualTo(new Commitment<>("urgent", "red", 40));
  }

  @Test
  void keepsATeamThatIsWorthMoreLater() {
    pool.teamArrives("red", 1, FOR_EVER, List.of());
    pool.reprice(prices("red", new SlotPrice(500, 0, FOR_EVER)), 0);
    pool.requestArrives("lift", waiting(20, option("red", 3)));

    assertThat(pool.commitBefore(FOR_EVER)).containsExactly(new Commitment<>("lift", null, 20));
  }

  @Test
  void looksAtThePriceOfTheHourWhenARequestIsDue() {
    pool.teamArrives("red", 1, FOR_EVER, List.of());
    pool.reprice(prices("red", new SlotPrice(500, 0, 100)), 0);
    pool.requestArrives("early", waiting(20, option("red", 3)));
    pool.requestArrives("late", waiting(90, option("red", 3)));

    assertThat(pool.commitBefore(FOR_EVER))
        .containsExactly(new Commitment<>("early", null, 20), new Commitment<>("late", "red", 90));
  }

  @Test
  void givesANewTeamThePriceItIsKnownFor() {
    pool.reprice(prices("red", new SlotPrice(500, 0, FOR_EVER)), 0);
    pool.requestArrives("lift", waiting(20));

    pool.teamArrives("red", 1, FOR_EVER, List.of(option("lift", 3), option("unknown", 1)));

    assertThat(pool.priceOf("red")).isEqualTo(500);
    assertThat(pool.plannedTeam("lift")).isEmpty();
  }

  @Test
  void plansForOpenRequestsWhenATeamArrives() {
    pool.requestArrives("lift", waiting(20));

    pool.teamArrives("red", 1, FOR_EVER, List.of(option("lift", 3)));

    assertThat(pool.plannedTeam("lift")).contains("red");
    assertThat(pool.priceOf("red")).isBetween(0.0, 97.0);
  }

  @Test
  void findsAnotherTeamAfterARefusal() {
    pool.teamArrives("red", 1, FOR_EVER, List.of());
    pool.teamArrives("blue", 1, FOR_EVER, List.of());
    pool.requestArrives("lift", waiting(20, option("red", 3), option("blue", 30)));

    pool.forbid("lift", "red");
    pool.forbid("lift", "red");

    assertThat(pool.plannedTeam("lift")).contains("blue");
  }

  @Test
  void findsAnotherTeamWhenTheirsIsWithdrawn() {
    pool.teamArrives("red", 1, 10, List.of());
    pool.teamArrives("blue", 1, FOR_EVER, List.of());
    pool.requestArrives("lift", waiting(20, option("red", 3), option("blue", 30)));

    pool.withdrawTeam("red");

    assertThat(pool.plannedTeam("lift")).contains("blue");
    assertThat(pool.commitBefore(15)).isEmpty();
  }

  @Test
  void takesATeamBackThatWasWithdrawn() {
    pool.teamArrives("red", 1, 10, List.of());
    pool.withdrawTeam("red");
    pool.requestArrives("lift", waiting(20));

    pool.teamArrives("red", 1, 30, List.of(option("lift", 3)));

    assertThat(pool.commitBefore(FOR_EVER)).containsExactly(new Commitment<>("lift", "red", 20));
  }

  @Test
  void passesTheSlotOfAWithdrawnRequestOn() {
    pool.teamArrives("red", 1, FOR_EVER, List.of());
    pool.requestArrives("first", waiting(20, option("red", 3)));
    pool.requestArrives("second", waiting(30, option("red", 30)));

    pool.withdraw("first");

    assertThat(pool.plannedTeam("second")).contains("red");
    assertThat(pool.commitBefore(25)).isEmpty();
  }

  @Test
  void doesNotDecideTwiceWhenARequestComesBack() {
    pool.teamArrives("red", 1, FOR_EVER, List.of());
    pool.requestArrives("lift", waiting(20, option("red", 3)));
    pool.withdraw("lift");
    pool.requestArrives("lift", waiting(40, option("red", 3)));

    assertThat(pool.commitBefore(30)).isEmpty();
    assertThat(pool.commitBefore(FOR_EVER)).containsExactly(new Commitment<>("lift", "red", 40));
  }

  @Test
  void usesASlotThatIsAdded() {
    pool.teamArrives("red", 0, FOR_EVER, List.of());
    pool.requestArrives("lift", waiting(20, option("red", 3)));

    pool.addSlots("red", 1);
    pool.addSlots("unknown", 1);

    assertThat(pool.plannedTeam("lift")).contains("red");
    assertThat(pool.priceOf("unknown")).isZero();
  }

  @Test
  void refusesWhoIsThereAlready() {
    pool.teamArrives("red", 0, FOR_EVER, List.of());
    pool.requestArrives("lift", waiting(20));

    assertThatThrownBy(() -> pool.teamArrives("red", 1, FOR_EVER, List.of()))
        .hasMessageContaining("red");
    assertThatThrownBy(() -> pool.teamArrives("blue", -1, FOR_EVER, List.of()))
        .hasMessageContaining("blue");
    assertThatThrownBy(() -> pool.teamArrives("blue", 1, Double.NaN, List.of()))
        .hasMessageContaining("blue");
    assertThatThrownBy(() -> pool.requestArrives("lift", waiting(20))).hasMessageContaining("lift");
    assertThatThrownBy(() -> pool.commitNow("unknown", 0)).hasMessageContaining("unknown");
  }

  @Test
  void refusesFiguresThatAreNoFigures() {
    assertThatThrownBy(() -> option("red", Double.NaN)).hasMessageContaining("red");
    assertThatThrownBy(() -> new Waiting<String>(Double.POSITIVE_INFINITY, 0, List.of()))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> new Waiting<String>(1, Double.NaN, List.of()))
        .hasMessageContaining("NaN");
  }

  private static Waiting<String> waiting(double commitBy) {
    return new Waiting<>(100, commitBy, List.of());
  }

  private static Waiting<String> waiting(double commitBy, Option<String> only) {
    return new Waiting<>(100, commitBy, List.of(only));
  }

  private static Waiting<String> waiting(
      double commitBy, Option<String> first, Option<String> second) {
    return new Waiting<>(100, commitBy, List.of(first, second));
  }

  private static Option<String> option(String with, double cost) {
    return new Option<>(with, cost);
  }

  private static ShadowPrices<String> prices(String team, SlotPrice price) {
    return new ShadowPrices<>(Map.of(team, price));
  }
}
