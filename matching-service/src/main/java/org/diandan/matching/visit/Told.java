package org.diandan.matching.visit;

import java.time.Duration;
import java.util.UUID;
import org.diandan.matching.visit.Nearness.Position;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells when they come or leave.
 *
 * @param personId who tells
 * @param at the station whose code was scanned; null for the button
 * @param position where the device is; null when it does not say
 * @param code what the resident said; null when nothing was typed
 * @param ago how long the device kept it for want of a signal; null when it was sent at once
 * @param key makes telling it twice harmless; null when the caller has none
 */
public record Told(
    UUID personId,
    Way at,
    @Nullable Position position,
    @Nullable String code,
    @Nullable Duration ago,
    @Nullable String key) {

  /** By what somebody comes or leaves. */
  public enum Way {
    BUTTON,
    /** The code that hangs at a station. */
    STATION
  }

  /** A press of the button by somebody with a signal. */
  public static Told button(UUID personId) {
    return new Told(personId, Way.BUTTON, null, null, null, null);
  }

  @Override
  public String toString() {
    return "Told[%s]".formatted(at);
  }
}
