package org.diandan.request.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.contract.RoughPosition;
import org.diandan.request.batch.HistoricalCase.Times;
import org.diandan.request.batch.Judged.Flawed;
import org.diandan.request.batch.Judged.Sound;
import org.jspecify.annotations.Nullable;

/** Reads rows under a mapping; a row that contradicts itself is told, never bent. */
final class JudgeRows {

  static final int LONGEST_NUMBER = 100;
  static final int LONGEST_NAME = 200;
  static final int LONGEST_WORDS = 1000;

  /** Clocks of other systems go wrong by a little. */
  private static final Duration FORGIVEN = Duration.ofDays(1);

  private final Mapping mapping;
  private final Instant latest;
  private final Map<String, Integer> places = new HashMap<>();
  private final int width;

  /**
   * @param now nothing in a history happened later
   * @throws UnreadableFile when a column of the mapping is missing or there twice
   */
  JudgeRows(Mapping mapping, List<String> header, Instant now) {
    this.mapping = mapping;
    this.latest = now.plus(FORGIVEN);
    this.width = header.size();
    var mapped = mappedColumns(mapping);
    for (int place = 0; place < header.size(); place++) {
      var name = header.get(place);
      if (places.put(name, place) != null && mapped.contains(name)) {
        throw new UnreadableFile("import.file.column-twice", name);
      }
    }
    var missing = mapped.stream().filter(name -> !places.containsKey(name)).sorted().toList();
    if (!missing.isEmpty()) {
      throw new UnreadableFile("import.file.column-missing", String.join(", ", missing));
    }
  }

  private static Set<String> mappedColumns(Mapping mapping) {
    var columns = mapping.columns();
    var open = mapping.openCases();
    return Stream.of(
            Stream.of(
                columns.number(),
                columns.opened(),
                columns.target(),
                columns.closed(),
                columns.onTime(),
                columns.state(),
                columns.type(),
                columns.department(),
                columns.source(),
                columns.longitude(),
                columns.latitude()),
            columns.area().stream(),
            open == null
                ? Stream.<@Nullable String>empty()
                : Stream.of(open.area(), open.name(), open.phone(), open.address(), open.words()))
        .flatMap(names -> names)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads one row. */
  Judged of(Sheet.Row row) {
    if (row.isEmpty()) {
      return new Flawed(row.number(), List.of(new Finding(row.number(), Flaw.EMPTY, "", "")));
    }
    if (row.broken() || row.values().size() != width) {
      return new Flawed(row.number(), List.of(new Finding(row.number(), Flaw.BROKEN_LINE, "", "")));
    }
    return new Check(row).result();
  }

  /** One pass over a row. */
  private final class Check {

    private final Sheet.Row row;
    private final List<Finding> findings = new ArrayList<>();

    Check(Sheet.Row row) {
      this.row = row;
    }

    Judged result() {
      var columns = mapping.columns();
      var number = needed(columns.number(), LONGEST_NUMBER);
      var type = type(columns.type());
      var closed = meaning(columns.state(), mapping.states(), Flaw.UNKNOWN_STATE);
      var times = times(columns, closed);
      var onTime = meaning(columns.onTime(), mapping.onTime(), Flaw.UNKNOWN_LABEL);
      var department = text(columns.department(), LONGEST_NAME);
      var channel = text(columns.source(), LONGEST_NAME);
      var areas = columns.area().stream().map(column -> text(column, LONGEST_NAME)).toList();
      var point = point(columns);
      var caller = caller(type, closed, point);
      if (!findings.isEmpty() || times == null) {
        return new Flawed(row.number(), findings);
      }
      return new Sound(
          row.number(),
          new HistoricalCase(
              number,
              type,
              mapping.types().item(type).orElse(null),
              times,
              onTime,
              department,
              channel,
              areas.stream().takeWhile(area -> !area.isEmpty()).toList(),
              point == null ? null : new RoughPosition(point.longitude(), point.latitude())),
          caller);
    }

    private String type(String column) {
      var type = needed(column, LONGEST_NAME);
      if (!type.isEmpty() && !mapping.types().knows(type)) {
        find(Flaw.UNKNOWN_TYPE, column);
      }
      return type;
    }

    private @Nullable Boolean meaning(
        @Nullable String column, Map<String, Boolean> meanings, Flaw unknown) {
      var word = text(column, LONGEST_NAME);
      if (column == null || (word.isEmpty() && unknown == Flaw.UNKNOWN_LABEL)) {
        return null;
      }
      var meaning = meanings.get(word);
      if (meaning == null) {
        find(word.isEmpty() ? Flaw.MISSING : unknown, column);
      }
      return meaning;
    }

    private @Nullable Times times(Mapping.Columns columns, @Nullable Boolean isClosed) {
      var opened = time(columns.opened());
      var target = time(columns.target());
      var closed = time(columns.closed());
      if (value(columns.opened()).isEmpty()) {
        find(Flaw.MISSING, columns.opened());
      }
      if (opened == null || isClosed == null) {
        return null;
      }
      var closingSaid = !value(columns.closed()).isEmpty();
      if (isClosed && !closingSaid) {
        find(Flaw.CLOSED_WITHOUT_TIME, columns.closed());
      } else if (!isClosed && closingSaid) {
        find(Flaw.OPEN_WITH_CLOSING_TIME, columns.closed());
      }
      if (closed != null && closed.isBefore(opened)) {
        find(Flaw.CLOSED_BEFORE_OPENED, columns.closed());
      }
      if (columns.target() != null && target != null && target.isBefore(opened)) {
        find(Flaw.TARGET_BEFORE_OPENED, columns.target());
      }
      refuseFuture(columns.opened(), opened);
      refuseFuture(columns.closed(), closed);
      return new Times(opened, target, closed);
    }

    private void refuseFuture(String column, @Nullable Instant moment) {
      if (moment != null && moment.isAfter(latest)) {
        find(Flaw.IN_THE_FUTURE, column);
      }
    }

    private @Nullable Instant time(@Nullable String column) {
      var text = text(column, LONGEST_NAME);
      if (column == null || text.isEmpty()) {
        return null;
      }
      return switch (mapping.times().read(text)) {
        case SourceTimes.Reading.Moment moment -> moment.at();
        case SourceTimes.Reading.Unclear unclear -> {
          find(unclear.flaw(), column);
          yield null;
        }
      };
    }

    private record Point(double longitude, double latitude) {}

    private @Nullable Point point(Mapping.Columns columns) {
      var longitude = columns.longitude();
      var latitude = columns.latitude();
      if (longitude == null || latitude == null) {
        return null;
      }
      if (value(longitude).isEmpty() && value(latitude).isEmpty()) {
        return null;
      }
      var x = degrees(longitude, 180);
      var y = degrees(latitude, 90);
      return x == null || y == null ? null : new Point(x, y);
    }

    private @Nullable Double degrees(String column, int most) {
      try {
        var degrees = Double.parseDouble(value(column));
        if (Math.abs(degrees) <= most) {
          return degrees;
        }
      } catch (NumberFormatException e) {
        // Told below, as any other number that is no place.
      }
      find(Flaw.UNREADABLE_POSITION, column);
      return null;
    }

    private @Nullable Caller caller(String type, @Nullable Boolean closed, @Nullable Point point) {
      var open = mapping.openCases();
      if (open == null || closed == null || closed || mapping.types().item(type).isEmpty()) {
        return null;
      }
      var area = text(open.area(), LONGEST_NAME);
      return new Caller(
          open.areas().getOrDefault(area, area),
          text(open.name(), LONGEST_NAME),
          text(open.phone(), LONGEST_NAME),
          text(open.address(), LONGEST_NAME),
          text(open.words(), LONGEST_WORDS),
          point == null ? null : point.longitude(),
          point == null ? null : point.latitude());
    }

    private String needed(String column, int longest) {
      if (value(column).isEmpty()) {
        find(Flaw.MISSING, column);
        return "";
      }
      return text(column, longest);
    }

    private String text(@Nullable String column, int longest) {
      var text = value(column);
      if (column != null && text.length() > longest) {
        find(Flaw.TOO_LONG, column);
        return "";
      }
      if (column != null && hasControlCharacters(text)) {
        findWithout(Flaw.CONTROL_CHARACTERS, column);
        return "";
      }
      return text;
    }

    private String value(@Nullable String column) {
      var place = column == null ? null : places.get(column);
      return place == null ? "" : row.values().get(place).strip();
    }

    private void find(Flaw flaw, String column) {
      findings.add(new Finding(row.number(), flaw, column, value(column)));
    }

    private void findWithout(Flaw flaw, String column) {
      findings.add(new Finding(row.number(), flaw, column, ""));
    }

    private static boolean hasControlCharacters(String text) {
      return text.codePoints()
          .anyMatch(
              c ->
                  Character.getType(c) == Character.SURROGATE
                      || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'));
    }
  }
}
