package org.diandan.request.statistics;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of an area, all counted from events.
 *
 * @param byState number of requests in each state, by its name
 * @param total requests ordered
 * @param today ordered since midnight
 * @param open neither delivered nor closed
 * @param overdue open past a promise
 * @param delivered served at least once
 * @param evaluated delivered and judged by the resident; the latest verdict counts
 * @param resolved judged as resolved
 * @param resolvedAtFirst judged as resolved in the first round
 * @param silent closed because nobody evaluated for 72 h; in no numerator
 * @param closed closed for any reason but duplicate, withdrawn or abuse
 * @param closedDelivered of those, the ones a team had delivered
 */
public record Figures(
    SortedMap<String, Long> byState,
    long total,
    long today,
    long open,
    long overdue,
    long delivered,
    long evaluated,
    long resolved,
    long resolvedAtFirst,
    long silent,
    long closed,
    long closedDelivered) {

  public Figures {
    byState = new TreeMap<>(byState);
  }

  static Figures of(Map<String, Long> byState, Counts counts) {
    return new Figures(
        new TreeMap<>(byState),
        counts.total(),
        counts.today(),
        counts.open(),
        counts.overdue(),
        counts.delivered(),
        counts.evaluated(),
        counts.resolved(),
        counts.resolvedAtFirst(),
        counts.silent(),
        counts.closed(),
        counts.closedDelivered());
  }

  /** The columns of one row. */
  record Counts(
      long total,
      long today,
      long open,
      long overdue,
      long delivered,
      long evaluated,
      long resolved,
      long resolvedAtFirst,
      long silent,
      long closed,
      long closedDelivered) {}

  /** The headline: resolved among evaluated, 0 to 1; empty while nothing was evaluated. */
  public OptionalDouble resolutionRate() {
    return rate(resolved, evaluated);
  }

  /** How much of what was delivered the headline rests on, 0 to 1. */
  public OptionalDouble coverage() {
    return rate(evaluated, delivered);
  }

  /** What the teams claim: delivered among closed without duplicates, withdrawals and abuse. */
  public OptionalDouble handlerClaimedRate() {
    return rate(closedDelivered, closed);
  }

  private static OptionalDouble rate(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
