package org.diandan.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a table says of one route: how it is called about something of another area, and what must
 * come of it.
 *
 * @param rightful who may do it where that something lies; {@link #NOBODY} when no person may
 * @param path with what stands in its variables: {@code /requests/{id=$open}}
 * @param body fields of a form or a query, a JSON text, a file in a field ({@code upload:photo}),
 *     or empty; names after a dollar sign stand for what was arranged
 */
record RouteRule(Answer answer, String rightful, String method, String path, String body) {

  static final String NOBODY = "-";

  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9]+)(?:=([^}]*))?}");
  private static final Pattern EXPRESSION =
      Pattern.compile("\\{\\*?([A-Za-z0-9]+)(?::(?:[^{}]|\\{[^}]*})*)?}");
  private static final Pattern NAME = Pattern.compile("\\$([a-z][A-Za-z0-9]*)");

  /** What must come of a call. */
  enum Answer {
    /** 403 or 404: as if it were not there. */
    REFUSED,
    /** The same, or 400 or 422: the field that names another area is wrong. */
    REJECTED,
    /** Anything, without a word of what lies in the other area. */
    HIDDEN,
    /** Not called: it belongs to no area, and the table says why. */
    OPEN;

    boolean allows(int status) {
      return switch (this) {
        case REFUSED -> status == 403 || status == 404;
        case REJECTED -> status == 400 || status == 403 || status == 404 || status == 422;
        case HIDDEN -> status < 500;
        case OPEN -> true;
      };
    }
  }

  /** A call that can be made. */
  record Call(RouteRule rule, String path, String body) {

    @Override
    public String toString() {
      return rule.method() + " " + path + (body.isEmpty() ? "" : "  " + body);
    }
  }

  /** A line of a table. */
  static RouteRule read(String line) {
    var words = line.strip().split("\\s+", 5);
    if (words.length < 4) {
      throw new IllegalArgumentException("A line of the table says too little: " + line);
    }
    var answer = Answer.valueOf(words[0].toUpperCase(Locale.ROOT));
    return new RouteRule(answer, words[1], words[2], words[3], words.length == 5 ? words[4] : "");
  }

  /** Method and pattern, as {@link #normal} writes them. */
  String route() {
    return method + " " + VARIABLE.matcher(path).replaceAll("{$1}");
  }

  /** A route of a service without the expressions of its variables. */
  static String normal(String method, String pattern) {
    return method + " " + EXPRESSION.matcher(pattern).replaceAll("{$1}");
  }

  /** One call for each combination of what its names stand for. */
  List<Call> calls(Map<String, List<String>> arranged) {
    var written = VARIABLE.matcher(path).replaceAll(found -> quoted(found.group(2)));
    var names = new LinkedHashSet<String>();
    NAME.matcher(written + " " + body).results().forEach(found -> names.add(found.group(1)));
    var calls = List.of(new Call(this, written, body));
    for (var name : names) {
      var values = arranged.get(name);
      if (values == null || values.isEmpty()) {
        throw new IllegalArgumentException(
            "Nothing was arranged for $%s: %s".formatted(name, this));
      }
      var next = new ArrayList<Call>();
      for (var call : calls) {
        values.forEach(
            value ->
                next.add(
                    new Call(this, put(call.path(), name, value), put(call.body(), name, value))));
      }
      calls = next;
    }
    return calls;
  }

  private static String quoted(@Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException("A variable of a path stands for nothing.");
    }
    return Matcher.quoteReplacement(value);
  }

  private static String put(String text, String name, String value) {
    return text.replaceAll("\\$" + name + "(?![A-Za-z0-9])", Matcher.quoteReplacement(value));
  }
}
