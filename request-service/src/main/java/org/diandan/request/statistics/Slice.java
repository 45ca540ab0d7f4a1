package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which cases figures are counted from.
 *
 * @param origin empty for the requests of this platform, else the name of a set of imported
 *     history; the two never mix
 * @param areas prefixes of area codes, of paths in imported history; an empty prefix is everywhere,
 *     an empty list is nowhere
 * @param only what the cases are narrowed to: one of these keys in each of these dimensions
 */
public record Slice(
    String origin, List<String> areas, Period period, Map<Dimension, List<String>> only) {

  /** The requests of this platform. */
  public static final String HERE = "";

  public Slice {
    requireNonNull(origin, "origin");
    requireNonNull(period, "period");
    areas = List.copyOf(areas);
    var copied = new EnumMap<Dimension, List<String>>(Dimension.class);
    only.forEach((dimension, keys) -> copied.put(dimension, List.copyOf(keys)));
    only = Map.copyOf(copied);
  }

  /** The requests of this platform inside areas. */
  public static Slice of(List<String> areas, Period period) {
    return new Slice(HERE, areas, period, Map.of());
  }

  /** A whole set of imported history. */
  public static Slice ofHistory(String set, Period period) {
    return new Slice(set, List.of(""), period, Map.of());
  }

  /** Narrowed further; a dimension that was narrowed before is narrowed to these keys now. */
  public Slice with(Dimension dimension, String... keys) {
    var narrowed = new EnumMap<Dimension, List<String>>(Dimension.class);
    narrowed.putAll(only);
    narrowed.put(dimension, List.of(keys));
    return new Slice(origin, areas, period, narrowed);
  }

  /** Only those that are under way; fast however long the history is. */
  public Slice open() {
    return with(Dimension.OPEN, "open");
  }

  /** The same cases of another time. */
  public Slice in(Period other) {
    return new Slice(origin, areas, other, only);
  }
}
