package org.diandan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.diandan.benchmarks.OfferFigures.Told;
import org.junit.jupiter.api.Test;

class OfferDayTest {

  private static final BatchCity CITY = new BatchCity(new BatchCity.Size(600, 286, 0.3), 3);

  @Test
  void answersTheSameWhoeverAsksFirst() {
    var answers = new Answers(10, 7);

    var first = answers.of(4, 20);
    answers.of(5, 21);

    assertThat(answers.of(4, 20)).isEqualTo(first);
    assertThat(new Answers(10, 7).of(4, 20)).isEqualTo(first);
  }

  @Test
  void saysYesInTimeMoreThanHalfTheTime() {
    var answers = new Answers(200, 7);

    long yes = 0;
    for (int team = 0; team < 200; team++) {
      for (int request = 0; request < 50; request++) {
        yes += answers.of(team, request).yes() ? 1 : 0;
      }
    }

    // 0.6 say yes; of those, 1 - exp(-300 / 120) within the deadline.
    assertThat(yes / 10_000.0).isCloseTo(0.55, within(0.03));
  }

  @Test
  void remembersTwentyPastQuestionsOfEachTeam() {
    var history = new Answers(50, 7).history();

    assertThat(history).allMatch(known -> known.accepted() + known.unavailable() == 20);
  }

  @Test
  void asksFewerQuestionsForAYesWhenAcceptanceCounts() {
    var nearest = live(OfferPolicy.nearest(1));

    var ours = live(OfferPolicy.ours(3_000));

    assertThat(ours.offersPerFulfilled()).isLessThan(nearest.offersPerFulfilled());
    assertThat(ours.p95Emergency()).isLessThan(nearest.p95Emergency());
  }

  @Test
  void disturbsManyMoreTeamsWithABlast() {
    var nearest = live(OfferPolicy.nearest(1));

    var blast = live(OfferPolicy.radiusBlast(5_000));

    assertThat(blast.offers()).isGreaterThan(2 * nearest.offers());
  }

  @Test
  void countsQuestionsOfUnfulfilledRequestsToo() {
    var figures =
        OfferFigures.of(
            List.of(
                new Told(false, true, 1, 1_000, 60),
                new Told(false, false, 3, 0, 0),
                new Told(true, true, 2, 3_000, 20)));

    assertThat(figures).isEqualTo(new OfferFigures(6, 4, 2_000, 40, 60, 20, 1 - 2 / 3.0));
  }

  @Test
  void asksTwoTeamsForAnEmergencyAndThreeWhereTeamsAreDense() {
    var ours = OfferPolicy.ours(3_000);

    assertThat(ours.width(4, 9)).isEqualTo(2);
    assertThat(ours.width(4, 10)).isEqualTo(3);
    assertThat(ours.width(2, 10)).isEqualTo(1);
  }

  private static OfferFigures live(OfferPolicy policy) {
    return new OfferDay(CITY, new Answers(CITY.teams().size(), 3), policy).live();
  }
}
