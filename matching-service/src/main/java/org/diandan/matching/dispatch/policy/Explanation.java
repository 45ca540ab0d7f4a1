package org.diandan.matching.dispatch.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why this team: kept with every offer as JSON and shown to the team and to officials. What was
 * written before costs existed has neither costs nor a decision, and stays readable.
 *
 * @param policy the name of the engine that answered
 * @param considered active teams of the dispatch area
 * @param filters each hard rule in the order of its use, with what it left of the teams that were
 *     looked at, see {@link #lookedAt()}
 * @param others the best of those that were not chosen, best first, at most three
 * @param decided null when no costs were compared
 * @param settings number of the settings that were in force, 0 for the shipped ones; null in what
 *     was written before settings had numbers
 */
public record Explanation(
    String policy,
    int considered,
    List<Filter> filters,
    Terms chosen,
    List<Terms> others,
    @Nullable Decided decided,
    @Nullable Long settings) {

  public Explanation {
    filters = List.copyOf(filters);
    others = List.copyOf(others);
  }

  /** The same, signed with the number of the settings the decision was made with. */
  public Explanation under(long number) {
    return new Explanation(policy, considered, filters, chosen, others, decided, number);
  }

  /**
   * What a hard rule left over.
   *
   * @param rule its reason
   */
  public record Filter(String rule, int left) {}

  /**
   * What spoke for a team.
   *
   * @param distanceMetres null when either side has no place
   * @param load accepted and not yet delivered, with offers not yet answered
   * @param cost null when no costs were compared
   * @param totalMetres the cost the decision was made with; null as {@code cost}
   */
  public record Terms(
      UUID teamId,
      String teamName,
      Rung rung,
      @Nullable Integer distanceMetres,
      int load,
      int capacity,
      @Nullable PairCost cost,
      @Nullable Long totalMetres) {

    /** What is known of a team where no costs are compared. */
    static Terms withoutCost(OpenNeed need, CandidateTeam team) {
      return of(need, team, null);
    }

    /** What is known of a team, and what it costs. */
    static Terms of(OpenNeed need, CandidateTeam team, @Nullable PairCost cost) {
      return new Terms(
          team.id(),
          team.name(),
          Rung.of(team.area(), need.area()),
          need.metresTo(team),
          team.load().held(),
          team.load().capacity(),
          cost,
          cost == null ? null : cost.total());
    }

    /** Whether the terms as they are stored give the cost the decision was made with. */
    boolean addsUp() {
      return cost == null ? totalMetres == null : Objects.equals(cost.total(), totalMetres);
    }
  }

  /**
   * How the costs decided.
   *
   * @param solver which algorithm answered
   * @param batch how many needs were decided together
   * @param marginMetres how much more the best other team would have cost, below zero when the
   *     whole batch gains by not taking it; null without another
   * @param pricesAsOf when the prices were solved; null when none were used
   * @param nearer how many teams that could have been asked are nearer
   * @param nearest the nearest of them; null when the chosen team is
   * @param lookedAt how many teams the rules were asked about: those with the skills, from the
   *     nearest to the farthest that could be asked; null when all active teams were, as in what
   *     was written before there was a choice
   */
  public record Decided(
      String solver,
      int batch,
      @Nullable Long marginMetres,
      @Nullable Instant pricesAsOf,
      int nearer,
      @Nullable Terms nearest,
      @Nullable Integer lookedAt) {}

  /** How many of the active teams the rules were asked about; null for all of them. */
  public @Nullable Integer lookedAt() {
    return decided == null ? null : decided.lookedAt();
  }

  /** Whether every stored total, and the margin, follows from the stored terms. */
  public boolean addsUp() {
    var all = new ArrayList<Terms>(others);
    all.add(chosen);
    if (decided != null && decided.nearest() != null) {
      all.add(decided.nearest());
    }
    return all.stream().allMatch(Terms::addsUp)
        && (decided == null || Objects.equals(decided.marginMetres(), margin()));
  }

  /** What decided, for one plain sentence. */
  public Reason reason() {
    return Reason.of(this);
  }

  private @Nullable Long margin() {
    var own = chosen.totalMetres();
    var next = others.isEmpty() ? null : others.getFirst().totalMetres();
    return own == null || next == null ? null : Long.valueOf(next - own);
  }
}
