package org.diandan.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diandan.matching.dispatch.policy.assignment.Assignment;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;

/** Solves an outside instance exactly; see {@code docs/dispatch.md}. */
final class SolveBenchmark implements Benchmark {

  private static final int REPEATS = 5;

  /** A solve this long is measured once; shorter ones again, when the compiler has seen them. */
  private static final double LONG_MILLIS = 1_000;

  @Override
  public String purpose() {
    return "solves an assignment instance: solve FILE";
  }

  @Override
  public void run(List<String> arguments) {
    try {
      if (arguments.size() != 1) {
        throw new MalformedInstance("One file is needed: benchmarks/run solve FILE");
      }
      var answer = answer(AssignmentFile.read(Path.of(arguments.getFirst())));
      var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      out.println(answer);
    } catch (MalformedInstance malformed) {
      System.err.println(malformed.getMessage());
      System.exit(2);
    }
  }

  /** One JSON object. */
  static String answer(AssignmentFile file) throws MalformedInstance {
    var problem = file.toProblem();
    var solver = new ShortestAugmentingPaths();
    var millis = new ArrayList<Double>();
    Assignment plan;
    do {
      long start = System.nanoTime();
      plan = solver.solve(problem);
      millis.add((System.nanoTime() - start) / 1e6);
    } while (millis.size() < REPEATS && millis.getFirst() < LONG_MILLIS);
    return """
        {"cost":%s,"unmatched":%d,"pairs":[%s],"duals":%s,"millis":%s}"""
        .formatted(
            file.unscaled(plan.cost()),
            plan.unmatched(),
            pairs(file, problem, plan),
            file.unscaled(plan.dualValue(problem)),
            Json.millis(Stopwatch.median(millis)));
  }

  private static String pairs(AssignmentFile file, AssignmentProblem problem, Assignment plan) {
    var requests = file.requestIds();
    var teams = file.teamIds();
    var pairs = new ArrayList<String>();
    for (int request = 0; request < problem.requests(); request++) {
      if (plan.isMatched(request)) {
        var team = teams.get(plan.teamOf(request));
        pairs.add("[%s,%s]".formatted(Json.id(requests.get(request)), Json.id(team)));
      }
    }
    return String.join(",", pairs);
  }
}
