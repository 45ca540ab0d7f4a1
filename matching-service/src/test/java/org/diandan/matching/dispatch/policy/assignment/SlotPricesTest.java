package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotPricesTest {

  private record Held(long price, int holder) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 9})
  void giveTheCheapestSlotAndSayWhoLosesIt(int places) {
    var random = new SplittableRandom(places);
    var slots = new SlotPrices(oneTeam(places));
    var expected = new ArrayList<Held>();
    for (int slot = 0; slot < places; slot++) {
      expected.add(new Held(10L * slot, Plan.NOBODY));
    }

    for (int bid = 0; bid < 60; bid++) {
      expected.sort(Comparator.comparingLong(Held::price));
      assertThat(slots.cheapest(0)).isEqualTo(expected.getFirst().price());
      assertThat(slots.secondCheapest(0))
          .isEqualTo(places == 1 ? SlotPrices.NO_SLOT : expected.get(1).price());
      // Odd steps on tens: no two slots ever cost the same.
      long price = expected.getFirst().price() + 10L * random.nextInt(1, 9) + 1;
      while (costs(expected, price)) {
        price++;
      }

      int before = slots.take(0, bid, price);

      assertThat(before).isEqualTo(expected.getFirst().holder());
      expected.set(0, new Held(price, bid));
    }
  }

  @Test
  void areOutOfReachForATeamWithoutSlots() {
    var builder = AssignmentProblem.withTeams(0, 1);
    builder.request(1);
    var slots = new SlotPrices(builder.edge(0, 0, 1).edge(0, 1, 2).build());

    assertThat(slots.cheapest(0)).isEqualTo(SlotPrices.NO_SLOT);
    assertThat(slots.cheapest(1)).isZero();
    assertThat(slots.secondCheapest(1)).isEqualTo(SlotPrices.NO_SLOT);
  }

  private static boolean costs(Iterable<Held> slots, long price) {
    for (var slot : slots) {
      if (slot.price() == price) {
        return true;
      }
    }
    return false;
  }

  private static AssignmentProblem oneTeam(int places) {
    var builder = AssignmentProblem.withTeams(places).loadCost((team, slot) -> 10L * slot);
    for (int request = 0; request < places; request++) {
      builder.request(1_000);
      builder.edge(request, 0, 1);
    }
    return builder.build();
  }
}
