package org.diandan.benchmarks.online;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.diandan.benchmarks.online.Arrival.Request;
import org.diandan.benchmarks.online.Arrival.Team;
import org.jspecify.annotations.Nullable;

/** Reads one arrival after the other and nothing ahead of the line it returns. */
final class ArrivalReader {

  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final int TEAM_FIELDS = 9;
  private static final int REQUEST_FIELDS = 7;

  private final BufferedReader lines;
  private final Set<String> teamIds = new HashSet<>();
  private final Set<String> requestIds = new HashSet<>();
  private int number;
  private double latest = Double.NEGATIVE_INFINITY;

  ArrivalReader(BufferedReader lines) {
    this.lines = lines;
  }

  /** The next arrival, or null at the end; blank lines are passed over. */
  @Nullable Arrival next() throws IOException, MalformedLine {
    var line = lines.readLine();
    while (line != null) {
      number++;
      var text = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
      if (!text.isEmpty()) {
        return inOrder(parse(BLANK.split(text)));
      }
      line = lines.readLine();
    }
    return null;
  }

  private Arrival parse(String[] fields) throws MalformedLine {
    return switch (fields[0]) {
      case "T" -> team(fields);
      case "R" -> request(fields);
      default -> throw malformed("a line starts with T or R, not with \"%s\"".formatted(fields[0]));
    };
  }

  private Team team(String[] fields) throws MalformedLine {
    requireFields(fields, TEAM_FIELDS, "T time team x y radius capacity leaves-at rate");
    requireNew(teamIds, fields[2]);
    return new Team(
        fields[2],
        number(fields[1], "time"),
        number(fields[3], "x"),
        number(fields[4], "y"),
        notNegative(fields[5], "radius"),
        wholeNumber(fields[6]),
        number(fields[7], "leaves-at"),
        notNegative(fields[8], "rate"));
  }

  private Request request(String[] fields) throws MalformedLine {
    requireFields(fields, REQUEST_FIELDS, "R time request x y value expires-at");
    requireNew(requestIds, fields[2]);
    return new Request(
        fields[2],
        number(fields[1], "time"),
        number(fields[3], "x"),
        number(fields[4], "y"),
        number(fields[5], "value"),
        number(fields[6], "expires-at"));
  }

  private Arrival inOrder(Arrival arrival) throws MalformedLine {
    if (arrival.time() < latest) {
      throw malformed("its time is before that of the line above; lines are in time order");
    }
    if (arrival.until() < arrival.time()) {
      throw malformed("the stay of \"%s\" ends before it begins".formatted(arrival.id()));
    }
    latest = arrival.time();
    return arrival;
  }

  private void requireFields(String[] fields, int count, String form) throws MalformedLine {
    if (fields.length != count) {
      throw malformed(
          "%d fields instead of the %d of \"%s\"".formatted(fields.length, count, form));
    }
  }

  private void requireNew(Set<String> ids, String id) throws MalformedLine {
    if (!ids.add(id)) {
      throw malformed("the id \"%s\" has arrived before".formatted(id));
    }
  }

  private double number(String text, String name) throws MalformedLine {
    try {
      var value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException ex) {
      throw malformed("the %s \"%s\" is not a number".formatted(name, text));
    }
    throw malformed("the %s \"%s\" is not a finite number".formatted(name, text));
  }

  private double notNegative(String text, String name) throws MalformedLine {
    var value = number(text, name);
    if (value < 0) {
      throw malformed("the %s \"%s\" is negative".formatted(name, text));
    }
    return value;
  }

  private int wholeNumber(String text) throws MalformedLine {
    var value = notNegative(text, "capacity");
    if (value != Math.rint(value)) {
      throw malformed("the capacity \"%s\" is not a whole number".formatted(text));
    }
    return (int) Math.min(Integer.MAX_VALUE, value);
  }

  private MalformedLine malformed(String what) {
    return new MalformedLine(number, what);
  }
}
