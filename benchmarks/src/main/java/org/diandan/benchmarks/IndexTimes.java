package org.diandan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.diandan.matching.dispatch.policy.index.NearestTeams;
import org.diandan.matching.dispatch.policy.index.SlotFilter;
import org.diandan.matching.dispatch.policy.index.TeamIndex;
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

/**
 * Times single searches of the index: every sample is one question about one skill within 30 km.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class IndexTimes {

  private static final int NEEDS = 20_000;
  private static final double RADIUS_METRES = 30_000;

  /** How many teams the nation has. */
  @Param({"100000", "1400000"})
  int teams;

  /** How many of the nearest are asked for. */
  @Param({"10", "30"})
  int nearest;

  private final SyntheticChina.Spot[] needs = new SyntheticChina.Spot[NEEDS];
  private TeamIndex index = new TeamIndex();
  private NearestTeams answer = new NearestTeams(1);
  private int next;

  /** Builds the nation and its questions. */
  @Setup(Level.Trial)
  public void build() {
    var china = new SyntheticChina(IndexBenchmark.SEED);
    index = china.index(teams);
    answer = new NearestTeams(nearest).within(RADIUS_METRES);
    for (var need = 0; need < NEEDS; need++) {
      needs[need] = china.nextNeed();
    }
  }

  /** One question; the answer's length, so that nothing is optimised away. */
  @org.openjdk.jmh.annotations.Benchmark
  public int search() {
    next = next + 1 == NEEDS ? 0 : next + 1;
    var need = needs[next];
    answer.around(need.longitude(), need.latitude()).needing(need.skills());
    index.search(answer, SlotFilter.ALL);
    return answer.count();
  }
}
