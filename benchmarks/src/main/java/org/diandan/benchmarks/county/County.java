package org.diandan.benchmarks.county;

import java.util.List;
import java.util.stream.IntStream;
import org.diandan.benchmarks.CsvRows;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.Place;

/**
 * A county of the country. The towns of the counties of 吉安 carry their real codes, names and number
 * of villages, and the border is the real one; of other counties only the numbers of towns and
 * villages and the extent are real.
 *
 * @param seat where its name stands on a map
 * @param towns at least one
 */
record County(AreaCode code, String name, Place seat, Outline outline, List<Town> towns) {

  private static final String FOLDER = "/org/diandan/benchmarks/";

  County {
    towns = List.copyOf(towns);
  }

  /**
   * A town or street.
   *
   * @param villages villages and residents' committees, more than 0
   */
  record Town(AreaCode code, String name, int villages) {}

  /**
   * The county with a code of six digits.
   *
   * @throws IllegalArgumentException if there is none
   */
  static County withCode(String code) {
    return CsvRows.of(FOLDER + "china-counties.csv").stream()
        .filter(row -> row.getFirst().equals(code))
        .findFirst()
        .map(County::of)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    """
                    There is no county %s.
                    A county has six digits, such as 360802 for 吉州区."""
                        .formatted(code)));
  }

  private static County of(List<String> row) {
    var code = row.getFirst();
    var border =
        CsvRows.of(FOLDER + "outlines-jian.csv").stream()
            .filter(corner -> corner.getFirst().equals(code))
            .map(corner -> place(corner, 1))
            .toList();
    var outline =
        border.isEmpty() ? Outline.ellipseIn(place(row, 6), place(row, 8)) : new Outline(border);
    return new County(new AreaCode(code), row.get(5), place(row, 1), outline, towns(row));
  }

  private static List<Town> towns(List<String> row) {
    var named =
        CsvRows.of(FOLDER + "towns-jian.csv").stream()
            .filter(town -> town.getFirst().startsWith(row.getFirst()))
            .map(town -> town(town.getFirst(), town.get(1), Integer.parseInt(town.get(2))))
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    int count = Math.max(1, Integer.parseInt(row.get(3)));
    int villages = Math.max(count, Integer.parseInt(row.get(4)));
    return IntStream.range(0, count)
        .mapToObj(
            number -> {
              var code = "%s%03d".formatted(row.getFirst(), number + 1);
              // Shares that differ by one at most and add up.
              int share = villages * (number + 1) / count - villages * number / count;
              return town(code, code, share);
            })
        .toList();
  }

  private static Town town(String code, String name, int villages) {
    return new Town(new AreaCode(code), name, Math.max(1, villages));
  }

  private static Place place(List<String> row, int longitudeAt) {
    return new Place(
        Double.parseDouble(row.get(longitudeAt)), Double.parseDouble(row.get(longitudeAt + 1)));
  }
}
