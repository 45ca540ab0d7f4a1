package org.diandan.matching.dispatch.policy.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Lasting;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Occasion;
import org.junit.jupiter.api.Test;

class PriceLearningTest {

  private static final double END = 100;
  private static final List<Lasting<String>> RED = List.of(new Lasting<>("red", END));
  private static final Occasion<String> COLD_START = new Occasion<>(0, ShadowPrices.none());

  private final PriceLearning learning = new PriceLearning(new ShortestAugmentingPaths(), 1_000);

  @Test
  void costsWhatOneMoreSlotWouldHaveSaved() {
    var prices = learning.learn(RED, List.of(day(1, 300, 300)), COLD_START);

    assertThat(prices.of("red", 0)).isEqualTo(290);
  }

  @Test
  void costsNothingWhereThereIsRoomForAll() {
    var prices = learning.learn(RED, List.of(day(2, 300, 300)), COLD_START);

    assertThat(prices.of("red", 0)).isZero();
  }

  @Test
  void asksWhatTheBestWouldPayWhenTheTeamHasNoSlotLeft() {
    var prices = learning.learn(RED, List.of(day(0, 300, 500)), COLD_START);

    assertThat(prices.of("red", 0)).isEqualTo(490);
  }

  @Test
  void averagesOverTheDays() {
    var prices = learning.learn(RED, List.of(day(1, 300, 300), day(1, 500)), COLD_START);

    assertThat(prices.of("red", 0)).isEqualTo(145);
  }

  @Test
  void clipsEachDayAtTheCeiling() {
    var prices = learning.learn(RED, List.of(day(1, 9_000, 9_000), day(1)), COLD_START);

    assertThat(prices.of("red", 0)).isEqualTo(500);
  }

  @Test
  void meetsFormerPricesHalfway() {
    var former = new ShadowPrices<>(Map.of("red", new SlotPrice(800, 0, END)));

    var prices = learning.learn(RED, List.of(day(1, 300, 300)), new Occasion<>(50, former));

    assertThat(prices.of("red", 50)).isEqualTo((400 + 290) / 2.0);
    assertThat(prices.bySlot()).isEqualTo(Map.of("red", new SlotPrice((400 + 290) / 2.0, 50, END)));
  }

  @Test
  void keepsTheFormerPricesWithoutAnyDay() {
    var former = new ShadowPrices<>(Map.of("red", new SlotPrice(800, 0, END)));

    var prices = learning.learn(RED, List.of(), new Occasion<>(50, former));

    assertThat(prices).isEqualTo(former);
  }

  @Test
  void refusesACeilingBelowZero() {
    assertThat(new PriceLearning(new ShortestAugmentingPaths(), 0)).isNotNull();
    assertThatThrownBy(() -> new PriceLearning(new ShortestAugmentingPaths(), -1))
        .hasMessageContaining("-1");
  }

  private static AssignmentProblem day(int slots, int... unmatchedCosts) {
    var problem = AssignmentProblem.withTeams(slots);
    for (var unmatchedCost : unmatchedCosts) {
      problem.edge(problem.request(unmatchedCost), 0, 10);
    }
    return problem.build();
  }
}
