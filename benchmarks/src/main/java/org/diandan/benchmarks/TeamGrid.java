package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.diandan.benchmarks.BatchCity.Request;
import org.diandan.benchmarks.BatchCity.Team;

/** Finds the teams near a request; exact and simple, a benchmark's own. */
final class TeamGrid {

  private static final double CELL_METRES = 5_000;
  private static final int RINGS = 6;

  private final List<Team> teams;
  private final int width;
  private final List<List<Integer>> cells = new ArrayList<>();

  TeamGrid(List<Team> teams, double side) {
    this.teams = teams;
    width = (int) (side / CELL_METRES) + 1;
    for (int cell = 0; cell < width * width; cell++) {
      cells.add(new ArrayList<>());
    }
    for (int team = 0; team < teams.size(); team++) {
      cells.get(cell(teams.get(team).y()) * width + cell(teams.get(team).x())).add(team);
    }
  }

  /** At most {@code k} teams that can serve a request, nearest first, then by number. */
  List<Integer> nearest(Request request, int k) {
    var found = new ArrayList<Found>();
    int reach = 0;
    // What lies outside the rings searched is farther away than they are wide.
    while (reach <= RINGS && within(found, (reach - 1) * CELL_METRES) < k) {
      addRing(request, reach++, found);
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Found::metres).thenComparingInt(Found::team))
        .limit(k)
        .map(Found::team)
        .toList();
  }

  private record Found(double metres, int team) {}

  private static long within(List<Found> found, double metres) {
    return found.stream().filter(each -> each.metres <= metres).count();
  }

  private void addRing(Request request, int ring, List<Found> found) {
    int middleX = cell(request.x());
    int middleY = cell(request.y());
    for (int y = Math.max(0, middleY - ring); y <= Math.min(width - 1, middleY + ring); y++) {
      for (int x = Math.max(0, middleX - ring); x <= Math.min(width - 1, middleX + ring); x++) {
        if (Math.max(Math.abs(x - middleX), Math.abs(y - middleY)) == ring) {
          addCell(request, cells.get(y * width + x), found);
        }
      }
    }
  }

  private void addCell(Request request, List<Integer> cell, List<Found> found) {
    for (int number : cell) {
      var team = teams.get(number);
      if (team.canServe(request)) {
        found.add(new Found(team.metresTo(request), number));
      }
    }
  }

  private static int cell(double metres) {
    return (int) (metres / CELL_METRES);
  }
}
