package org.diandan.request.feature;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all switches come to.
 *
 * @param newest number of the newest change that was looked at
 * @param defaults what the configuration says; features that are not there are on
 * @param positions by feature; those nobody switched are not there
 */
record Standing(long newest, Map<Feature, Boolean> defaults, Map<Feature, Position> positions) {

  Standing {
    defaults = Map.copyOf(defaults);
    positions = Map.copyOf(positions);
  }

  /** Before anything was switched. */
  static Standing of(Collection<FeatureDefault> defaults) {
    var byDefault = new EnumMap<Feature, Boolean>(Feature.class);
    defaults.forEach(one -> byDefault.put(one.feature(), one.on()));
    return new Standing(0, byDefault, Map.of());
  }

  /**
   * After one more change. What was looked at before changes nothing; a damaged one leaves the
   * switch where it was.
   */
  Standing with(SwitchRow row) {
    if (row.number() <= newest) {
      return this;
    }
    var now = new EnumMap<Feature, Position>(Feature.class);
    now.putAll(positions);
    row.feature()
        .ifPresent(feature -> row.position().ifPresent(position -> now.put(feature, position)));
    return new Standing(row.number(), defaults, now);
  }

  Position position(Feature feature) {
    @Nullable Position said = positions.get(feature);
    return said == null ? Position.DEFAULT : said;
  }

  boolean isOnByDefault(Feature feature) {
    return defaults.getOrDefault(feature, true);
  }

  boolean isOn(Feature feature) {
    return switch (position(feature)) {
      case ON -> true;
      case OFF -> false;
      case DEFAULT -> isOnByDefault(feature);
    };
  }
}
