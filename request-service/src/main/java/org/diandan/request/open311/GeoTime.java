package org.diandan.request.open311;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as programs write them: W3C form with an offset. Written with seconds and nothing finer,
 * because some programs refuse fractions and others the missing seconds.
 */
public final class GeoTime {

  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  private GeoTime() {}

  /** The moment; empty when the text is none, has no offset, or lies before 1900 or after 9998. */
  public static Optional<Instant> read(String text) {
    // A plus that nobody encoded arrives as a space.
    var time = text.strip().replace(' ', '+');
    if (!FORM.matcher(time).matches()) {
      return Optional.empty();
    }
    try {
      var moment = OffsetDateTime.parse(time);
      return moment.getYear() < 1900 || moment.getYear() > 9998
          ? Optional.empty()
          : Optional.of(moment.toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The moment in a zone, such as {@code 2026-11-26T08:00:00+08:00}. */
  public static String write(Instant moment, ZoneId zone) {
    return WRITTEN.format(moment.atZone(zone));
  }
}
