package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/**
 * Requests, teams and what it costs to bring them together, all in whole metres of regret. Requests
 * and teams are numbered from 0. A request stays unmatched at its own cost; the k-th request of a
 * team costs the team's load term beside the edge. Immutable.
 */
public final class AssignmentProblem {

  private final int[] capacity;
  private final long[] unmatchedCost;
  private final LoadCost loadCost;
  private final EdgeRows rows;
  private final int[] edgesOfTouched;

  private AssignmentProblem(Builder from, EdgeRows rows) {
    this.capacity = from.capacity;
    this.unmatchedCost = Arrays.copyOf(from.unmatchedCost, from.requests);
    this.loadCost = from.loadCost;
    this.rows = rows;
    this.edgesOfTouched = rows.countByTeam();
  }

  /**
   * Starts a problem.
   *
   * @param capacity of each team, 0 or more
   */
  public static Builder withTeams(int... capacity) {
    return new Builder(capacity.clone());
  }

  /** Number of requests. */
  public int requests() {
    return unmatchedCost.length;
  }

  /** Number of teams. */
  public int teams() {
    return capacity.length;
  }

  /** Number of different pairs of request and team. */
  public int edges() {
    return rows.team.length;
  }

  /** How many requests a team can take. */
  public int capacity(int team) {
    return capacity[team];
  }

  /** Number of teams with an edge; the others cannot matter. */
  int touchedTeams() {
    return rows.touched.length;
  }

  /** The team behind a place among the touched ones. */
  int touchedTeam(int place) {
    return rows.touched[place];
  }

  /** How many requests a touched team could ever get: its capacity or, if less, its edges. */
  int placesOfTouched(int place) {
    return Math.min(capacity[touchedTeam(place)], edgesOfTouched[place]);
  }

  /** What it costs to leave a request without a team. */
  public long unmatchedCost(int request) {
    return unmatchedCost[request];
  }

  /** Cost of a team's slot, counted from 0. */
  public long slotCost(int team, int slot) {
    return loadCost.slotCost(team, slot);
  }

  /** First edge of a request; its edges are numbered without gap, cheapest first. */
  public int firstEdge(int request) {
    return rows.start[request];
  }

  /** One more than the last edge of a request. */
  public int endEdge(int request) {
    return rows.start[request + 1];
  }

  /** The team of an edge. */
  public int edgeTeam(int edge) {
    return rows.touched[rows.team[edge]];
  }

  /** The cost of an edge, without load term. */
  public long edgeCost(int edge) {
    return rows.cost[edge];
  }

  EdgeRows rows() {
    return rows;
  }

  /** Collects requests and edges in any order. Not thread-safe; good for one problem. */
  public static final class Builder {

    private static final int AT_FIRST = 16;

    private final int[] capacity;
    private LoadCost loadCost = LoadCost.none();
    private long[] unmatchedCost = new long[AT_FIRST];
    private int requests;
    private final LooseEdges loose = new LooseEdges();

    private Builder(int[] capacity) {
      this.capacity = capacity;
      for (int team = 0; team < capacity.length; team++) {
        if (capacity[team] < 0) {
          throw new IllegalArgumentException(
              "The capacity of team %d (%d) must be 0 or more.".formatted(team, capacity[team]));
        }
      }
    }

    /** Sets the load term; without it work already there does not matter. */
    public Builder loadCost(LoadCost term) {
      loadCost = term;
      return this;
    }

    /**
     * Adds the next request.
     *
     * @param unmatched what it costs to leave it without a team
     * @return its number
     */
    public int request(long unmatched) {
      if (requests == unmatchedCost.length) {
        unmatchedCost = Arrays.copyOf(unmatchedCost, 2 * requests);
      }
      unmatchedCost[requests] = unmatched;
      return requests++;
    }

    /** Lets a team serve a request; of several edges between the two the cheapest counts. */
    public Builder edge(int request, int team, long cost) {
      if (request < 0 || request >= requests || team < 0 || team >= capacity.length) {
        throw new IllegalArgumentException(
            "There is no request %d or no team %d among %d requests and %d teams."
                .formatted(request, team, requests, capacity.length));
      }
      loose.add(request, team, cost);
      return this;
    }

    /**
     * Finishes the problem.
     *
     * @throws IllegalArgumentException if costs are so large that sums could overflow, or if a load
     *     term is negative or falls
     */
    public AssignmentProblem build() {
      var rows = loose.toRows(requests, capacity.length);
      var problem = new AssignmentProblem(this, rows);
      Magnitudes.check(problem);
      return problem;
    }
  }
}
