package org.diandan.request.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments as people say them: 明天上午 9:00; for pages, as the attribute {@code spoken}. */
public final class SpokenTime {

  private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");

  private final ZonedDateTime now;
  private final boolean english;

  /** For readers of a language who look at a page at a moment. */
  public SpokenTime(Instant now, ZoneId zone, Locale locale) {
    this.now = now.atZone(zone);
    this.english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
  }

  /** Day and time of day; empty for no moment. */
  public String of(@Nullable Instant moment) {
    if (moment == null) {
      return "";
    }
    var at = moment.atZone(now.getZone());
    return day(at.toLocalDate()) + (english ? " " : "") + time(at.toLocalTime());
  }

  /** A span, the day only once when it is the same. */
  public String span(@Nullable Instant from, @Nullable Instant until) {
    if (from == null || until == null) {
      return "";
    }
    var end = until.atZone(now.getZone());
    return from.atZone(now.getZone()).toLocalDate().equals(end.toLocalDate())
        ? of(from) + "–" + CLOCK.format(end)
        : of(from) + " – " + of(until);
  }

  /** Year, month, day, hour and minute, for whoever needs it exactly. */
  public String exact(@Nullable Instant moment) {
    return moment == null ? "" : EXACT.format(moment.atZone(now.getZone()));
  }

  private String day(LocalDate day) {
    long away = ChronoUnit.DAYS.between(now.toLocalDate(), day);
    if (away >= -1 && away <= 2) {
      return english
          ? new String[] {"yesterday", "today", "tomorrow", "in two days"}[(int) away + 1]
          : new String[] {"昨天", "今天", "明天", "后天"}[(int) away + 1];
    }
    var pattern = english ? "d MMM" : "M月d日";
    if (day.getYear() != now.getYear()) {
      pattern = english ? "d MMM yyyy" : "yyyy年M月d日";
    }
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
  }

  private String time(LocalTime time) {
    if (english) {
      return CLOCK.format(time);
    }
    int hour = time.getHour();
    var part = hour < 6 ? "凌晨" : hour < 12 ? "上午" : hour < 18 ? "下午" : "晚上";
    return part + " " + CLOCK.format(hour > 12 ? time.minusHours(12) : time);
  }
}
