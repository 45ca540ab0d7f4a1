package org.diandan.request.volunteer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The questions of signing up, each a page, in order. */
public enum JoinStep {
  NAME("name"),
  BIRTH("year", "month", "day"),
  AREA("area"),
  /** Only for minors. */
  GUARDIAN("guardianName", "guardianPhone"),
  /** Nothing of it is necessary. */
  MORE("sex", "languages", "homeCommunity", "workUnit", "emergencyName", "emergencyPhone"),
  CHECK("consent"),
  /** Asked later and only for certificates; no question of signing up. */
  DOCUMENT("documentType", "documentNumber");

  private final List<String> fields;

  JoinStep(String... fields) {
    this.fields = List.of(fields);
  }

  public List<String> fields() {
    return fields;
  }

  /** The last part of the page's path. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<JoinStep> find(String path) {
    for (var step : values()) {
      if (step.path().equals(path)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }
}
