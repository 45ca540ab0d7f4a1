package org.diandan.benchmarks.county;

import java.util.List;
import org.diandan.benchmarks.county.Demand.Run;

/**
 * What every platform meets alike.
 *
 * @param past requests of other days, to learn from
 * @param seed of what teams answer: the same team always says the same to the same request
 */
record World(
    County county, List<LocalTeam> teams, List<Request> requests, List<Request> past, long seed) {

  private static final long PAST = 1_000_000;

  World {
    teams = List.copyOf(teams);
    requests = List.copyOf(requests);
    past = List.copyOf(past);
  }

  /** Makes a county and its days up; the same for the same run. */
  static World of(County county, Run run) {
    var menu = Menu.shipped();
    var settlement = new Settlement(county, run.seed());
    return new World(
        county,
        TeamGenerator.teams(settlement, menu, run.seed() + 1),
        Demand.of(settlement, menu, run),
        Demand.usual(settlement, menu, new Run(run.usualDays(), PAST + run.seed())),
        run.seed());
  }

  /** Tasks all teams together can hold at a time. */
  int places() {
    return teams.stream().mapToInt(LocalTeam::capacity).sum();
  }
}
