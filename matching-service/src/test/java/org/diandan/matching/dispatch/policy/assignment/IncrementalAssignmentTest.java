package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.diandan.matching.dispatch.policy.Tries;
import org.junit.jupiter.api.Test;

class IncrementalAssignmentTest {

  @Test
  void costsWhatAFreshSolveCostsAfterAnySequenceOfEvents() {
    for (long seed = 0; seed < Tries.of(300); seed++) {
      var day = new RandomDay(seed);

      for (int event = 0; event < 80; event++) {
        day.nextEvent();

        day.assertOptimal("seed %d, event %d".formatted(seed, event));
      }
    }
  }

  @Test
  void staysOptimalOnALongDay() {
    var day = new RandomDay(7);

    for (int event = 0; event < Tries.of(20_000); event++) {
      day.nextEvent();
    }

    day.assertOptimal("after a long day");
  }

  @Test
  void movesAnotherRequestWhenTheNewOneNeedsItsTeam() {
    var plan = planWithTeams(1, 1);
    int flexible = plan.arrive(60_000, new int[] {1, 0}, new long[] {2_000, 1_000});

    int bound = plan.arrive(60_000, new int[] {0}, new long[] {3_000});

    assertThat(plan.teamOf(flexible)).isEqualTo(1);
    assertThat(plan.teamOf(bound)).isZero();
    assertThat(plan.teamPrice(0)).isEqualTo(1_000);
    assertThat(plan.requestDual(bound)).isEqualTo(4_000);
    assertThat(plan.size()).isEqualTo(2);
  }

  @Test
  void givesAFreedPlaceToWhoeverWaits() {
    var plan = planWithTeams(1);
    int first = plan.arrive(60_000, new int[] {0}, new long[] {1_000});
    int waiting = plan.arrive(60_000, new int[] {0}, new long[] {5_000});

    plan.leave(first);

    assertThat(plan.teamOf(waiting)).isZero();
    assertThat(plan.size()).isEqualTo(1);
  }

  @Test
  void keepsThePlaceOfACommittedRequestUntilItIsReleased() {
    var plan = planWithTeams(1);
    int first = plan.arrive(60_000, new int[] {0}, new long[] {1_000});
    int second = plan.arrive(60_000, new int[] {0}, new long[] {2_000});

    int team = plan.commit(first);

    assertThat(team).isZero();
    assertThat(plan.teamOf(second)).isEqualTo(Assignment.UNMATCHED);
    assertThatIllegalStateException().isThrownBy(() -> plan.commit(second));

    plan.release(0);

    assertThat(plan.teamOf(second)).isZero();
    assertThatIllegalStateException().isThrownBy(() -> plan.release(0));
  }

  @Test
  void refusesWhatDoesNotExist() {
    var plan = planWithTeams(1);

    assertThatIllegalArgumentException().isThrownBy(() -> plan.leave(0));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.teamOf(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.teamPrice(1));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.changeCapacity(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.changeCapacity(0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.addTeam(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.release(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.arrive(0, new int[] {1}, new long[] {0}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.arrive(0, new int[] {0}, new long[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.arrive(Long.MAX_VALUE, new int[0], new long[0]));
    assertThat(plan.size()).isZero();
  }

  @Test
  void givesATeamAddedLateOnlyToWhomItCanServe() {
    var plan = planWithTeams(new int[20]);
    int worthMore = plan.arrive(900, new int[] {0}, new long[] {1});
    int bound = plan.arrive(100, new int[] {19}, new long[] {5});

    plan.changeCapacity(19, 1);

    assertThat(plan.teamOf(bound)).isEqualTo(19);
    assertThat(plan.teamOf(worthMore)).isEqualTo(Assignment.UNMATCHED);
  }

  @Test
  void takesTheTeamThatCameFirstAmongEqualOnes() {
    var plan = planWithTeams(1, 1);

    int request = plan.arrive(60_000, new int[] {1, 0}, new long[] {5, 5});

    assertThat(plan.teamOf(request)).isZero();
  }

  @Test
  void pricesANewTeamAtWhatItsFirstSlotCosts() {
    var plan = new IncrementalAssignment(LoadCost.perRequestHeld(400, new int[] {2, 0}));

    plan.addTeam(1);
    plan.addTeam(0);

    assertThat(plan.teamPrice(0)).isEqualTo(800);
    assertThat(plan.teamPrice(1)).isZero();
  }

  @Test
  void refusesCostsOfWhichSixteenMillionCannotBeAddedUp() {
    long most = (Long.MAX_VALUE / 16) >> 24;
    var plan = planWithTeams(1);

    int request = plan.arrive(most, new int[] {0}, new long[] {-most});

    assertThat(plan.requestDual(request)).isEqualTo(-most);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.arrive(most + 1, new int[0], new long[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.arrive(0, new int[] {0}, new long[] {most + 1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.arrive(0, new int[] {0}, new long[] {-most - 1}));
  }

  private static IncrementalAssignment planWithTeams(int... capacities) {
    var plan = new IncrementalAssignment(LoadCost.none());
    for (int capacity : capacities) {
      plan.addTeam(capacity);
    }
    return plan;
  }
}
