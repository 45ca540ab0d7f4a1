package org.diandan.notification.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says a moment as people say it: today 18:05, tomorrow 9:00, 24 Nov 9:00. */
final class TimeWords {

  private final ZoneId zone;

  TimeWords(ZoneId zone) {
    this.zone = zone;
  }

  String say(Instant moment, Locale locale, Instant now) {
    var local = moment.atZone(zone);
    var chinese = !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    var day = day(local.toLocalDate(), now.atZone(zone).toLocalDate(), chinese);
    var clock = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).format(local);
    return day + " " + clock;
  }

  private static String day(LocalDate day, LocalDate today, boolean chinese) {
    if (day.equals(today)) {
      return chinese ? "今天" : "today";
    }
    if (day.equals(today.plusDays(1))) {
      return chinese ? "明天" : "tomorrow";
    }
    if (day.equals(today.minusDays(1))) {
      return chinese ? "昨天" : "yesterday";
    }
    var form =
        chinese
            ? DateTimeFormatter.ofPattern("M月d日", Locale.CHINA)
            : DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    return form.format(day);
  }
}
