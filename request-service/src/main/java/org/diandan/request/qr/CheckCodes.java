package org.diandan.request.qr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.diandan.contract.AreaCode;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.qr.PlaceCode.Kind;
import org.diandan.request.qr.PlaceCode.Point;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decides whether what was typed makes codes, and names every field that does not. */
@Component
public final class CheckCodes {

  /** As many as one sheet order takes at once. */
  public static final int MOST_AT_ONCE = 500;

  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_NOTE = 200;

  private final Areas areas;
  private final Catalogue catalogue;

  CheckCodes(Areas areas, Catalogue catalogue) {
    this.areas = areas;
    this.catalogue = catalogue;
  }

  /** What checking came to. */
  public sealed interface Checked {

    /** All of them can be made. */
    record Good(List<WantedCode> codes) implements Checked {
      public Good {
        codes = List.copyOf(codes);
      }
    }

    /** None is made. */
    record Faulty(List<FieldError> errors) implements Checked {
      public Faulty {
        errors = List.copyOf(errors);
      }
    }
  }

  /**
   * Checks one code as a form sends it.
   *
   * @param mayMake whether the reader may make codes in the area with this code
   */
  public Mono<Checked> one(Map<String, String> typed, Predicate<String> mayMake) {
    return check("", typed, mayMake).map(Row::checked);
  }

  /**
   * Checks lines of comma separated text: name, kind, area, and optionally group, longitude,
   * latitude, note. Empty lines do not count.
   */
  public Mono<Checked> lines(String text, Predicate<String> mayMake) {
    var lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty() || lines.size() > MOST_AT_ONCE) {
      return Mono.just(
          new Checked.Faulty(
              List.of(new FieldError("lines", "qr.lines.number", MOST_AT_ONCE, lines.size()))));
    }
    return Flux.range(0, lines.size())
        .concatMap(at -> check(String.valueOf(at + 1), fieldsOf(lines.get(at)), mayMake))
        .collectList()
        .map(CheckCodes::together);
  }

  private static Checked together(List<Row> rows) {
    var errors = rows.stream().flatMap(row -> row.errors().stream()).toList();
    return errors.isEmpty()
        ? new Checked.Good(
            rows.stream().flatMap(row -> Optional.ofNullable(row.code()).stream()).toList())
        : new Checked.Faulty(errors);
  }

  private static Map<String, String> fieldsOf(String line) {
    var names = List.of("name", "kind", "area", "group", "longitude", "latitude", "note");
    var parts = line.split("[,，\\t]", names.size());
    var fields = new LinkedHashMap<String, String>();
    for (int at = 0; at < parts.length; at++) {
      fields.put(names.get(at), parts[at].strip());
    }
    return fields;
  }

  private Mono<Row> check(String line, Map<String, String> typed, Predicate<String> mayMake) {
    return areas
        .find(typed.getOrDefault("area", "").strip())
        .map(area -> new Row(line, typed).read(area.filter(Area::isCloseEnough), mayMake));
  }

  /** One code that is being read. */
  private final class Row {

    private final String line;
    private final Map<String, String> typed;
    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable WantedCode code;

    Row(String line, Map<String, String> typed) {
      this.line = line;
      this.typed = typed;
    }

    List<FieldError> errors() {
      return errors;
    }

    @Nullable WantedCode code() {
      return code;
    }

    Checked checked() {
      return code == null ? new Checked.Faulty(errors) : new Checked.Good(List.of(code));
    }

    Row read(Optional<Area> area, Predicate<String> mayMake) {
      var name = limited("name", LONGEST_NAME);
      if (name.isEmpty()) {
        fault("name", "qr.name.missing");
      }
      var kind = kind();
      if (area.isEmpty()) {
        fault("area", "qr.area.unknown");
      } else if (!mayMake.test(area.get().code().value())) {
        fault("area", "qr.area.others");
      }
      var group = text("group");
      if (!group.isEmpty() && catalogue.findGroup(group).isEmpty()) {
        fault("group", "qr.group.unknown");
      }
      var point = area.map(found -> point(found.code())).orElse(null);
      var note = limited("note", LONGEST_NOTE);
      if (errors.isEmpty() && kind.isPresent() && area.isPresent()) {
        code =
            new WantedCode(
                name, kind.get(), area.get().code(), point, group.isEmpty() ? null : group, note);
      }
      return this;
    }

    private Optional<Kind> kind() {
      var wanted = text("kind").toUpperCase(Locale.ROOT);
      for (var kind : Kind.values()) {
        if (kind.name().equals(wanted)) {
          return Optional.of(kind);
        }
      }
      fault("kind", "qr.kind.unknown");
      return Optional.empty();
    }

    private @Nullable Point point(AreaCode area) {
      if (text("longitude").isEmpty() && text("latitude").isEmpty()) {
        return null;
      }
      try {
        double longitude = Double.parseDouble(text("longitude"));
        double latitude = Double.parseDouble(text("latitude"));
        if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) {
          if (!areas.mayContain(area, longitude, latitude)) {
            fault("longitude", "qr.point.outside");
          }
          return new Point(longitude, latitude);
        }
      } catch (NumberFormatException e) {
        // It is not a number, which the sentence below says.
      }
      fault("longitude", "qr.point.wrong");
      return null;
    }

    private String limited(String field, int longest) {
      var text = text(field);
      if (text.length() > longest) {
        fault(field, "qr.text.long", longest);
      }
      if (text.chars().anyMatch(c -> Character.getType(c) == Character.CONTROL)) {
        fault(field, "qr.text.characters");
      }
      return text;
    }

    private String text(String field) {
      return typed.getOrDefault(field, "").strip();
    }

    private void fault(String field, String key, Object... arguments) {
      if (line.isEmpty()) {
        errors.add(new FieldError(field, key, arguments));
      } else {
        errors.add(new FieldError("lines[" + line + "]." + field, key, arguments));
      }
    }
  }
}
