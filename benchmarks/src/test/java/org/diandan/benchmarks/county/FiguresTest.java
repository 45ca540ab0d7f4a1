package org.diandan.benchmarks.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.diandan.benchmarks.county.Demand.Run;
import org.diandan.benchmarks.county.Figures.Lived;
import org.diandan.benchmarks.county.Figures.Waits;
import org.diandan.benchmarks.county.Request.DayKind;
import org.diandan.benchmarks.county.Told.Outcome;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final World WORLD = World.of(County.withCode("210903"), new Run(1, 3));

  @Test
  void addsUpWhatBecameOfTheRequestsOfADay() {
    var requests = usual(Urgency.U3, 4);
    var told =
        List.of(
            served(requests.get(0), 0, 1_000, 10),
            served(requests.get(1), 0, 3_000, 30),
            served(requests.get(2), 1, 5_000, 20),
            new Told(requests.get(3), Outcome.UNMATCHED, -1, 5, 0, Duration.ZERO));

    var figures = Figures.of(List.of(new Lived(WORLD, told)), DayKind.USUAL);

    int teams = WORLD.teams().size();
    assertThat(figures.meanKm()).isEqualTo(3);
    assertThat(figures.p95Km()).isEqualTo(5);
    assertThat(figures.offersPerServed()).isCloseTo(11 / 3.0, within(1e-9));
    assertThat(figures.of(Urgency.U3)).isEqualTo(new Waits(4, 0.25, 20, 30));
    assertThat(figures.of(Urgency.U1).requests()).isZero();
    assertThat(figures.idle()).isCloseTo((teams - 2.0) / teams, within(1e-9));
    assertThat(figures.gini()).isBetween(0.9, 1.0);
  }

  @Test
  void leavesOtherDaysOut() {
    var told =
        WORLD.requests().stream()
            .filter(request -> request.day() != DayKind.STORM)
            .map(request -> served(request, 0, 1_000, 10))
            .toList();

    var storm = Figures.of(List.of(new Lived(WORLD, told)), DayKind.STORM);

    assertThat(storm.offersPerServed()).isZero();
    assertThat(storm.gini()).isZero();
    assertThat(storm.idle()).isEqualTo(1);
  }

  @Test
  void putsSeedsTogether() {
    var requests = usual(Urgency.U4, 2);
    var one = new Lived(WORLD, List.of(served(requests.get(0), 0, 1_000, 10)));
    var two = new Lived(WORLD, List.of(served(requests.get(1), 0, 2_000, 50)));

    var figures = Figures.of(List.of(one, two), DayKind.USUAL);

    assertThat(figures.meanKm()).isEqualTo(1.5);
    assertThat(figures.of(Urgency.U4)).isEqualTo(new Waits(2, 0, 10, 50));
  }

  private static List<Request> usual(Urgency urgency, int count) {
    var found = new ArrayList<Request>();
    for (var request : WORLD.requests()) {
      if (request.day() == DayKind.USUAL && request.need().need().urgency() == urgency) {
        found.add(request);
      }
    }
    return found.subList(0, count);
  }

  private static Told served(Request request, int team, int metres, int minutes) {
    return new Told(request, Outcome.SERVED, team, 2, metres, Duration.ofMinutes(minutes));
  }
}
