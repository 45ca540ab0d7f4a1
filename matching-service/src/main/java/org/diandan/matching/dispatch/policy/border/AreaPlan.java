package org.diandan.matching.dispatch.policy.border;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.diandan.matching.dispatch.policy.assignment.Assignment;
import org.diandan.matching.dispatch.policy.assignment.IncrementalAssignment;
import org.diandan.matching.dispatch.policy.assignment.LoadCost;

/** The optimal plan of one dispatch area, and what it holds for its neighbours. */
public final class AreaPlan {

  private final IncrementalAssignment plan;
  private final Map<Long, Integer> numbers = new HashMap<>();

  /** Starts without teams and requests. */
  public AreaPlan(LoadCost loadCost) {
    plan = new IncrementalAssignment(loadCost);
  }

  /** Adds a team; returns its number in this area, counted from 0. */
  public int addTeam(int capacity) {
    return plan.addTeam(capacity);
  }

  /** Takes a request in for good, with a team or without. */
  public void open(Candidacy candidacy) {
    arrive(candidacy, candidacy.unmatchedCost());
  }

  /** Lets a request go; returns what the area saves by it, in metres of regret. */
  public long close(long request) {
    long saved = plan.leave(numberOf(request));
    numbers.remove(request);
    return saved;
  }

  /** Whether a request is planned or reserved here. */
  public boolean holds(long request) {
    return numbers.containsKey(request);
  }

  /** Whether a request has a team here. */
  public boolean serves(long request) {
    return plan.teamOf(numberOf(request)) != Assignment.UNMATCHED;
  }

  /** The most this area can save by letting a request go, in metres of regret. */
  public long pays(long request) {
    return plan.requestDual(numberOf(request));
  }

  /** Cost of the area's plan in metres of regret. */
  public long cost() {
    return plan.cost();
  }

  /**
   * Holds a place for a neighbour's request if that costs this area less than {@code limit}, chains
   * of moves included. A place held must be confirmed or denied.
   *
   * @return what it costs this area, or empty if nothing is held
   */
  public OptionalLong reserve(Candidacy candidacy, long limit) {
    // At the limit it would as soon stay at home: that is its unmatched cost here.
    int number = arrive(candidacy, limit);
    long price = plan.requestDual(number);
    if (plan.teamOf(number) == Assignment.UNMATCHED || price >= limit) {
      close(candidacy.request());
      return OptionalLong.empty();
    }
    return OptionalLong.of(price);
  }

  /** Makes a reserved request one of this area's own. */
  public void confirm(Candidacy candidacy) {
    close(candidacy.request());
    open(candidacy);
  }

  /** Gives a reserved place back. */
  public void deny(Candidacy candidacy) {
    close(candidacy.request());
  }

  private int arrive(Candidacy candidacy, long unmatchedCost) {
    if (holds(candidacy.request())) {
      throw new IllegalStateException(
          "Request %d is in this area already.".formatted(candidacy.request()));
    }
    int number =
        plan.arrive(
            unmatchedCost,
            candidacy.teams().stream().mapToInt(Integer::intValue).toArray(),
            candidacy.costs().stream().mapToLong(Long::longValue).toArray());
    numbers.put(candidacy.request(), number);
    return number;
  }

  private int numberOf(long request) {
    var number = numbers.get(request);
    if (number == null) {
      throw new IllegalArgumentException("Request %d is not in this area.".formatted(request));
    }
    return number;
  }
}
