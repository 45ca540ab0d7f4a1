package org.diandan.request.open311;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.diandan.web.InvalidInput.FieldError;

/**
 * A map of a service list and where it stands.
 *
 * @param path of the map inside the file; empty for the file itself
 * @param errors collects what is wrong
 */
record Entry(String path, Map<?, ?> fields, List<FieldError> errors) {

  private static final int LONGEST = 4_000;
  private static final int MOST = 1_000;

  boolean has(String name) {
    return fields.get(name) != null;
  }

  void fault(String name, String messageKey, Object... arguments) {
    errors.add(new FieldError(at(name), messageKey, arguments));
  }

  /** The text of a field; empty when it is absent. Numbers and truths are what was written. */
  String text(String name) {
    var value = fields.get(name);
    if (value == null) {
      return "";
    }
    if (!isPlain(value) || value.toString().length() > LONGEST || !isClean(value.toString())) {
      fault(name, "kit.field.invalid");
      return "";
    }
    return value.toString().strip();
  }

  String needed(String name) {
    var value = fields.get(name);
    if (value == null || value.toString().isBlank()) {
      fault(name, "kit.field.missing");
      return "";
    }
    return text(name);
  }

  boolean flag(String name, boolean absent) {
    var value = fields.get(name);
    return switch (value) {
      case null -> absent;
      case Boolean flag -> flag;
      case String word when word.equals("true") || word.equals("false") ->
          Boolean.parseBoolean(word);
      default -> {
        fault(name, "kit.field.invalid");
        yield absent;
      }
    };
  }

  int whole(String name, int absent) {
    var value = fields.get(name);
    if (value == null) {
      return absent;
    }
    if (!value.toString().matches("\\d{1,6}")) {
      fault(name, "open311.file.order");
      return absent;
    }
    return Integer.parseInt(value.toString());
  }

  /** A list of texts, or one text with commas. */
  List<String> words(String name) {
    var value = fields.get(name);
    var all =
        switch (value) {
          case null -> Stream.<Object>empty();
          case List<?> list -> list.stream().map(Objects::toString).map(Object.class::cast);
          default ->
              name.equals("keywords")
                  ? Arrays.stream(text(name).split(",")).map(Object.class::cast)
                  : Stream.<Object>of(text(name));
        };
    var words = all.map(word -> word.toString().strip()).filter(word -> !word.isEmpty()).toList();
    if (words.stream().anyMatch(word -> !isClean(word) || word.length() > LONGEST)
        || (name.equals("keywords") && words.stream().anyMatch(word -> word.contains(",")))) {
      fault(name, "kit.field.invalid");
      return List.of();
    }
    return words;
  }

  /** The maps of a list, each with its path; empty when it is absent. */
  List<Entry> entries(String name) {
    var value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || (!name.equals("services") && list.size() > MOST)) {
      fault(name, "kit.field.invalid");
      return List.of();
    }
    var entries = new ArrayList<Entry>();
    for (int at = 0; at < list.size(); at++) {
      var place = "%s[%d]".formatted(at(name), at);
      if (list.get(at) instanceof Map<?, ?> map) {
        entries.add(new Entry(place, map, errors));
      } else {
        errors.add(new FieldError(place, "kit.field.invalid"));
      }
    }
    return entries;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static boolean isPlain(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static boolean isClean(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
                    || Character.getType(c) == Character.SURROGATE);
  }
}
