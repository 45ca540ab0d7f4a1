package org.diandan.request.opendata;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides which numbers of cases are not published, so that no group of fewer than {@code least}
 * people can be read or worked out. Zero speaks of nobody and is published.
 *
 * <ol>
 *   <li>A number from 1 to {@code least - 1} is hidden.
 *   <li>Where a place is published and something inside it is hidden, at least two are hidden
 *       inside it, together {@code least} or more: the smallest others are hidden too. Where there
 *       is no other, the place itself is hidden.
 *   <li>Where a place is hidden, something inside it is hidden too, so that its parts do not add up
 *       to it.
 * </ol>
 */
final class HideFew {

  private final Map<OpenPlace, Long> cases;
  private final Map<OpenPlace, List<OpenPlace>> inside;
  private final long least;
  private final Set<OpenPlace> hidden = new HashSet<>();

  private HideFew(Map<OpenPlace, Long> cases, long least) {
    this.cases = new TreeMap<>(cases);
    this.least = least;
    this.inside =
        this.cases.keySet().stream()
            .filter(place -> place.level() != Level.ALL && number(place) > 0)
            .sorted(Comparator.comparingLong(this::number).thenComparing(Comparator.naturalOrder()))
            .collect(Collectors.groupingBy(OpenPlace::parent));
  }

  /**
   * The places whose number is not published.
   *
   * @param cases number of cases by place; each county is the sum of its streets, everything the
   *     sum of the counties
   * @param least the smallest number that is published
   */
  static Set<OpenPlace> among(Map<OpenPlace, Long> cases, long least) {
    return new HideFew(cases, least).decided();
  }

  private Set<OpenPlace> decided() {
    cases.forEach(
        (place, number) -> {
          if (number > 0 && number < least) {
            hidden.add(place);
          }
        });
    int before;
    do {
      before = hidden.size();
      inside.forEach(this::protect);
    } while (hidden.size() > before);
    return Set.copyOf(hidden);
  }

  private void protect(OpenPlace place, List<OpenPlace> parts) {
    if (hidden.contains(place)) {
      if (parts.stream().noneMatch(hidden::contains)) {
        hidden.add(parts.getFirst());
      }
      return;
    }
    while (revealsSome(parts)) {
      hidden.add(smallestShown(parts).orElse(place));
      if (hidden.contains(place)) {
        return;
      }
    }
  }

  private boolean revealsSome(List<OpenPlace> parts) {
    var missing = parts.stream().filter(hidden::contains).toList();
    return !missing.isEmpty()
        && (missing.size() == 1 || missing.stream().mapToLong(this::number).sum() < least);
  }

  private Optional<OpenPlace> smallestShown(List<OpenPlace> parts) {
    return parts.stream().filter(part -> !hidden.contains(part)).findFirst();
  }

  private long number(OpenPlace place) {
    return cases.getOrDefault(place, 0L);
  }
}
