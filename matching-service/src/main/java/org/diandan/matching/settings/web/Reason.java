package org.diandan.matching.settings.web;

import java.util.List;
import org.diandan.matching.settings.Fault;
import org.jspecify.annotations.Nullable;

/** Why somebody changes the settings. */
final class Reason {

  static final String FIELD = "reason";
  private static final int LONGEST = 500;

  private Reason() {}

  /** What is wrong with it; empty when it may be kept. */
  static List<Fault> faults(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return List.of(new Fault(FIELD, "settings.reason.missing", List.of()));
    }
    return typed.strip().length() > LONGEST
        ? List.of(new Fault(FIELD, "settings.reason.tooLong", List.of(LONGEST)))
        : List.of();
  }
}
