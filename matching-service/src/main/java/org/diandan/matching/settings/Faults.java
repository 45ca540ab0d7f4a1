package org.diandan.matching.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with settings, field by field. */
final class Faults {

  private Faults() {}

  /**
   * Every fault, each named by the value that has to change: missing, unknown or out of range, and
   * when there are none of those, values that contradict each other.
   *
   * @return empty when the values may be used together
   */
  static List<Fault> of(Map<String, Long> byName) {
    var faults = new ArrayList<Fault>();
    var known = Setting.everyKey().toList();
    known.forEach(key -> alone(key, byName).ifPresent(faults::add));
    var names = known.stream().map(Setting.Key::name).toList();
    byName.keySet().stream()
        .filter(name -> !names.contains(name))
        .sorted()
        .forEach(name -> faults.add(new Fault(name, "settings.fault.unknown")));
    return faults.isEmpty() ? together(byName) : List.copyOf(faults);
  }

  private static Optional<Fault> alone(Setting.Key key, Map<String, Long> byName) {
    var value = byName.get(key.name());
    var setting = key.setting();
    if (value == null) {
      return Optional.of(new Fault(key.name(), "settings.fault.missing"));
    }
    return setting.allows(value)
        ? Optional.empty()
        : Optional.of(
            new Fault(key.name(), "settings.fault.range", setting.least(), setting.most()));
  }

  private static List<Fault> together(Map<String, Long> byName) {
    var faults = new ArrayList<Fault>();
    var limit = Long.MAX_VALUE;
    for (var key : Setting.TRAVEL.keys()) {
      var weight = byName.getOrDefault(key.name(), 0L);
      if (weight > limit) {
        faults.add(new Fault(key.name(), "settings.fault.urgency", limit));
      }
      limit = weight;
    }
    var county = byName.getOrDefault(Setting.COUNTY.stem(), 0L);
    if (byName.getOrDefault(Setting.CITY.stem(), 0L) < county) {
      faults.add(new Fault(Setting.CITY.stem(), "settings.fault.city", county));
    }
    var late = byName.getOrDefault(Setting.LATE_AFTER.stem(), 0L);
    if (byName.getOrDefault(Setting.NO_SHOW_AFTER.stem(), 0L) <= late) {
      faults.add(new Fault(Setting.NO_SHOW_AFTER.stem(), "settings.fault.noShow", late));
    }
    return List.copyOf(faults);
  }
}
