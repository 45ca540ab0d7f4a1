package org.diandan.matching.dispatch.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatGridTest {

  private static final double CELL_METRES = 4_000;
  private static final double DEGREES_PER_KM = 1 / 111.195;
  private static final int SIDE = 60;
  private static final int TEAMS = SIDE * SIDE;

  @ParameterizedTest
  @CsvSource({"115, 27", "179.99, -17", "-179.99, 0", "0, 60", "10, -79"})
  void looksAtTheCellsAroundThePlaceOnly(double longitude, double latitude) {
    var grid = new FlatGrid(lattice(longitude, latitude), CELL_METRES);
    var answer = new NearestTeams(1).around(longitude, latitude);
    answer.begin(SlotFilter.ALL);

    var seen = grid.search(answer);

    // Nine cells of sixteen teams, a few more where cells are wider than they must be.
    assertThat(answer.metres(0)).isLessThan(750);
    assertThat(seen).isBetween(9, 300);
  }

  @ParameterizedTest
  @CsvSource({"115, 27", "179.99, -17", "-179.99, 0", "0, 60", "10, -79"})
  void looksAtEverybodyOnceWhenEverybodyIsAskedFor(double longitude, double latitude) {
    var grid = new FlatGrid(lattice(longitude, latitude), CELL_METRES);
    var answer = new NearestTeams(TEAMS).around(longitude, latitude);
    answer.begin(SlotFilter.ALL);

    var seen = grid.search(answer);

    assertThat(seen).isEqualTo(TEAMS);
    assertThat(answer.count()).isEqualTo(TEAMS);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20})
  void looksNotMuchFartherThanTheRadius(int kilometres) {
    var grid = new FlatGrid(lattice(115, 27), CELL_METRES);
    var answer = new NearestTeams(TEAMS).around(115, 27).within(kilometres * 1_000.0);
    answer.begin(SlotFilter.ALL);

    var seen = grid.search(answer);

    // A square of cells that reaches at most two cells beyond the radius.
    var side = 2 * (kilometres + 8);
    assertThat(answer.count()).isBetween(3 * kilometres * kilometres, 4 * kilometres * kilometres);
    assertThat(seen).isBetween(answer.count(), side * side);
  }

  @ParameterizedTest
  @CsvSource({"115, 27, 115.5, 27.2", "115, 27, 114.2, 27", "115, 27, 115, 26", "20, 5, 60, 9"})
  void findsTheNearestFromOutside(
      double longitude, double latitude, double fromLongitude, double fromLatitude) {
    var teams = lattice(longitude, latitude);
    var grid = new FlatGrid(teams, CELL_METRES);
    var answer = new NearestTeams(1).around(fromLongitude, fromLatitude);
    answer.begin(SlotFilter.ALL);
    grid.search(answer);
    var nearest = answer.slot(0);

    answer.begin(SlotFilter.ALL);
    teams.scan(0, teams.size, answer);

    assertThat(nearest).isEqualTo(answer.slot(0));
  }

  @Test
  void looksAtEverybodyWhereTheyAreFew() {
    var few = new Entries(0);
    var many = new Entries(0);
    for (var slot = 0; slot < 33; slot++) {
      var latitude = Sphere.latitude(20 + slot * 0.2);
      if (slot < 32) {
        few.add(latitude, 0, SkillMask.PRESENT, slot);
      }
      many.add(latitude, 0, SkillMask.PRESENT, slot);
    }

    assertThat(searchAt(20, new FlatGrid(few, CELL_METRES))).isEqualTo(32);
    assertThat(searchAt(20, new FlatGrid(many, CELL_METRES))).isLessThan(5);
  }

  @Test
  void looksAtEverybodyNearAPole() {
    var grid = new FlatGrid(lattice(0, 80), CELL_METRES);

    assertThat(searchAt(80, grid)).isLessThan(400);
    assertThat(searchAt(80.0001, grid)).isEqualTo(TEAMS);
  }

  @Test
  void forgetsATeamThatIsTakenOutAndNobodyElse() {
    var teams = lattice(115, 27);
    var grid = new FlatGrid(teams, CELL_METRES);

    grid.remove(77, teams.latitudes[77], teams.longitudes[77]);

    var left = 0;
    for (var at = 0; at < TEAMS; at++) {
      left += grid.entries().isPresent(at) ? 1 : 0;
      assertThat(grid.entries().isPresent(at)).isEqualTo(grid.entries().slots[at] != 77);
    }
    assertThat(left).isEqualTo(TEAMS - 1);
  }

  @Test
  void takesTwentyBytesForATeamAndFewForTheCells() {
    var one = new Entries(1);
    one.add(0, 0, SkillMask.PRESENT, 0);
    var two = new Entries(1);
    two.add(0, 0, SkillMask.PRESENT, 0);
    two.add(Sphere.latitude(0.05), 0, SkillMask.PRESENT, 1);

    // A row takes 16 bytes, a cell 4 and the end of the last one 4 more.
    assertThat(new FlatGrid(one, CELL_METRES).bytes()).isEqualTo(20 + 16 + 8);
    assertThat(new FlatGrid(two, CELL_METRES).bytes()).isEqualTo(2 * 20 + 3 * 16 + 12);
  }

  @Test
  void makesCellsLargerUntilThereAreNotTooMany() {
    var ends = new Entries(2);
    for (var degree = -70; degree <= 70; degree++) {
      ends.add(Sphere.latitude(degree), Sphere.longitude(-179), SkillMask.PRESENT, 0);
      ends.add(Sphere.latitude(degree), Sphere.longitude(179), SkillMask.PRESENT, 1);
    }

    var cells = new FlatGrid(ends, 100).bytes() / 4;

    assertThat(cells).isBetween(1L << 18, 1L << 21);
  }

  private static int searchAt(double latitude, FlatGrid grid) {
    var answer = new NearestTeams(1).around(0, latitude);
    answer.begin(SlotFilter.ALL);
    return grid.search(answer);
  }

  /** A team at every kilometre of a square around this place. */
  private static Entries lattice(double longitude, double latitude) {
    var teams = new Entries(0);
    var narrower = Math.cos(Math.toRadians(latitude));
    for (var slot = 0; slot < TEAMS; slot++) {
      var north = latitude + (slot / SIDE - SIDE / 2 + 0.5) * DEGREES_PER_KM;
      var east = longitude + (slot % SIDE - SIDE / 2 + 0.5) * DEGREES_PER_KM / narrower;
      var around = east >= 180 ? east - 360 : east < -180 ? east + 360 : east;
      teams.add(Sphere.latitude(north), Sphere.longitude(around), SkillMask.PRESENT, slot);
    }
    return teams;
  }
}
