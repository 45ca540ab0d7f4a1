package org.diandan.matching.dispatch.policy.replay;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What first choices add up to.
 *
 * @param requests needs that were played, by urgency; every urgency has a count
 * @param unmatched those for which no team that may serve had room, by urgency, likewise
 * @param meanMetres average way of first choices; null when no way is known
 * @param p95Metres the way 95 of 100 first choices do not exceed; null likewise
 * @param questionsPerFulfilled expected questions for one yes; null when nobody is asked
 * @param minutesInVain expected minutes until a yes for a need with a team, if every no is silence;
 *     null likewise
 * @param gini how unevenly first choices fall on all teams: 0 evenly, towards 1 all on one
 * @param idleTeams teams nobody would have asked first
 * @param teams all active ones
 */
public record Figures(
    Map<Urgency, Integer> requests,
    Map<Urgency, Integer> unmatched,
    @Nullable Integer meanMetres,
    @Nullable Integer p95Metres,
    @Nullable Double questionsPerFulfilled,
    @Nullable Double minutesInVain,
    double gini,
    int idleTeams,
    int teams) {

  private static final double P95 = 0.95;

  public Figures {
    requests = Map.copyOf(requests);
    unmatched = Map.copyOf(unmatched);
  }

  /**
   * Adds up.
   *
   * @param teams how many there are, asked or not
   */
  public static Figures of(List<FirstChoice> choices, int teams) {
    var metres =
        choices.stream()
            .map(FirstChoice::metres)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    var asked = choices.stream().filter(choice -> choice.team() != null).toList();
    var loads = loads(asked, teams);
    return new Figures(
        byUrgency(choices),
        byUrgency(choices.stream().filter(choice -> choice.team() == null).toList()),
        metres.length == 0 ? null : Math.toIntExact(mean(metres)),
        metres.length == 0 ? null : metres[(int) Math.ceil(P95 * metres.length) - 1],
        questions(asked),
        asked.isEmpty()
            ? null
            : asked.stream().mapToDouble(one -> one.chance().minutesInVain()).sum() / asked.size(),
        gini(loads),
        teams - (int) asked.stream().map(FirstChoice::team).distinct().count(),
        teams);
  }

  /** How many needs would have asked another team first, or one where there was none. */
  public static int changed(List<FirstChoice> before, List<FirstChoice> after) {
    var changed = 0;
    for (var need = 0; need < before.size(); need++) {
      changed += before.get(need).isOf(after.get(need)) ? 0 : 1;
    }
    return changed;
  }

  private static Map<Urgency, Integer> byUrgency(List<FirstChoice> choices) {
    var counts = new EnumMap<Urgency, Integer>(Urgency.class);
    for (var urgency : Urgency.values()) {
      counts.put(urgency, 0);
    }
    choices.forEach(choice -> counts.merge(choice.urgency(), 1, Integer::sum));
    return counts;
  }

  private static long mean(int[] metres) {
    var sum = 0L;
    for (var way : metres) {
      sum += way;
    }
    return Math.round((double) sum / metres.length);
  }

  private static @Nullable Double questions(List<FirstChoice> asked) {
    var yes = asked.stream().mapToDouble(choice -> choice.chance().yes()).sum();
    return yes == 0
        ? null
        : asked.stream().mapToDouble(choice -> choice.chance().questions()).sum() / yes;
  }

  /** Needs of each team in rising order, with the zeros of those nobody asks. */
  private static long[] loads(List<FirstChoice> asked, int teams) {
    Map<UUID, Long> counts =
        asked.stream()
            .map(choice -> Objects.requireNonNull(choice.team()))
            .collect(groupingBy(team -> team, counting()));
    var rising = counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
    var loads = new long[Math.max(teams, rising.length)];
    System.arraycopy(rising, 0, loads, loads.length - rising.length, rising.length);
    return loads;
  }

  /** Gini coefficient of values in rising order; 0 when there is nothing to share. */
  private static double gini(long[] rising) {
    var sum = 0.0;
    var ranked = 0.0;
    for (var rank = 0; rank < rising.length; rank++) {
      sum += rising[rank];
      ranked += (rank + 1.0) * rising[rank];
    }
    return sum == 0
        ? 0
        : 2 * ranked / (rising.length * sum) - (rising.length + 1.0) / rising.length;
  }
}
