package org.diandan.matching.dispatch.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowsTest {

  private static final Cells CELLS = new Cells(4_000);

  @Test
  void stretchOnlyOverTheCellsBetweenTheirTeams() {
    var teams = new Entries(3);
    add(teams, 115, 27);
    add(teams, 115.4, 27);
    add(teams, 116, 27.1);

    var rows = new Rows(CELLS, teams);

    assertThat(rows.first).isEqualTo(CELLS.rowOf(Sphere.latitude(27)));
    assertThat(rows.last).isEqualTo(CELLS.rowOf(Sphere.latitude(27.1)));
    // Forty kilometres of cells in the first row, one cell in the last, none between.
    assertThat(rows.cells).isBetween(11, 12);
  }

  @Test
  void numberCellsBesideEachOtherWithoutGap() {
    var teams = new Entries(2);
    add(teams, 115, 27);
    add(teams, 115.4, 27);
    var rows = new Rows(CELLS, teams);
    var column = Cells.columnOf(Sphere.longitude(115), rows.columnsOf(rows.first));

    assertThat(rows.cellAt(rows.first, column)).isZero();
    assertThat(rows.cellAt(rows.first, column + 1)).isEqualTo(1);
    assertThat(rows.clipFrom(rows.first, 0)).isEqualTo(column);
    assertThat(rows.clipFrom(rows.first, column + 3)).isEqualTo(column + 3);
    assertThat(rows.clipUntil(rows.first, Integer.MAX_VALUE)).isEqualTo(column + rows.cells - 1);
    assertThat(rows.clipUntil(rows.first, column + 3)).isEqualTo(column + 3);
  }

  @Test
  void haveMostColumnsNearestToTheEquator() {
    var teams = new Entries(2);
    add(teams, 0, -20);
    add(teams, 0, 40);
    var rows = new Rows(CELLS, teams);
    var equator = CELLS.rowOf(0);

    assertThat(rows.mostColumns(rows.first, rows.last)).isEqualTo(CELLS.columnsOf(equator));
    assertThat(rows.mostColumns(rows.first - 9, rows.first + 1))
        .isEqualTo(CELLS.columnsOf(rows.first + 1));
    assertThat(rows.mostColumns(rows.last - 1, rows.last + 9))
        .isEqualTo(CELLS.columnsOf(rows.last - 1));
    assertThat(rows.mostColumns(rows.last + 1, rows.last + 9)).isZero();
    assertThat(rows.mostColumns(rows.last, rows.last + 9)).isEqualTo(CELLS.columnsOf(rows.last));
  }

  private static void add(Entries teams, double longitude, double latitude) {
    teams.add(Sphere.latitude(latitude), Sphere.longitude(longitude), SkillMask.PRESENT, 0);
  }
}
