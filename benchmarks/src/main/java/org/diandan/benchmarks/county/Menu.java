package org.diandan.benchmarks.county;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.benchmarks.CsvRows;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;

/**
 * The shipped catalogue with how often each item is asked for. Group events are left out, which are
 * posted and not dispatched, and so is "something else", which a person has to sort.
 */
final class Menu {

  private static final String CATALOGUE = "/catalogue/service-catalogue.csv";
  private static final Set<String> STORM_ITEMS = Set.of("SF07");
  private static final String REPAIRS = "RP";

  /** Percent of all requests, events apart, by group; all other groups share seven. */
  private static final Map<String, Double> GROUPS =
      Map.of(
          "EL", 14.0, "RP", 7.0, "AD", 6.0, "HE", 5.0, "RW", 4.0, "LE", 3.0, "CH", 1.5, "ED", 1.5);

  private static final double OTHER_GROUPS = 3;

  private static final Map<Urgency, Double> URGENCIES =
      Map.of(Urgency.U1, 0.01, Urgency.U2, 0.12, Urgency.U3, 0.37, Urgency.U4, 0.50);

  /**
   * An item and how often it is asked for.
   *
   * @param share of all requests
   */
  record Item(Need need, double share) {

    String group() {
      return need.item().value().substring(0, 2);
    }

    private boolean mendsStormDamage() {
      return group().equals(REPAIRS) || STORM_ITEMS.contains(need.item().value());
    }

    private Item times(double factor) {
      return new Item(need, share * factor);
    }
  }

  /** Draws items by weight. */
  private static final class Lottery {

    private final List<Item> items;

    /** Up to which point of a draw each item reaches. */
    private final double[] upTo;

    Lottery(List<Item> items, ToDoubleFunction<Item> weight) {
      this.items = items;
      upTo = items.stream().mapToDouble(weight).toArray();
      for (int place = 1; place < upTo.length; place++) {
        upTo[place] += upTo[place - 1];
      }
    }

    Item draw(SplittableRandom random) {
      double point = random.nextDouble(upTo[upTo.length - 1]);
      int place = 0;
      while (upTo[place] <= point) {
        place++;
      }
      return items.get(place);
    }
  }

  private final List<Item> items;
  private final Lottery asked;
  private final Lottery askedAfterStorm;
  private final Lottery offered;

  private Menu(List<Item> items) {
    this.items = items;
    asked = new Lottery(items, Item::share);
    askedAfterStorm =
        new Lottery(items.stream().filter(Item::mendsStormDamage).toList(), Item::share);
    offered = new Lottery(items, item -> 1.0 / (1 + items.indexOf(item)));
  }

  /** The catalogue the platform ships with. */
  static Menu shipped() {
    var all =
        CsvRows.of(CATALOGUE).stream()
            .map(Menu::item)
            .filter(item -> !item.need.item().isSomethingElse())
            .filter(item -> !item.need.flags().contains(ItemFlag.GROUP_EVENT))
            .toList();
    return new Menu(
        withUrgencyMix(withGroupMix(all)).stream()
            .sorted(
                Comparator.comparingDouble(Item::share)
                    .reversed()
                    .thenComparing(item -> item.need.item()))
            .toList());
  }

  /** All items, the most asked for first. */
  List<Item> items() {
    return items;
  }

  /** What a person asks for. */
  Item draw(SplittableRandom random) {
    return asked.draw(random);
  }

  /** What a person asks for whose house a storm has hit: repairs and clearing up. */
  Item drawAfterStorm(SplittableRandom random) {
    return askedAfterStorm.draw(random);
  }

  /** What a team offers: the n-th most asked for with a probability of 1 / n (Zipf's law). */
  Item drawOffered(SplittableRandom random) {
    return offered.draw(random);
  }

  private static Item item(List<String> row) {
    // Counted from the end: a name may hold a quoted comma, and no column after the names does.
    int end = row.size();
    var skills = words(row.get(end - 5)).map(SkillCode::new).collect(Collectors.toSet());
    var flags = words(row.get(end - 1)).map(ItemFlag::ofLetter).collect(Collectors.toSet());
    var urgency = Urgency.valueOf(row.get(end - 4));
    return new Item(new Need(new ServiceItemCode(row.getFirst()), urgency, skills, flags), 1.0);
  }

  private static Stream<String> words(String cell) {
    return Arrays.stream(cell.split(";")).filter(word -> !word.isBlank());
  }

  private static List<Item> withGroupMix(List<Item> all) {
    var inGroup = all.stream().collect(Collectors.groupingBy(Item::group, Collectors.counting()));
    long others = inGroup.keySet().stream().filter(group -> !GROUPS.containsKey(group)).count();
    return all.stream()
        .map(
            item -> {
              double ofGroup = GROUPS.getOrDefault(item.group(), OTHER_GROUPS / others);
              return item.times(ofGroup / inGroup.getOrDefault(item.group(), 1L));
            })
        .toList();
  }

  /** Meets the mix of urgencies exactly, and that of groups as near as this allows. */
  private static List<Item> withUrgencyMix(List<Item> all) {
    var now = new EnumMap<Urgency, Double>(Urgency.class);
    all.forEach(item -> now.merge(item.need.urgency(), item.share, Double::sum));
    return all.stream()
        .map(
            item -> {
              var urgency = item.need.urgency();
              double wanted = URGENCIES.getOrDefault(urgency, 0.0);
              return item.times(wanted / now.getOrDefault(urgency, 1.0));
            })
        .toList();
  }
}
