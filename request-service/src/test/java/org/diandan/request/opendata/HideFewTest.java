package org.diandan.request.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HideFewTest {

  private static final int LEAST = 10;

  @Test
  void hidesNothingWhereNothingIsSmall() {
    var cases = tree(Map.of("360802001", 12L, "360802002", 30L, "360803001", 0L));

    assertThat(HideFew.among(cases, LEAST)).isEmpty();
  }

  @Test
  void hidesTheSmallestOtherToo() {
    var cases = tree(Map.of("360802001", 4L, "360802002", 30L, "360802003", 20L));

    assertThat(HideFew.among(cases, LEAST))
        .containsExactlyInAnyOrder(OpenPlace.street("360802001"), OpenPlace.street("360802003"));
  }

  @Test
  void hidesAThirdWhileTwoAreTooFewTogether() {
    var cases = tree(Map.of("360802001", 4L, "360802002", 3L, "360802003", 20L, "360802004", 25L));

    assertThat(HideFew.among(cases, LEAST)).contains(OpenPlace.street("360802003")).hasSize(3);
  }

  @Test
  void hidesTheCountyAndASecondOneWhereAStreetStandsAlone() {
    var cases = tree(Map.of("360802001", 4L, "360803001", 30L, "360821001", 90L));

    assertThat(HideFew.among(cases, LEAST))
        .containsExactlyInAnyOrder(
            OpenPlace.street("360802001"),
            OpenPlace.county("360802"),
            OpenPlace.county("360803"),
            OpenPlace.street("360803001"));
  }

  @Test
  void leavesNothingThatCanBeWorkedOutFromWhatIsShown() {
    var random = new Random(20_261_127);

    for (int round = 0; round < 2_000; round++) {
      var cases = tree(made(random));
      var hidden = HideFew.among(cases, LEAST);

      assertThat(hidden).as("%s", cases).containsAll(small(cases));
      assertThat(determined(cases, hidden)).as("of %s, hidden %s", cases, hidden).isEmpty();
    }
  }

  private static Map<String, Long> made(Random random) {
    var streets = new TreeMap<String, Long>();
    int counties = 1 + random.nextInt(5);
    for (int county = 0; county < counties; county++) {
      int inside = 1 + random.nextInt(5);
      for (int street = 0; street < inside; street++) {
        long number = random.nextInt(3) == 0 ? random.nextInt(LEAST) : random.nextInt(80);
        streets.put("36080%d00%d".formatted(county, street), number);
      }
    }
    return streets;
  }

  private static Set<OpenPlace> small(Map<OpenPlace, Long> cases) {
    var small = new java.util.HashSet<OpenPlace>();
    cases.forEach(
        (place, number) -> {
          if (number > 0 && number < LEAST) {
            small.add(place);
          }
        });
    return small;
  }

  /** Hidden places whose number follows from the sums: Gauss, over all sums that hold. */
  private static List<OpenPlace> determined(Map<OpenPlace, Long> cases, Set<OpenPlace> hidden) {
    var unknown = new ArrayList<>(hidden);
    var rows = new ArrayList<double[]>();
    for (var parent : cases.keySet()) {
      var row = new double[unknown.size()];
      boolean any = false;
      for (var place : unknown) {
        if (place.equals(parent)) {
          row[unknown.indexOf(place)] = -1;
          any = true;
        } else if (place.parent().equals(parent)) {
          row[unknown.indexOf(place)] = 1;
          any = true;
        }
      }
      if (any && parent.level() != Level.STREET) {
        rows.add(row);
      }
    }
    return reduced(rows, unknown.size()).stream()
        .filter(row -> java.util.Arrays.stream(row).filter(at -> at != 0).count() == 1)
        .map(
            row -> {
              int at = 0;
              while (row[at] == 0) {
                at++;
              }
              return unknown.get(at);
            })
        .toList();
  }

  private static List<double[]> reduced(List<double[]> rows, int columns) {
    int done = 0;
    for (int column = 0; column < columns && done < rows.size(); column++) {
      int pivot = done;
      while (pivot < rows.size() && Math.abs(rows.get(pivot)[column]) < 1e-9) {
        pivot++;
      }
      if (pivot == rows.size()) {
        continue;
      }
      java.util.Collections.swap(rows, done, pivot);
      var leading = rows.get(done);
      double by = leading[column];
      for (int at = 0; at < columns; at++) {
        leading[at] /= by;
      }
      for (int other = 0; other < rows.size(); other++) {
        double times = rows.get(other)[column];
        for (int at = 0; other != done && at < columns; at++) {
          double left = rows.get(other)[at] - times * leading[at];
          rows.get(other)[at] = Math.abs(left) < 1e-9 ? 0 : left;
        }
      }
      done++;
    }
    return rows;
  }

  /** Streets with the counties and the total they add up to. */
  private static Map<OpenPlace, Long> tree(Map<String, Long> streets) {
    var cases = new TreeMap<OpenPlace, Long>();
    streets.forEach(
        (code, number) -> {
          cases.put(OpenPlace.street(code), number);
          cases.merge(OpenPlace.street(code).parent(), number, Long::sum);
          cases.merge(OpenPlace.EVERYWHERE, number, Long::sum);
        });
    return cases;
  }
}
