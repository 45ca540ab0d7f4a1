package org.diandan.matching.dispatch.policy.assignment;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random problems of every shape, the same for the same seed. */
final class Problems {

  private Problems() {}

  /** Few enough requests and teams to try every plan; costs so small that ties are common. */
  static AssignmentProblem tiny(long seed) {
    var random = new SplittableRandom(seed);
    return random(random, 1 + random.nextInt(6), 1 + random.nextInt(4), 12);
  }

  /** Some dozens of requests and teams at any load. */
  static AssignmentProblem small(long seed) {
    var random = new SplittableRandom(seed);
    return random(random, 1 + random.nextInt(80), 1 + random.nextInt(40), 1_000);
  }

  /** Hundreds of requests that want more than there is. */
  static AssignmentProblem crowded(long seed) {
    var random = new SplittableRandom(seed);
    return random(random, 300, 150, 100_000);
  }

  /** The same problem with every cost multiplied. */
  static AssignmentProblem scaled(AssignmentProblem problem, long factor) {
    var capacity = IntStream.range(0, problem.teams()).map(problem::capacity).toArray();
    var builder =
        AssignmentProblem.withTeams(capacity)
            .loadCost((team, slot) -> factor * problem.slotCost(team, slot));
    for (int request = 0; request < problem.requests(); request++) {
      builder.request(factor * problem.unmatchedCost(request));
      for (int edge = problem.firstEdge(request); edge < problem.endEdge(request); edge++) {
        builder.edge(request, problem.edgeTeam(edge), factor * problem.edgeCost(edge));
      }
    }
    return builder.build();
  }

  private static AssignmentProblem random(
      SplittableRandom random, int requests, int teams, int largestCost) {
    var capacity = random.ints(teams, 0, 4).toArray();
    var builder = AssignmentProblem.withTeams(capacity).loadCost(loadCost(random, capacity));
    int lowest = random.nextInt(3) == 0 ? -largestCost : 0;
    for (int request = 0; request < requests; request++) {
      builder.request(random.nextInt(lowest, 2 * largestCost));
    }
    int edges = random.nextInt(1 + Math.min(requests * teams, 12 * requests));
    for (int edge = 0; edge < edges; edge++) {
      builder.edge(
          random.nextInt(requests), random.nextInt(teams), random.nextInt(lowest, largestCost));
    }
    return builder.build();
  }

  private static LoadCost loadCost(SplittableRandom random, int[] capacity) {
    var load = random.ints(capacity.length, 0, 3).toArray();
    return switch (random.nextInt(3)) {
      case 0 -> LoadCost.none();
      case 1 -> LoadCost.perRequestHeld(1 + random.nextInt(400), load);
      default -> LoadCost.convex(1 + random.nextInt(400), load, capacity);
    };
  }
}
