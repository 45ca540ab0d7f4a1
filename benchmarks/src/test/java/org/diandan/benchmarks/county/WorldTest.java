package org.diandan.benchmarks.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.diandan.benchmarks.county.Demand.Run;
import org.diandan.benchmarks.county.Menu.Item;
import org.diandan.benchmarks.county.Request.DayKind;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;

class WorldTest {

  private static final County COUNTY = County.withCode("360802");
  private static final World WORLD = World.of(COUNTY, new Run(2, 7));

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    assertThat(World.of(COUNTY, new Run(2, 7))).isEqualTo(WORLD);
    assertThat(World.of(COUNTY, new Run(2, 8)).requests()).isNotEqualTo(WORLD.requests());
    assertThat(World.of(COUNTY, new Run(2, 8)).teams()).isNotEqualTo(WORLD.teams());
  }

  @Test
  void learnsFromDaysThatAreNotScored() {
    assertThat(WORLD.past()).isNotEmpty().allMatch(request -> request.day() == DayKind.USUAL);
    assertThat(WORLD.past()).doesNotContainAnyElementsOf(WORLD.requests());
  }

  @Test
  void numbersRequestsInTheOrderOfTheirComing() {
    var requests = WORLD.requests();

    for (int number = 1; number < requests.size(); number++) {
      assertThat(requests.get(number).number()).isEqualTo(number);
      assertThat(requests.get(number).since()).isAfterOrEqualTo(requests.get(number - 1).since());
    }
  }

  @Test
  void letsEverybodyLiveInsideTheBorder() {
    var outline = COUNTY.outline();

    assertThat(WORLD.requests())
        .allMatch(request -> outline.contains(Objects.requireNonNull(request.need().place())))
        .allMatch(request -> COUNTY.code().contains(request.need().area()));
    assertThat(WORLD.teams())
        .hasSize(497)
        .allMatch(team -> outline.contains(Objects.requireNonNull(team.atFirst().base())));
  }

  @Test
  void asksForRepairsInTwoTownsAfterTheStorm() {
    long usual = count(WORLD.requests(), DayKind.USUAL) / 2;

    long storm = count(WORLD.requests(), DayKind.STORM);

    var towns =
        WORLD.requests().stream()
            .filter(request -> request.day() == DayKind.STORM)
            .filter(request -> request.need().need().item().value().startsWith("RP"))
            .map(request -> request.need().area().value().substring(0, 9))
            .toList();
    // The two towns have three tenths of the villages; four more for each of their requests.
    assertThat((double) storm / usual).isBetween(1.8, 3.0);
    assertThat(towns.stream().filter("360802102"::equals).count()).isGreaterThan(100);
  }

  @Test
  void asksWithTheShippedItemsInTheGivenMixOfUrgencies() {
    var items = Menu.shipped().items();

    assertThat(items)
        .hasSizeGreaterThan(50)
        .noneMatch(item -> item.need().item().isSomethingElse())
        .noneMatch(item -> item.need().flags().contains(ItemFlag.GROUP_EVENT));
    assertThat(share(items, Urgency.U1)).isCloseTo(0.01, within(1e-9));
    assertThat(share(items, Urgency.U2)).isCloseTo(0.12, within(1e-9));
    assertThat(share(items, Urgency.U3)).isCloseTo(0.37, within(1e-9));
    assertThat(share(items, Urgency.U4)).isCloseTo(0.50, within(1e-9));
  }

  @Test
  void readsSkillsAndFlagsAfterANameWithCommas() {
    var bulbs = item("SF04");

    assertThat(bulbs.skills())
        .containsExactlyInAnyOrder(new SkillCode("S10"), new SkillCode("S30"));
    assertThat(bulbs.urgency()).isEqualTo(Urgency.U2);
    assertThat(bulbs.flags())
        .containsExactlyInAnyOrder(
            ItemFlag.ENTERS_HOME, ItemFlag.OWN_LICENCE, ItemFlag.INSURANCE, ItemFlag.TWO_PEOPLE);
  }

  private static Need item(String code) {
    return Menu.shipped().items().stream()
        .map(Item::need)
        .filter(need -> need.item().value().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static double share(List<Item> items, Urgency urgency) {
    return items.stream()
        .filter(item -> item.need().urgency() == urgency)
        .mapToDouble(Item::share)
        .sum();
  }

  private static long count(List<Request> requests, DayKind day) {
    return requests.stream().filter(request -> request.day() == day).count();
  }
}
