package org.diandan.matching.dispatch.policy.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.diandan.matching.dispatch.policy.AcceptanceEstimate;
import org.junit.jupiter.api.Test;

class ChanceTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Test
  void oneTeamIsAskedOnceAndMayNotTakeIt() {
    var chance = Chance.of(List.of(AcceptanceEstimate.PRIOR), 1, TEN_MINUTES);

    assertThat(chance).isEqualTo(new Chance(1, 0.6, 4));
  }

  @Test
  void askingMoreAtOnceTakesMoreQuestionsAndLessTime() {
    var four = List.of(prior(), prior(), prior(), prior());

    var oneByOne = Chance.of(four, 1, TEN_MINUTES);
    var twoAtOnce = Chance.of(four, 2, TEN_MINUTES);

    assertThat(twoAtOnce.yes()).isEqualTo(oneByOne.yes(), within(1e-12));
    assertThat(twoAtOnce.questions()).isGreaterThan(oneByOne.questions());
    assertThat(twoAtOnce.minutesInVain()).isLessThan(oneByOne.minutesInVain());
  }

  @Test
  void isWhatHappensOnAverage() {
    var teams = IntStream.range(0, 7).mapToObj(i -> new AcceptanceEstimate(i, 6 - i)).toList();
    var random = new Random(1);
    var runs = 100_000;
    var questions = 0;
    var yes = 0;
    for (var run = 0; run < runs; run++) {
      var taken = false;
      for (var first = 0; first < teams.size() && !taken; first += 3) {
        for (var team : teams.subList(first, Math.min(first + 3, teams.size()))) {
          questions++;
          taken |= random.nextDouble() < team.probability();
        }
      }
      yes += taken ? 1 : 0;
    }

    var chance = Chance.of(teams, 3, TEN_MINUTES);

    assertThat(chance.questions()).isEqualTo((double) questions / runs, within(0.02));
    assertThat(chance.yes()).isEqualTo((double) yes / runs, within(0.005));
  }

  private static AcceptanceEstimate prior() {
    return AcceptanceEstimate.PRIOR;
  }
}
