package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.border.AreaPlan;
import org.diandan.matching.dispatch.policy.border.BorderExchange;
import org.diandan.matching.dispatch.policy.border.Candidacy;
import org.diandan.matching.dispatch.policy.border.Crossing.Moved;

/** A city cut into square dispatch areas, each with its own plan. */
final class PartitionedCity {

  private final AssignmentProblem whole;
  private final int cellsPerSide;
  private final double cellMetres;
  private final List<AreaPlan> areas = new ArrayList<>();
  private final int[] areaOfTeam;
  private final int[] numberOfTeam;
  private final int[] areaOfRequest;
  private int questions;
  private int crossings;

  /** Plans every request inside the area it comes from. */
  PartitionedCity(BatchCity city, AssignmentProblem whole, double cellMetres) {
    this.whole = whole;
    this.cellMetres = cellMetres;
    cellsPerSide = (int) Math.ceil(city.side() / cellMetres);
    for (int area = 0; area < cellsPerSide * cellsPerSide; area++) {
      areas.add(new AreaPlan(LoadCost.none()));
    }
    areaOfTeam = city.teams().stream().mapToInt(team -> areaAt(team.x(), team.y())).toArray();
    numberOfTeam = new int[areaOfTeam.length];
    for (int team = 0; team < areaOfTeam.length; team++) {
      numberOfTeam[team] = areas.get(areaOfTeam[team]).addTeam(whole.capacity(team));
    }
    areaOfRequest =
        city.requests().stream().mapToInt(request -> areaAt(request.x(), request.y())).toArray();
    for (int request = 0; request < areaOfRequest.length; request++) {
      areas.get(areaOfRequest[request]).open(candidacy(request, areaOfRequest[request]));
    }
  }

  long cost() {
    return areas.stream().mapToLong(AreaPlan::cost).sum();
  }

  long unmatched() {
    return IntStream.range(0, areaOfRequest.length).filter(this::isUnmatched).count();
  }

  int questions() {
    return questions;
  }

  int crossings() {
    return crossings;
  }

  /** Asks neighbours for those nobody at home serves; returns how many moved. */
  int askForUnmatched(BorderExchange exchange) {
    return IntStream.range(0, areaOfRequest.length)
        .filter(this::isUnmatched)
        .map(request -> ask(request, exchange))
        .sum();
  }

  /** Asks neighbours for everybody who could be served by one; returns how many moved. */
  int askForAll(BorderExchange exchange) {
    return IntStream.range(0, areaOfRequest.length).map(request -> ask(request, exchange)).sum();
  }

  private boolean isUnmatched(int request) {
    return !areas.get(areaOfRequest[request]).serves(request);
  }

  private int ask(int request, BorderExchange exchange) {
    int moved = 0;
    for (int area = 0; area < areas.size(); area++) {
      int home = areaOfRequest[request];
      var abroad = candidacy(request, area);
      if (area != home && !abroad.teams().isEmpty()) {
        questions++;
        var atHome = candidacy(request, home);
        if (exchange.offer(atHome, areas.get(home), abroad, areas.get(area)) instanceof Moved) {
          areaOfRequest[request] = area;
          moved++;
        }
      }
    }
    crossings += moved;
    return moved;
  }

  private Candidacy candidacy(int request, int area) {
    var teams = new ArrayList<Integer>();
    var costs = new ArrayList<Long>();
    for (int edge = whole.firstEdge(request); edge < whole.endEdge(request); edge++) {
      if (areaOfTeam[whole.edgeTeam(edge)] == area) {
        teams.add(numberOfTeam[whole.edgeTeam(edge)]);
        costs.add(whole.edgeCost(edge));
      }
    }
    return new Candidacy(request, whole.unmatchedCost(request), teams, costs);
  }

  private int areaAt(double x, double y) {
    return cell(y) * cellsPerSide + cell(x);
  }

  private int cell(double metres) {
    return Math.min(cellsPerSide - 1, (int) (metres / cellMetres));
  }
}
