package org.diandan.request.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A half-filled order form: what was typed, field by field, right or wrong.
 *
 * @param typed by field name; fields that were never shown are absent
 * @param pictures how many photos were added
 */
public record OrderForm(Map<String, String> typed, int pictures) {

  /** For whom help is ordered: {@link #FOR_SOMEBODY_ELSE}, or nothing for oneself. */
  public static final String FOR_WHOM = "forWhom";

  /** Help is ordered for somebody else. */
  public static final String FOR_SOMEBODY_ELSE = "OTHER";

  /** Codes of the warnings the resident has read, each followed by a semicolon. */
  public static final String WARNED = "warned";

  /** Everything the form asks for. */
  public static final Set<String> FIELDS =
      Set.of(
          "item",
          "words",
          "area",
          "q",
          "longitude",
          "latitude",
          "address",
          "wish",
          "day",
          "part",
          "from",
          "until",
          "name",
          "phone",
          "anonymous",
          "consent",
          FOR_WHOM,
          "relation",
          "beneficiaryName",
          "beneficiaryPhone",
          "callBack",
          WARNED);

  /** The wished day is chosen. */
  public static final String ON_A_DAY = "DAY";

  /** Not a part of the day but from one time until another. */
  public static final String BETWEEN = "BETWEEN";

  private static final int LONGEST_KEPT = 4000;

  public OrderForm {
    typed = Map.copyOf(typed);
  }

  /** The form as it is before the first question. */
  public static OrderForm empty() {
    return new OrderForm(Map.of(), 0);
  }

  /** A part of the day, in the wall time of the residents. */
  private enum Part {
    MORNING(8, 12),
    AFTERNOON(12, 18),
    EVENING(18, 21),
    WHOLE_DAY(8, 18);

    private final LocalTime from;
    private final LocalTime until;

    Part(int fromHour, int untilHour) {
      this.from = LocalTime.of(fromHour, 0);
      this.until = LocalTime.of(untilHour, 0);
    }

    static Part of(String name) {
      for (var part : values()) {
        if (part.name().equals(name)) {
          return part;
        }
      }
      return WHOLE_DAY;
    }
  }

  /** What was typed into a field; empty when nothing was. */
  public String get(String field) {
    return typed.getOrDefault(field, "");
  }

  /** The form with newly typed fields; unknown ones are left out, very long ones cut. */
  public OrderForm with(Map<String, String> more) {
    var all = new HashMap<>(typed);
    more.forEach(
        (field, text) -> {
          if (FIELDS.contains(field)) {
            all.put(field, text.substring(0, Math.min(text.length(), LONGEST_KEPT)));
          }
        });
    return new OrderForm(all, pictures);
  }

  /** The chosen part of the day by its name; the whole day when none is known by what was sent. */
  public String partOfDay() {
    return Part.of(get("part")).name();
  }

  /** Whether a day was chosen that can be read, or none has to be. */
  public boolean hasReadableDay() {
    return !get("wish").equals(ON_A_DAY) || day().isPresent();
  }

  /** Whether the times of the day can be read, or none have to be. */
  public boolean hasReadableTimes() {
    return !get("wish").equals(ON_A_DAY)
        || !get("part").equals(BETWEEN)
        || (time("from").isPresent() && time("until").isPresent());
  }

  private Optional<LocalTime> time(String field) {
    try {
      return Optional.of(LocalTime.parse(get(field).strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whom the help is for; empty when people order for themselves. */
  public Optional<OnBehalf> onBehalf() {
    return get(FOR_WHOM).equals(FOR_SOMEBODY_ELSE)
        ? Optional.of(
            new OnBehalf(
                get("relation"), get("beneficiaryName"), get("beneficiaryPhone"), get("callBack")))
        : Optional.empty();
  }

  /** The chosen day. */
  public Optional<LocalDate> day() {
    try {
      return Optional.of(LocalDate.parse(get("day").strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The answers, as every other way of ordering gives them. */
  public OrderAnswers answers(ZoneId zone) {
    var wished = get("wish").equals(ON_A_DAY) ? day() : Optional.<LocalDate>empty();
    var part = Part.of(get("part"));
    boolean between = get("part").equals(BETWEEN);
    var from = between ? time("from").orElse(part.from) : part.from;
    var until = between ? time("until").orElse(part.until) : part.until;
    return new OrderAnswers(
        get("item"),
        get("area"),
        degrees(get("longitude")),
        degrees(get("latitude")),
        wished.map(day -> at(day, from, zone)).orElse(null),
        wished.map(day -> at(day, until, zone)).orElse(null),
        get("name"),
        get("phone"),
        get("address"),
        get("words"),
        get("anonymous").equals("true"),
        get("consent").equals("true"));
  }

  private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static @Nullable Double degrees(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public String toString() {
    return "OrderForm[%s]".formatted(typed.keySet());
  }
}
