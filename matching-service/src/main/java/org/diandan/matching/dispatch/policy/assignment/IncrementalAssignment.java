package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/**
 * An optimal plan that stays optimal while requests come and go and teams gain and lose places.
 * Each event costs about one chain of moves, far less than solving anew. Costs are whole metres of
 * regret, as in {@link AssignmentProblem}. Not thread-safe.
 *
 * <p>A request is known by the number {@link #arrive} gives it until it leaves or is committed;
 * then the number may be given to another.
 */
public final class IncrementalAssignment {

  private static final int AT_FIRST = 16;

  private final LoadCost loadCost;
  private final Plan plan;
  private final EdgesOfTeams edges;
  private final EdgeArena arena;
  private final PlaceSearch places;
  private final FillSearch fills;
  private int[] capacity = new int[0];
  private int[] committed = new int[0];
  private int teams;

  /** Starts without teams and requests. */
  public IncrementalAssignment(LoadCost loadCost) {
    this.loadCost = loadCost;
    plan = Plan.empty(this::slotCost);
    edges = new EdgesOfTeams(plan);
    arena = new EdgeArena(plan, edges);
    places = new PlaceSearch(plan);
    fills = new FillSearch(plan, edges);
  }

  /**
   * Adds a team.
   *
   * @param places 0 or more
   * @return its number; teams are numbered from 0
   */
  public int addTeam(int places) {
    requireNotNegative(places);
    if (teams == capacity.length) {
      growTeams(Math.max(AT_FIRST, 2 * teams));
    }
    int team = teams++;
    capacity[team] = places;
    plan.setCapacity(team, places);
    plan.price[team] = places == 0 ? 0 : plan.room[team];
    return team;
  }

  /**
   * Changes how many requests a team can hold, committed ones included. When places go, as many
   * requests move as must, whoever it costs least; committed ones stay in any case.
   */
  public void changeCapacity(int team, int newPlaces) {
    requireNotNegative(newPlaces);
    requireTeam(team);
    capacity[team] = newPlaces;
    while (plan.used(team) > free(team)) {
      plan.setCapacity(team, plan.used(team) - 1);
      places.evictFrom(team);
    }
    offer(team);
  }

  /**
   * Lets a request in.
   *
   * @param unmatchedCost what it costs to leave it without a team
   * @param itsTeams teams that can serve it, in any order; of one team twice, the cheaper counts
   * @param costs of these teams, in the same order
   * @return its number
   */
  public int arrive(long unmatchedCost, int[] itsTeams, long[] costs) {
    for (int team : itsTeams) {
      requireTeam(team);
    }
    int request = arena.add(unmatchedCost, itsTeams, costs);
    places.insert(request);
    return request;
  }

  /**
   * Takes a request out; its place, if it had one, goes to whoever gains most.
   *
   * @return what the plan costs less now, in metres of regret: at most what the request paid
   */
  public long leave(int request) {
    int team = requirePlanned(request);
    long paid = plan.dual(request);
    if (team == Assignment.UNMATCHED) {
      arena.remove(request);
      return paid;
    }
    plan.part(request);
    arena.remove(request);
    plan.freeSlot(team);
    return paid - fills.fill(team);
  }

  /**
   * Makes the plan for a request definite: it leaves the plan and its team's place is taken. The
   * plan of all others stays as it is, and optimal.
   *
   * @return its team
   * @throws IllegalStateException if it has no team
   */
  public int commit(int request) {
    int team = requirePlanned(request);
    if (team == Assignment.UNMATCHED) {
      throw new IllegalStateException("Request %d has no team to commit to.".formatted(request));
    }
    plan.part(request);
    arena.remove(request);
    committed[team]++;
    plan.freeSlot(team);
    plan.setCapacity(team, free(team));
    return team;
  }

  /** Gives back the place of a committed request, for example when it has been served. */
  public void release(int team) {
    requireTeam(team);
    if (committed[team] == 0) {
      throw new IllegalStateException("Team %d has nothing committed.".formatted(team));
    }
    committed[team]--;
    offer(team);
  }

  /** The team planned for a request, or {@link Assignment#UNMATCHED}. */
  public int teamOf(int request) {
    return requirePlanned(request);
  }

  /** What a request pays in all, in metres of regret. */
  public long requestDual(int request) {
    requirePlanned(request);
    return plan.dual(request);
  }

  /** What a place of a team is worth to the requests in the plan, in metres of regret. */
  public long teamPrice(int team) {
    requireTeam(team);
    return plan.price[team];
  }

  /** Number of requests in the plan, unmatched ones included. */
  public int size() {
    return arena.size();
  }

  /** Cost of the plan, without committed requests. Looks at every request and team. */
  public long cost() {
    long cost = 0;
    for (int request = 0; request < plan.team.length; request++) {
      if (plan.team[request] != Plan.UNPLACED) {
        cost += plan.team[request] >= 0 ? plan.paid[request] : plan.unmatchedCost[request];
      }
    }
    for (int team = 0; team < teams; team++) {
      for (int slot = 0; slot < plan.used(team); slot++) {
        cost += slotCost(team, slot);
      }
    }
    return cost;
  }

  /** Committed requests fill the first, cheapest slots. */
  private long slotCost(int team, int slot) {
    return loadCost.slotCost(team, committed[team] + slot);
  }

  private int free(int team) {
    return Math.max(0, capacity[team] - committed[team]);
  }

  private void offer(int team) {
    plan.setCapacity(team, free(team));
    fills.fill(team);
  }

  private void growTeams(int size) {
    capacity = Arrays.copyOf(capacity, size);
    committed = Arrays.copyOf(committed, size);
    plan.growTeams(size);
    edges.growTeams(size);
    places.growTeams(size);
    fills.growTeams(size);
  }

  private void requireTeam(int team) {
    if (team < 0 || team >= teams) {
      throw new IllegalArgumentException("There is no team %d of %d.".formatted(team, teams));
    }
  }

  private int requirePlanned(int request) {
    if (request < 0 || request >= plan.team.length || plan.team[request] == Plan.UNPLACED) {
      throw new IllegalArgumentException("There is no request %d in the plan.".formatted(request));
    }
    return plan.team[request];
  }

  private static void requireNotNegative(int places) {
    if (places < 0) {
      throw new IllegalArgumentException(
          "The capacity of a team (%d) must be 0 or more.".formatted(places));
    }
  }
}
