package org.diandan.standalone.demo;

import java.util.List;

/** The areas of 吉安 as the statistics office numbers them. */
final class Areas {
  /** The file all of them come from; request-service reads it too. */
  static final String DIVISIONS = "/demo/divisions-jian.csv";

  private final List<Area> all;

  /**
   * One area.
   *
   * @param code 4 digits for the city, 6 for a county, 9 for a town
   */
  record Area(String code, String name, String level) {}

  private Areas(List<Area> all) {
    this.all = all;
  }

  static Areas read() {
    return new Areas(
        Tables.read(DIVISIONS).stream()
            .map(row -> new Area(row.get(0), row.get(1), row.get(2)))
            .toList());
  }

  Area city() {
    return at("city").getFirst();
  }

  /** By code. */
  List<Area> counties() {
    return at("county");
  }

  /** Towns and streets of a county, by code. */
  List<Area> townsOf(Area county) {
    return at("town").stream().filter(town -> town.code().startsWith(county.code())).toList();
  }

  private List<Area> at(String level) {
    return all.stream().filter(area -> area.level().equals(level)).toList();
  }
}
