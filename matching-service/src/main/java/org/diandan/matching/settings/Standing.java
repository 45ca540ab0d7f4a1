package org.diandan.matching.settings;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * The settings as the rows have them.
 *
 * @param latest number of the newest change, 0 before the first; whoever changes upon another one
 *     is refused
 * @param number of the settings in force: the newest that can be read, 0 for the shipped ones
 * @param values in force, by name
 * @param shipped what the product and its configuration come with, by name
 * @param history the latest changes, the newest first
 */
public record Standing(
    long latest,
    long number,
    Map<String, Long> values,
    Map<String, Long> shipped,
    List<SettingsRow> history) {

  public Standing {
    history = List.copyOf(history);
  }

  static Standing of(List<SettingsRow> newestFirst, Map<String, Long> shipped) {
    var latest = newestFirst.isEmpty() ? 0 : newestFirst.getFirst().number();
    for (var row : newestFirst) {
      var values = row.values();
      if (values != null) {
        return new Standing(latest, row.number(), values.byName(), shipped, newestFirst);
      }
    }
    return new Standing(latest, 0, shipped, shipped, newestFirst);
  }

  /** A value in force. */
  public long valueOf(Setting.Key key) {
    return requireNonNull(values.get(key.name()));
  }

  /** A value as shipped. */
  public long shippedOf(Setting.Key key) {
    return requireNonNull(shipped.get(key.name()));
  }

  /** What was in force before a change: the next older row that can be read, else the shipped. */
  public Map<String, Long> before(SettingsRow change) {
    for (var row : history) {
      var values = row.values();
      if (row.number() < change.number() && values != null) {
        return values.byName();
      }
    }
    return shipped;
  }
}
