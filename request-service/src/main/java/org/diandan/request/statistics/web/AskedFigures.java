package org.diandan.request.statistics.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.contract.AreaCode;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.Period.Basis;
import org.diandan.request.statistics.Slice;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A slice as an address names it, so that a number and the list behind it are asked for in the same
 * words: {@code origin, area, from, until, zone, basis} and the names of dimensions.
 */
@Component
public final class AskedFigures {

  private static final int MOST_KEYS = 50;
  private static final int LONGEST_KEY = 200;

  private final Clock clock;
  private final ZoneId zone;

  AskedFigures(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * The slice an address asks for, inside the reader's own areas; the current month when no period
   * is named.
   *
   * @throws InvalidInput when a word cannot be read
   * @throws Refusal when the area, or the history, is not the reader's
   */
  public Slice of(MultiValueMap<String, String> asked, SignedIn reader) {
    var origin = text(asked, "origin");
    return new Slice(origin, areas(asked, reader, origin), period(asked), only(asked));
  }

  /** The words that ask for a slice again, without a leading question mark. */
  public static String query(Slice slice) {
    var address = UriComponentsBuilder.newInstance();
    if (!slice.origin().isEmpty()) {
      address.queryParam("origin", "{origin}");
      address.queryParam("zone", "{zone}");
    }
    slice.areas().stream()
        .filter(area -> slice.areas().size() == 1 && !area.isEmpty())
        .forEach(area -> address.queryParam("area", area));
    address
        .queryParam("from", slice.period().from())
        .queryParam("until", slice.period().until())
        .queryParam("basis", slice.period().basis().name().toLowerCase(Locale.ROOT));
    var values =
        new java.util.HashMap<String, Object>(
            Map.of("origin", slice.origin(), "zone", slice.period().zone().getId()));
    slice
        .only()
        .forEach(
            (dimension, keys) -> {
              for (int at = 0; at < keys.size(); at++) {
                var name = nameOf(dimension) + at;
                address.queryParam(nameOf(dimension), "{" + name + "}");
                values.put(name, keys.get(at));
              }
            });
    var query = address.encode().buildAndExpand(values).getQuery();
    return query == null ? "" : query;
  }

  /** What a dimension is called in an address. */
  public static String nameOf(Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> areas(
      MultiValueMap<String, String> asked, SignedIn reader, String origin) {
    var area = text(asked, "area");
    if (!origin.isEmpty()) {
      if (!OfficialAreas.mayReadHistory(reader)) {
        throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "figure.refused.history");
      }
      return List.of(area);
    }
    if (!area.isEmpty() && !AreaCode.isWellFormed(area)) {
      throw invalid("area");
    }
    var areas = OfficialAreas.within(reader, area);
    if (areas.isEmpty()) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "figure.refused.area");
    }
    return areas;
  }

  private Period period(MultiValueMap<String, String> asked) {
    var month = LocalDate.now(clock.withZone(zone)).withDayOfMonth(1);
    var from = moment(asked, "from", month.atStartOfDay());
    var until =
        moment(asked, "until", from.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay());
    if (!from.isBefore(until)) {
      throw new InvalidInput(
          HttpStatus.UNPROCESSABLE_CONTENT,
          List.of(new FieldError("until", "figure.until.not-later")));
    }
    return new Period(from, until, zone(asked), basis(text(asked, "basis")));
  }

  /** That of this platform unless the address names another, as sets of history have. */
  private ZoneId zone(MultiValueMap<String, String> asked) {
    var name = text(asked, "zone");
    try {
      return name.isEmpty() ? zone : ZoneId.of(name);
    } catch (DateTimeException _) {
      throw invalid("zone");
    }
  }

  /** A date is its first moment. */
  private static LocalDateTime moment(
      MultiValueMap<String, String> asked, String field, LocalDateTime otherwise) {
    var text = text(asked, field);
    try {
      var moment =
          text.isEmpty()
              ? otherwise
              : text.length() == 10
                  ? LocalDate.parse(text).atStartOfDay()
                  : LocalDateTime.parse(text);
      if (moment.getYear() < 1970 || moment.getYear() > 2200) {
        throw invalid(field);
      }
      return moment;
    } catch (DateTimeException _) {
      throw invalid(field);
    }
  }

  private static Basis basis(String name) {
    for (var basis : Basis.values()) {
      if (name.isEmpty() || basis.name().equalsIgnoreCase(name)) {
        return basis;
      }
    }
    throw invalid("basis");
  }

  private static Map<Dimension, List<String>> only(MultiValueMap<String, String> asked) {
    var only = new EnumMap<Dimension, List<String>>(Dimension.class);
    for (var dimension : Dimension.values()) {
      var keys = asked.get(nameOf(dimension));
      if (keys != null && dimension != Dimension.ALL && dimension != Dimension.AREA) {
        if (keys.size() > MOST_KEYS || keys.stream().anyMatch(key -> key.length() > LONGEST_KEY)) {
          throw invalid(nameOf(dimension));
        }
        only.put(dimension, keys);
      }
    }
    return only;
  }

  static String text(MultiValueMap<String, String> asked, String field) {
    @Nullable String text = asked.getFirst(field);
    return text == null ? "" : text.strip();
  }

  static InvalidInput invalid(String field) {
    return new InvalidInput(List.of(new FieldError(field, "kit.field.invalid")));
  }
}
