package org.diandan.matching.dispatch.policy.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.diandan.matching.dispatch.policy.Tries;
import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.border.Crossing.Moved;
import org.diandan.matching.dispatch.policy.border.Crossing.NobodyCheapEnough;
import org.diandan.matching.dispatch.policy.border.Crossing.NotWorthIt;
import org.junit.jupiter.api.Test;

class BorderExchangeTest {

  private static final long UNMATCHED = 60_000;

  private final AreaPlan home = new AreaPlan(LoadCost.none());
  private final AreaPlan neighbour = new AreaPlan(LoadCost.none());
  private final BorderExchange exchange = new BorderExchange(500);

  @Test
  void anUnmatchedRequestGoesToASpareTeamBeyondTheBorder() {
    neighbour.addTeam(1);
    home.open(candidacy(1));

    var crossing = exchange.offer(candidacy(1), home, candidacy(1, 0, 9_000), neighbour);

    assertThat(crossing).isEqualTo(new Moved(51_000));
    assertThat(home.holds(1)).isFalse();
    assertThat(neighbour.serves(1)).isTrue();
    assertThat(neighbour.cost()).isEqualTo(9_000);
    assertThat(neighbour.pays(1)).isEqualTo(9_000);
  }

  @Test
  void aRequestStaysWhenTheGainIsOnlyTheThreshold() {
    home.addTeam(1);
    neighbour.addTeam(1);
    home.open(candidacy(1, 0, 3_000));

    var crossing = exchange.offer(candidacy(1, 0, 3_000), home, candidacy(1, 0, 2_500), neighbour);

    assertThat(crossing).isEqualTo(new NobodyCheapEnough());
    assertThat(home.serves(1)).isTrue();
    assertThat(neighbour.holds(1)).isFalse();
  }

  @Test
  void aRequestMovesWhenTheGainIsJustMore() {
    home.addTeam(1);
    neighbour.addTeam(1);
    home.open(candidacy(1, 0, 3_000));

    var crossing = exchange.offer(candidacy(1, 0, 3_000), home, candidacy(1, 0, 2_499), neighbour);

    assertThat(crossing).isEqualTo(new Moved(501));
  }

  @Test
  void aNeighbourMovesItsOwnRequestsToMakeRoom() {
    neighbour.addTeam(1);
    neighbour.addTeam(1);
    neighbour.open(new Candidacy(2, UNMATCHED, List.of(0, 1), List.of(1_000L, 4_000L)));
    home.open(candidacy(1));

    var crossing = exchange.offer(candidacy(1), home, candidacy(1, 0, 2_000), neighbour);

    assertThat(crossing).isEqualTo(new Moved(UNMATCHED - 5_000));
    assertThat(neighbour.cost()).isEqualTo(6_000);
  }

  @Test
  void aPlaceIsGivenBackWhenTheOwnAreaWouldSaveLessThanItPays() {
    home.addTeam(1);
    home.addTeam(1);
    home.open(candidacy(2, 0, 10_000));
    home.open(new Candidacy(1, UNMATCHED, List.of(1), List.of(8_000L)));
    // What a request pays can be more than its area saves when prices are not unique.
    long pays = home.pays(1);
    neighbour.addTeam(1);

    var crossing = exchange.offer(candidacy(1, 1, 8_000), home, candidacy(1, 0, 7_600), neighbour);

    assertThat(pays).isBetween(8_000L, UNMATCHED);
    assertThat(crossing).isIn(new NobodyCheapEnough(), new NotWorthIt(400));
    assertThat(home.cost()).isEqualTo(18_000);
    assertThat(neighbour.cost()).isZero();
  }

  @Test
  void aPlaceIsGivenBackWhenTheGainIsOnlyTheThreshold() {
    home.addTeam(1);
    home.open(candidacy(1, 0, 1_000));
    home.open(candidacy(2, 0, 1_000));
    home.close(2);
    neighbour.addTeam(1);
    // The price has risen while two wanted the team; the area would save 1,000 m only.
    long pays = home.pays(1);

    var crossing = exchange.offer(candidacy(1, 0, 1_000), home, candidacy(1, 0, 500), neighbour);

    assertThat(pays).isGreaterThan(1_000);
    assertThat(crossing).isEqualTo(new NotWorthIt(500));
    assertThat(home.serves(1)).isTrue();
    assertThat(neighbour.holds(1)).isFalse();
  }

  @Test
  void aRequestThatMovedWeighsThereAsMuchAsAnyOther() {
    home.addTeam(1);
    neighbour.addTeam(1);
    home.open(candidacy(1, 0, 3_000));
    exchange.offer(candidacy(1, 0, 3_000), home, candidacy(1, 0, 1_000), neighbour);

    neighbour.open(new Candidacy(2, 30_000, List.of(0), List.of(0L)));

    assertThat(neighbour.serves(1)).isTrue();
    assertThat(neighbour.serves(2)).isFalse();
  }

  @Test
  void teamsAreNumberedAsTheyCome() {
    assertThat(home.addTeam(1)).isZero();
    assertThat(home.addTeam(0)).isEqualTo(1);
    assertThat(new BorderExchange(0)).isNotNull();
  }

  @Test
  void neverRaisesTheCostOfBothAreas() {
    for (long seed = 0; seed < Tries.of(300); seed++) {
      var border = new RandomBorder(seed);

      for (int question = 0; question < 40; question++) {
        border.askOnce();
      }

      assertThat(border.unfairGains()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void refusesWhatCannotBe() {
    home.open(candidacy(1));

    assertThatIllegalArgumentException().isThrownBy(() -> new BorderExchange(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> home.close(2));
    assertThatIllegalStateException().isThrownBy(() -> home.open(candidacy(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Candidacy(1, 0, List.of(1), List.of()));
  }

  private static Candidacy candidacy(long request) {
    return new Candidacy(request, UNMATCHED, List.of(), List.of());
  }

  private static Candidacy candidacy(long request, int team, long cost) {
    return new Candidacy(request, UNMATCHED, List.of(team), List.of(cost));
  }

  /** Two areas with random teams; remembers every answer that does not fit the costs. */
  private static final class RandomBorder {

    private static final int TEAMS = 6;
    private static final int REQUESTS = 10;

    private final SplittableRandom random;
    private final List<AreaPlan> areas = new ArrayList<>();
    private final List<List<Candidacy>> candidacies = new ArrayList<>();
    private final List<String> unfair = new ArrayList<>();
    private final BorderExchange exchange;
    private final long threshold;

    RandomBorder(long seed) {
      random = new SplittableRandom(seed);
      threshold = random.nextLong(30);
      exchange = new BorderExchange(threshold);
      for (int area = 0; area < 2; area++) {
        var plan = new AreaPlan(LoadCost.none());
        for (int team = 0; team < TEAMS; team++) {
          plan.addTeam(random.nextInt(2));
        }
        areas.add(plan);
        var itsView = new ArrayList<Candidacy>();
        for (int request = 0; request < REQUESTS; request++) {
          var teams = random.ints(3, 0, TEAMS).boxed().toList();
          var costs = random.longs(3, 0, 200).boxed().toList();
          itsView.add(new Candidacy(request, 300, teams, costs));
        }
        candidacies.add(itsView);
      }
      for (int request = 0; request < REQUESTS; request++) {
        int area = random.nextInt(2);
        areas.get(area).open(candidacies.get(area).get(request));
      }
    }

    void askOnce() {
      int request = random.nextInt(REQUESTS);
      int from = areas.get(0).holds(request) ? 0 : 1;
      long before = cost();

      var crossing =
          exchange.offer(
              candidacies.get(from).get(request),
              areas.get(from),
              candidacies.get(1 - from).get(request),
              areas.get(1 - from));

      long gain =
          switch (crossing) {
            case Moved moved -> moved.gain();
            case NobodyCheapEnough _ -> 0;
            case NotWorthIt _ -> 0;
          };
      boolean moved = areas.get(1 - from).holds(request);
      if (cost() != before - gain || moved != gain > threshold || moved == held(from, request)) {
        unfair.add(crossing.toString());
      }
    }

    List<String> unfairGains() {
      return unfair;
    }

    private boolean held(int area, long request) {
      return areas.get(area).holds(request);
    }

    private long cost() {
      return areas.get(0).cost() + areas.get(1).cost();
    }
  }
}
