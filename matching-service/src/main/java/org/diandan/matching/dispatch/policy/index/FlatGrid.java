package org.diandan.matching.dispatch.policy.index;

/**
 * Teams sorted by the cell they stand in, searched ring by ring around a place until nothing
 * outside the rings can be nearer than what was found. Built once; entries can only be taken out.
 *
 * <p>Cost of a search: the cells and entries of the rings, about {@code sqrt(k / density)} cells
 * wide. The bound is exact: after ring j every team not looked at lies in a farther row, or beyond
 * a meridian at least j cells away, and {@code asin(cos φ · sin Δλ)} is the distance to that
 * meridian.
 */
final class FlatGrid {

  /**
   * So close to a pole that rings of cells lose their meaning; rare enough to look at everybody.
   */
  private static final int POLAR = 800_000_000;

  /** Farther than anything: a haversine is at most 1. */
  private static final double NOBODY = 2;

  private static final int FEW = 32;
  private static final int CELLS_ALLOWED = 1 << 20;
  private static final int CELLS_ALLOWED_PER_TEAM = 4;

  private final Cells grid;
  private final Rows rows;
  private final Entries entries;
  private final int[] starts;

  /**
   * Sorts copies of these teams; at least one.
   *
   * @param cellMetres the height of a cell; doubled until there are not too many cells
   */
  FlatGrid(Entries teams, double cellMetres) {
    var allowed = Math.max(CELLS_ALLOWED, (long) CELLS_ALLOWED_PER_TEAM * teams.size);
    var cells = new Cells(cellMetres);
    var stretched = new Rows(cells, teams);
    while (stretched.cells > allowed) {
      cells = new Cells(cells.metres() * 2);
      stretched = new Rows(cells, teams);
    }
    grid = cells;
    rows = stretched;
    starts = new int[rows.cells + 1];
    entries = sorted(teams);
  }

  private Entries sorted(Entries teams) {
    var cellOf = new int[teams.size];
    for (var at = 0; at < teams.size; at++) {
      cellOf[at] = cellOf(teams.latitudes[at], teams.longitudes[at]);
      starts[cellOf[at]]++;
    }
    for (var cell = 1; cell <= rows.cells; cell++) {
      starts[cell] += starts[cell - 1];
    }
    var sorted = new Entries(teams.size);
    sorted.size = teams.size;
    // From behind, each cell's end moves to its start, and the teams of a cell keep their order.
    for (var at = teams.size - 1; at >= 0; at--) {
      sorted.copy(teams, at, --starts[cellOf[at]]);
    }
    return sorted;
  }

  private int cellOf(int latitude, int longitude) {
    var row = grid.rowOf(latitude);
    return rows.cellAt(row, Cells.columnOf(longitude, rows.columnsOf(row)));
  }

  /** All teams, cell by cell. */
  Entries entries() {
    return entries;
  }

  /** Takes a team out that stands here, by its slot and place. */
  void remove(int slot, int latitude, int longitude) {
    var cell = cellOf(latitude, longitude);
    for (var at = starts[cell]; at < starts[cell + 1]; at++) {
      if (entries.slots[at] == slot) {
        entries.skills[at] = 0;
      }
    }
  }

  /** Enters the nearest teams into the answer; says how many teams were looked at for it. */
  int search(NearestTeams answer) {
    if (entries.size <= FEW || Math.abs(answer.latitude()) > POLAR) {
      entries.scan(0, entries.size, answer);
      return entries.size;
    }
    var middle = grid.rowOf(answer.latitude());
    var ring = 0;
    var seen = scanRing(middle, ring, answer);
    while (seen < entries.size && boundAfter(middle, ring, answer) <= answer.limit()) {
      seen += scanRing(middle, ++ring, answer);
    }
    return seen;
  }

  /** Looks at the cells that are in this ring and in no smaller one; answers how many teams. */
  private int scanRing(int middle, int ring, NearestTeams answer) {
    var seen = 0;
    var until = Math.min(rows.last, middle + ring);
    for (var row = Math.max(rows.first, middle - ring); row <= until; row++) {
      seen +=
          Math.abs(row - middle) == ring
              ? scanMiddle(row, ring, answer)
              : scanEnds(row, ring, answer);
    }
    return seen;
  }

  /** A row the rings reach for the first time: all columns up to {@code ring} aside. */
  private int scanMiddle(int row, int ring, NearestTeams answer) {
    var columns = rows.columnsOf(row);
    if (2 * ring + 1 >= columns) {
      return scan(row, 0, columns - 1, answer);
    }
    var column = Cells.columnOf(answer.longitude(), columns);
    var from = column - ring;
    var until = column + ring;
    var seen = scan(row, Math.max(0, from), Math.min(columns - 1, until), answer);
    if (from < 0) {
      seen += scan(row, from + columns, columns - 1, answer);
    }
    if (until >= columns) {
      seen += scan(row, 0, until - columns, answer);
    }
    return seen;
  }

  /** A row the rings reached before: one column more on both sides, until they meet behind. */
  private int scanEnds(int row, int ring, NearestTeams answer) {
    var columns = rows.columnsOf(row);
    if (2 * ring > columns) {
      return 0;
    }
    var column = Cells.columnOf(answer.longitude(), columns);
    var left = column < ring ? column - ring + columns : column - ring;
    var right = column + ring >= columns ? column + ring - columns : column + ring;
    var seen = scan(row, left, left, answer);
    return left == right ? seen : seen + scan(row, right, right, answer);
  }

  private int scan(int row, int fromColumn, int untilColumn, NearestTeams answer) {
    var from = rows.clipFrom(row, fromColumn);
    var until = rows.clipUntil(row, untilColumn);
    if (from > until) {
      return 0;
    }
    var first = starts[rows.cellAt(row, from)];
    var end = starts[rows.cellAt(row, until) + 1];
    entries.scan(first, end, answer);
    return end - first;
  }

  /** The least haversine of any team outside the rings. */
  private double boundAfter(int middle, int ring, NearestTeams answer) {
    var rise = Long.MAX_VALUE;
    if (middle - ring > rows.first) {
      rise = answer.latitude() - grid.beginOf(middle - ring);
    }
    if (middle + ring < rows.last) {
      rise = Math.min(rise, grid.beginOf(middle + ring + 1) - answer.latitude());
    }
    var beyondRows =
        rise == Long.MAX_VALUE ? NOBODY : Sphere.haversine(rise * Sphere.RADIANS_PER_UNIT);
    return Math.min(
        beyondRows, boundAside(rows.mostColumns(middle - ring, middle + ring), ring, answer));
  }

  private static double boundAside(int columns, int ring, NearestTeams answer) {
    if (2 * ring + 1 >= columns) {
      return NOBODY;
    }
    var aside = Math.min(Math.PI / 2, ring * 2 * Math.PI / columns);
    return Sphere.haversineOfSine(answer.cosine() * Math.sin(aside));
  }

  long bytes() {
    return entries.bytes() + rows.bytes() + 4L * starts.length;
  }
}
