package org.diandan.request.volunteer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The questions of signing up, each a page, in order. */
public enum JoinStep {
  NAME,
  BIRTH,
  AREA,
  /** Only for minors. */
  GUARDIAN,
  /** Nothing of it is necessary. */
  MORE,
  CHECK,
  /** Asked later and only for certificates; no question of signing up. */
  DOCUMENT;

  /** The fields of the page, in order. */
  public List<String> fields() {
    return switch (this) {
      case NAME -> List.of("name");
      case BIRTH -> List.of("year", "month", "day");
      case AREA -> List.of("area");
      case GUARDIAN -> List.of("guardianName", "guardianPhone");
      case MORE ->
          List.of(
              "sex", "languages", "homeCommunity", "workUnit", "emergencyName", "emergencyPhone");
      case CHECK -> List.of("consent");
      case DOCUMENT -> List.of("documentType", "documentNumber");
    };
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
