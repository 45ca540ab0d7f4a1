package org.diandan.request.clock.web;

import java.util.List;
import java.util.Optional;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/** Questions and reasons people type. */
final class Said {

  static final int LONGEST_QUESTION = 500;
  static final int LONGEST_REASON = 200;

  private Said() {}

  /** Empty when it can be kept. */
  static Optional<FieldError> fault(String field, @Nullable String typed, int longest) {
    var text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return Optional.of(new FieldError(field, "clock." + field + ".missing"));
    }
    return text.length() > longest
        ? Optional.of(new FieldError(field, "clock.text.long", longest, text.length()))
        : Optional.empty();
  }

  /** As {@link #fault}, for lists of errors. */
  static List<FieldError> faults(String field, @Nullable String typed, int longest) {
    return fault(field, typed, longest).stream().toList();
  }
}
