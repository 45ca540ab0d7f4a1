package org.diandan.matching.dispatch.policy.pool;

import static java.util.Objects.requireNonNull;
import static org.diandan.matching.dispatch.policy.pool.PlanState.NO_TEAM;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diandan.matching.dispatch.policy.price.ShadowPrices;

/**
 * The open pool of a dispatch area: requests wait in a plan that is cheapest at every moment, and
 * are committed only when they must be or when their team leaves. Whoever cannot wait is answered
 * at once from the same plan and at the same prices.
 *
 * <p>Driven by events; the caller passes times in and never goes back. Not thread-safe. The same
 * events in the same order give the same commitments.
 *
 * @param <R> what tells requests apart
 * @param <T> what tells teams apart
 */
public final class OpenPool<R, T> {

  private final LivePlan plan = new LivePlan();
  private final Map<R, Row> rows = new HashMap<>();
  private final Map<Integer, R> requestOfRow = new HashMap<>();
  private final Map<T, Integer> indexes = new HashMap<>();
  private final List<T> teamOfIndex = new ArrayList<>();
  private final TreeMap<Double, List<Due<R, T>>> agenda = new TreeMap<>();
  private ShadowPrices<T> prices = ShadowPrices.none();

  /** Where a request stands in the plan; a new object for each stay in the pool. */
  private record Row(int number, List<Integer> teams) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  private sealed interface Due<R, T> {
    record Decision<R, T>(R request, Row row) implements Due<R, T> {}

    record Departure<R, T>(T team, Integer index) implements Due<R, T> {}
  }

  /**
   * Takes a team in.
   *
   * @param slots how many requests it has room for, 0 or more
   * @param leavesAt seconds when its slots are gone; infinite when it stays
   * @param options the open requests it may serve; requests not in the pool are passed over
   */
  public void teamArrives(T team, int slots, double leavesAt, List<Option<R>> options) {
    if (slots < 0 || Double.isNaN(leavesAt) || indexes.containsKey(team)) {
      throw new IllegalArgumentException(
          "Team %s (%d slots, until %s s) is in the pool already or has no slots or no time."
              .formatted(team, slots, leavesAt));
    }
    var index = plan.addTeam(prices.of(team, Double.NEGATIVE_INFINITY));
    indexes.put(team, index);
    teamOfIndex.add(team);
    for (var option : options) {
      var row = rows.get(option.with());
      if (row != null) {
        link(row, index, option.cost());
      }
    }
    plan.addSlots(index, slots);
    if (leavesAt < Double.POSITIVE_INFINITY) {
      schedule(leavesAt, new Due.Departure<>(team, index));
    }
  }

  /** Takes a request in and plans for it. */
  public void requestArrives(R request, Waiting<T> waiting) {
    if (rows.containsKey(request)) {
      throw new IllegalArgumentException("Request %s is in the pool already.".formatted(request));
    }
    var row = new Row(plan.addRequest(waiting.unmatchedCost()), new ArrayList<>());
    for (var option : waiting.options()) {
      var index = indexes.get(option.with());
      if (index != null) {
        link(row, index, option.cost());
      }
    }
    plan.place(row.number());
    rows.put(request, row);
    requestOfRow.put(row.number(), request);
    schedule(waiting.commitBy(), new Due.Decision<>(request, row));
  }

  private void link(Row row, int index, double cost) {
    plan.link(row.number(), index, cost);
    row.teams().add(index);
  }

  private void schedule(double time, Due<R, T> due) {
    agenda.computeIfAbsent(time, moment -> new ArrayList<>()).add(due);
  }

  /** The team that is planned for a request and may still change; empty when there is none. */
  public Optional<T> plannedTeam(R request) {
    var row = rows.get(request);
    var team = row == null ? NO_TEAM : plan.teamOf(row.number());
    return team == NO_TEAM ? Optional.empty() : Optional.of(teamOfIndex.get(team));
  }

  /**
   * A slot's price in the plan, in metres of regret: at least what one more slot would save and at
   * most what one less would cost; 0 when the team is not here.
   */
  public double priceOf(T team) {
    var index = indexes.get(team);
    return index == null ? 0 : plan.priceOf(index);
  }

  /** Plans anew at other prices. */
  public void reprice(ShadowPrices<T> newPrices, double now) {
    prices = newPrices;
    // In the order of arrival, so that ties are broken the same way every time.
    for (int index = 0; index < teamOfIndex.size(); index++) {
      var team = teamOfIndex.get(index);
      if (Integer.valueOf(index).equals(indexes.get(team))) {
        fade(index, now);
      }
    }
  }

  /**
   * Gives the team room for more requests, for example after a visit. Its price stays as it is
   * until the next prices, on the high side where it was that of its last slots.
   */
  public void addSlots(T team, int more) {
    var index = indexes.get(team);
    if (index != null) {
      plan.addSlots(index, more);
    }
  }

  /** Rules a pair out, for example after a refusal. */
  public void forbid(R request, T team) {
    var row = rows.get(request);
    var index = indexes.get(team);
    if (row != null && index != null && row.teams().remove(index)) {
      plan.unlink(row.number(), index);
    }
  }

  /** Takes a request out without a team. */
  public void withdraw(R request) {
    var row = rows.remove(request);
    if (row != null) {
      requestOfRow.remove(row.number());
      plan.remove(row.number());
    }
  }

  /** Takes a team out that leaves at once; its requests look for other teams. */
  public void withdrawTeam(T team) {
    var index = indexes.remove(team);
    if (index != null) {
      plan.close(index);
    }
  }

  /** Decides a request now, whatever it could wait for. */
  public Commitment<R, T> commitNow(R request, double now) {
    var row = rows.get(request);
    if (row == null) {
      throw new IllegalArgumentException("Request %s is not in the pool.".formatted(request));
    }
    if (plan.teamOf(row.number()) == NO_TEAM) {
      row.teams().forEach(index -> fade(index, now));
    }
    var made = leavePool(request, now);
    if (made.team() != null) {
      keepLastSlots(requireNonNull(indexes.get(made.team())), now);
    }
    return made;
  }

  /** The fewer slots are left, the more each is worth. */
  private void keepLastSlots(int index, double now) {
    var price = prices.of(teamOfIndex.get(index), now, plan.slotsOf(index));
    if (price > plan.reserveOf(index)) {
      plan.setReserve(index, price);
    }
  }

  /**
   * Decides everything that is due before {@code time}: requests at their hour, and for a team that
   * leaves the requests planned with it.
   *
   * @return in the order of their times
   */
  public List<Commitment<R, T>> commitBefore(double time) {
    var made = new ArrayList<Commitment<R, T>>();
    while (!agenda.isEmpty() && agenda.firstKey() < time) {
      var moment = agenda.pollFirstEntry();
      for (var due : moment.getValue()) {
        switch (due) {
          case Due.Decision<R, T>(var request, var row) -> {
            if (row.equals(rows.get(request))) {
              made.add(commitNow(request, moment.getKey()));
            }
          }
          case Due.Departure<R, T>(var team, var index) -> {
            if (index.equals(indexes.get(team))) {
              made.addAll(depart(index, moment.getKey()));
            }
          }
        }
      }
    }
    return made;
  }

  /** A slot that is about to go is worth nothing later, so whoever can use it gets it. */
  private List<Commitment<R, T>> depart(int index, double now) {
    plan.setReserve(index, 0);
    var made = new ArrayList<Commitment<R, T>>();
    for (var row : plan.requestsOf(index)) {
      made.add(leavePool(requireNonNull(requestOfRow.get(row)), now));
    }
    withdrawTeam(teamOfIndex.get(index));
    return made;
  }

  private void fade(int index, double now) {
    plan.setReserve(index, prices.of(teamOfIndex.get(index), now, plan.slotsOf(index)));
  }

  private Commitment<R, T> leavePool(R request, double now) {
    var row = requireNonNull(rows.remove(request));
    requestOfRow.remove(row.number());
    var team = plan.teamOf(row.number());
    if (team == NO_TEAM) {
      plan.remove(row.number());
      return new Commitment<>(request, null, now);
    }
    plan.commit(row.number());
    return new Commitment<>(request, teamOfIndex.get(team), now);
  }
}
