package org.diandan.notification.inbox.web;

import java.util.List;
import java.util.regex.Pattern;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/** Reads where a page of the list starts. */
final class Cursor {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

  private Cursor() {}

  /** Before the newest message. */
  static long newest() {
    return Long.MAX_VALUE;
  }

  static long of(String field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return newest();
    }
    if (!FORM.matcher(text).matches()) {
      throw new InvalidInput(List.of(new FieldError(field, "inbox.bad-cursor")));
    }
    return Long.parseLong(text);
  }
}
