package org.diandan.request.open311.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diandan.request.open311.GeoTime;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a program sent, by name; an empty parameter is an absent one. Collects what is wrong, so
 * that everything can be told at once. Not safe for use by several threads.
 */
final class Parameters {

  private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,9}(\\.\\d{1,17})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,7}");

  private final MultiValueMap<String, String> values;
  private final List<FieldError> errors = new ArrayList<>();

  Parameters(MultiValueMap<String, String> values) {
    this.values = values;
  }

  @Nullable String find(String name) {
    var all = all(name);
    return all.isEmpty() ? null : all.getFirst();
  }

  String text(String name) {
    var value = find(name);
    return value == null ? "" : value;
  }

  /** A text with at most so many characters, counted as people count them. */
  String text(String name, int longest) {
    var value = text(name);
    if (value.codePointCount(0, value.length()) > longest) {
      fault(name, "open311.long", longest);
      return "";
    }
    return value;
  }

  /** All values of a repeated parameter. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .toList();
  }

  /** The parts of a comma separated list; empty when it is absent. */
  List<String> list(String name) {
    return all(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  @Nullable Instant moment(String name) {
    var value = find(name);
    if (value == null) {
      return null;
    }
    var moment = GeoTime.read(value);
    if (moment.isEmpty()) {
      fault(name, "open311.time");
    }
    return moment.orElse(null);
  }

  /** A number of degrees, or of whatever the range allows. */
  @Nullable Double decimal(String name, DoublePredicate range, String messageKey) {
    var value = find(name);
    if (value == null) {
      return null;
    }
    if (!DECIMAL.matcher(value).matches() || !range.test(Double.parseDouble(value))) {
      fault(name, messageKey);
      return null;
    }
    return Double.parseDouble(value);
  }

  @Nullable Double longitude(String name) {
    return decimal(name, degrees -> Math.abs(degrees) <= 180, "open311.long-degrees");
  }

  @Nullable Double latitude(String name) {
    return decimal(name, degrees -> Math.abs(degrees) <= 90, "open311.lat-degrees");
  }

  int whole(String name, int absent, int most) {
    var value = find(name);
    if (value == null) {
      return absent;
    }
    if (!WHOLE.matcher(value).matches()
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > most) {
      fault(name, "open311.whole", most);
      return absent;
    }
    return Integer.parseInt(value);
  }

  /** Answers by the code between the brackets of {@code attribute[CODE]} and {@code …[CODE][]}. */
  Map<String, List<String>> attributes() {
    var answers = new java.util.LinkedHashMap<String, List<String>>();
    values.keySet().stream()
        .forEach(
            name ->
                codeOf(name)
                    .filter(code -> !all(name).isEmpty())
                    .ifPresent(code -> answers.merge(code, all(name), Parameters::joined)));
    return answers;
  }

  void fault(String name, String messageKey, Object... arguments) {
    errors.add(new FieldError(name, messageKey, arguments));
  }

  boolean isFaulty(String name) {
    return errors.stream().anyMatch(error -> error.field().equals(name));
  }

  /** Ends the call when something was wrong. */
  void check() {
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  private static Optional<String> codeOf(String name) {
    if (!name.startsWith("attribute[") || !name.endsWith("]")) {
      return Optional.empty();
    }
    var end = name.endsWith("][]") ? name.length() - 3 : name.length() - 1;
    return end < "attribute[".length()
        ? Optional.empty()
        : Optional.of(name.substring("attribute[".length(), end));
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
