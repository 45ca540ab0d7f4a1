package org.diandan.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Contender;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.NearestQualifiedTeam;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.Weights;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times single steps of the match in one area of 20,000 teams. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MatchStepTimes {

  private static final int TEAMS = 20_000;
  private static final int NEEDS = 5_000;

  private final CheapestQualifiedTeam cheapest =
      new CheapestQualifiedTeam(SyntheticArea.ZONE, Weights.SHIPPED);
  private final NearestQualifiedTeam nearest = new NearestQualifiedTeam(SyntheticArea.ZONE);
  private List<OpenNeed> needs = List.of();
  private AreaTeams area = AreaTeams.of(List.of());
  private Candidates everybody = Candidates.of(List.of());
  private Circumstances circumstances = SyntheticArea.circumstances(List.of());
  private int next;

  /** Builds the area, its prices and its needs. */
  @Setup(Level.Trial)
  public void build() {
    var made = new SyntheticArea(IndexBenchmark.SEED);
    List<CandidateTeam> teams = made.teams(TEAMS);
    area = AreaTeams.of(teams);
    everybody = Candidates.of(teams);
    circumstances = SyntheticArea.circumstances(teams);
    needs = made.needs(NEEDS);
  }

  /** Candidates, costs and order, as a solver asks for them. */
  @Benchmark
  public List<Contender> candidatesAndCosts() {
    return cheapest.contenders(need(), area, circumstances);
  }

  /** The whole step with the exact counts of the explanation. */
  @Benchmark
  public DispatchDecision decideAndExplain() {
    return cheapest.decide(need(), area, circumstances);
  }

  /** The same decision from a plain list. */
  @Benchmark
  public DispatchDecision decideFromAList() {
    return cheapest.decide(need(), everybody, circumstances);
  }

  /** The rival: nearest first, from a plain list. */
  @Benchmark
  public DispatchDecision rivalNearestFromAList() {
    return nearest.decide(need(), everybody, circumstances);
  }

  private OpenNeed need() {
    next = next + 1 == NEEDS ? 0 : next + 1;
    return needs.get(next);
  }
}
