package org.diandan.matching.assignment.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people say them: today 18:05, tomorrow 9:00, 24 Nov 9:00. */
public final class TimeWords {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  private final ZoneId zone;
  private final Locale locale;
  private final LocalDate today;

  /** Words for a reader at one moment. */
  public TimeWords(ZoneId zone, Locale locale, Instant now) {
    this.zone = zone;
    this.locale = locale;
    this.today = now.atZone(zone).toLocalDate();
  }

  /** A day and a time. */
  public String moment(Instant moment) {
    return day(moment) + " " + clock(moment);
  }

  /** Names the day of the end only where it is another one. */
  public String span(Instant from, Instant until) {
    var sameDay =
        from.atZone(zone).toLocalDate().equals(until.minusMillis(1).atZone(zone).toLocalDate());
    return moment(from) + "–" + (sameDay ? clock(until) : moment(until));
  }

  /** The time alone. */
  public String clock(Instant moment) {
    return CLOCK.format(moment.atZone(zone));
  }

  private String day(Instant moment) {
    var day = moment.atZone(zone).toLocalDate();
    if (day.equals(today)) {
      return isEnglish() ? "today" : "今天";
    }
    if (day.equals(today.plusDays(1))) {
      return isEnglish() ? "tomorrow" : "明天";
    }
    var form =
        isEnglish()
            ? DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH)
            : DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
    return form.format(day);
  }

  private boolean isEnglish() {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }
}
