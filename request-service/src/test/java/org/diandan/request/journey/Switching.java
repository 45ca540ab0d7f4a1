package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.diandan.request.feature.ChangeSwitch;
import org.diandan.request.feature.ChangeSwitch.Author;
import org.diandan.request.feature.ChangeSwitch.Outcome;
import org.diandan.request.feature.ChangeSwitch.Wish;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.Position;
import org.diandan.request.feature.SwitchRow;
import org.diandan.request.feature.Switches;
import org.diandan.request.feature.SwitchesInForce;

/** Switching features of the service all journeys share, and leaving it as it was. */
final class Switching {

  static final String PATH = "/admin/switches";

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Author TEST = new Author(new UUID(0, 43), "");

  private Switching() {}

  static void off(Feature feature) {
    to(feature, Position.OFF);
  }

  static void to(Feature feature, Position position) {
    var outcome =
        SERVICE
            .bean(ChangeSwitch.class)
            .to(new Wish(feature, position, newest(feature), "试一试", TEST))
            .block(LIMIT);
    if (outcome != Outcome.IN_FORCE) {
      throw new AssertionError(feature + " could not be switched " + position);
    }
  }

  /** Everything as it was set up. */
  static void back() {
    for (var feature : Feature.values()) {
      if (SERVICE.bean(SwitchesInForce.class).position(feature) != Position.DEFAULT) {
        to(feature, Position.DEFAULT);
      }
    }
  }

  static boolean isOn(Feature feature) {
    return SERVICE.bean(SwitchesInForce.class).isOn(feature);
  }

  /** The newest first. */
  static List<SwitchRow> rows(Feature feature) {
    return requireNonNull(SERVICE.bean(Switches.class).of(feature).collectList().block(LIMIT));
  }

  /** Number of the newest change; 0 when there is none. */
  static long newest(Feature feature) {
    var rows = rows(feature);
    return rows.isEmpty() ? 0 : rows.getFirst().number();
  }
}
