package org.diandan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.diandan.matching.dispatch.policy.assignment.Assignment;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times whole exact solves of one batch, 20 candidates a request, convex load term of 400 m. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SolverTimes {

  private static final int CANDIDATES = 20;
  private static final long PHI_METRES = 400;

  /** How many requests wait, and how many teams there are. */
  @Param({"100", "1000", "10000"})
  int size;

  /** Requests per place of all teams. */
  @Param({"0.5", "0.9", "1.1"})
  double load;

  private final ShortestAugmentingPaths solver = new ShortestAugmentingPaths();
  private AssignmentProblem problem = AssignmentProblem.withTeams(new int[0]).build();

  /** Builds the city and the candidates of its requests. */
  @Setup(Level.Trial)
  public void build() {
    var city = new BatchCity(new BatchCity.Size(size, size, load), IndexBenchmark.SEED);
    problem = city.problem(CANDIDATES, LoadCost.perRequestHeld(PHI_METRES, new int[size]));
  }

  /** One solve from nothing. */
  @org.openjdk.jmh.annotations.Benchmark
  public Assignment solve() {
    return solver.solve(problem);
  }
}
