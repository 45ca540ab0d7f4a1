package org.diandan.matching.settings;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of the settings.
 *
 * @param number 1 for the first one, without gaps
 * @param values the whole value; null when the row is damaged and so passed over
 */
public record SettingsRow(
    long number, Instant changedAt, UUID changedBy, String reason, @Nullable SettingValues values) {

  /** Whether it may be in force. */
  public boolean isReadable() {
    return values != null;
  }
}
