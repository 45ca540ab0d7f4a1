package org.diandan.matching.dispatch.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * What one place of a team's capacity is worth to needs that are still to come, in metres: the
 * shadow price of the team for a period. A need takes the team only where it gains more than that.
 * Without a valid price a team costs nothing, which is plain exact matching.
 *
 * @param asOf when the prices were solved; null when there are none
 * @param until when they lose their validity, exclusive; null when there are none
 * @param byTeam valid prices only, each between 0 and the clip
 * @param faults what was wrong with the prices that came in, and how many of them
 */
public record TeamPrices(
    @Nullable Instant asOf,
    @Nullable Instant until,
    Map<UUID, List<Price>> byTeam,
    Map<Fault, Integer> faults) {

  /** Cold start: every team costs nothing. */
  public static final TeamPrices NONE = new TeamPrices(null, null, Map.of(), Map.of());

  /** How far the solver's clock may run before ours. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  public TeamPrices {
    byTeam = Map.copyOf(byTeam);
    faults = Map.copyOf(faults);
  }

  /** What can be wrong with a price. */
  public enum Fault {
    /** Not a number, or infinite; ignored. */
    NOT_A_NUMBER,
    /** Below zero; ignored. */
    NEGATIVE,
    /** Above the clip; used at the clip. */
    CLIPPED,
    /** Nobody here has this id; ignored. */
    UNKNOWN_TEAM,
    /** Solved too long ago; all of them are ignored. */
    STALE,
    /** Solved later than now; all of them are ignored. */
    FROM_THE_FUTURE
  }

  /**
   * A price as it was delivered, not trusted yet.
   *
   * @param period in which it holds
   */
  public record Quote(UUID teamId, TimeWindow period, double metres) {}

  /** A price that holds in a period. */
  public record Price(TimeWindow period, long metres) {

    boolean holdsAt(Instant moment) {
      return !moment.isBefore(period.from()) && moment.isBefore(period.until());
    }
  }

  /**
   * What a price has to stand.
   *
   * @param now when the prices come in
   * @param validFor how long after their solve they are used
   * @param clipMetres the highest price, the unmatched penalty of the least urgent class
   * @param teams the teams there are
   */
  public record Limits(Instant now, Duration validFor, long clipMetres, Set<UUID> teams) {

    public Limits {
      teams = Set.copyOf(teams);
      if (!validFor.isPositive() || clipMetres < 0) {
        throw new IllegalArgumentException(
            "Prices need some validity and a clip of at least 0 m (%s, %d m)."
                .formatted(validFor, clipMetres));
      }
    }
  }

  /**
   * Takes prices over after looking at each of them. Where two hold at the same moment for one
   * team, the first counts.
   *
   * @param asOf when they were solved
   */
  public static TeamPrices of(Instant asOf, List<Quote> quotes, Limits limits) {
    var until = asOf.plus(limits.validFor());
    if (!limits.now().isBefore(until)) {
      return refused(Fault.STALE, quotes);
    }
    if (asOf.isAfter(limits.now().plus(CLOCK_TOLERANCE))) {
      return refused(Fault.FROM_THE_FUTURE, quotes);
    }
    var faults = new EnumMap<Fault, Integer>(Fault.class);
    var byTeam = new HashMap<UUID, List<Price>>();
    for (var quote : quotes) {
      var fault = faultOf(quote, limits);
      if (fault != null) {
        faults.merge(fault, 1, Integer::sum);
      }
      if (fault == null || fault == Fault.CLIPPED) {
        var metres = Math.min(Math.round(quote.metres()), limits.clipMetres());
        byTeam
            .computeIfAbsent(quote.teamId(), _ -> new ArrayList<>())
            .add(new Price(quote.period(), metres));
      }
    }
    byTeam.replaceAll((_, prices) -> Collections.unmodifiableList(prices));
    return new TeamPrices(asOf, until, byTeam, faults);
  }

  /**
   * The price of a team in metres, 0 when none is known.
   *
   * @param when the moment the team would serve
   * @param now the moment of the decision; old prices are not used
   */
  public long metresOf(UUID teamId, Instant when, Instant now) {
    if (until == null || !now.isBefore(until)) {
      return 0;
    }
    for (var price : byTeam.getOrDefault(teamId, List.of())) {
      if (price.holdsAt(when)) {
        return price.metres();
      }
    }
    return 0;
  }

  /** When the prices used at {@code now} were solved; null when none are. */
  public @Nullable Instant asOfAt(Instant now) {
    return until == null || !now.isBefore(until) ? null : asOf;
  }

  private static TeamPrices refused(Fault fault, List<Quote> quotes) {
    return new TeamPrices(null, null, Map.of(), Map.of(fault, quotes.size()));
  }

  private static @Nullable Fault faultOf(Quote quote, Limits limits) {
    if (!Double.isFinite(quote.metres())) {
      return Fault.NOT_A_NUMBER;
    }
    if (quote.metres() < 0) {
      return Fault.NEGATIVE;
    }
    if (!limits.teams().contains(quote.teamId())) {
      return Fault.UNKNOWN_TEAM;
    }
    return quote.metres() > limits.clipMetres() ? Fault.CLIPPED : null;
  }
}
