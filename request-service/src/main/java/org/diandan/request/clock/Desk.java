package org.diandan.request.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.diandan.request.clock.DeskHours.Span;

/** The desk of an area on the calendar in force. */
public final class Desk {

  private static final int LOOK_AHEAD_DAYS = 60;

  private final DeskHours hours;
  private final WorkingCalendar calendar;
  private final ZoneId zone;

  Desk(DeskHours hours, WorkingCalendar calendar, ZoneId zone) {
    this.hours = hours;
    this.calendar = calendar;
    this.zone = zone;
  }

  /** What is written on its door. */
  public DeskHours hours() {
    return hours;
  }

  /** Whether somebody is there. */
  public boolean isOpenAt(Instant moment) {
    var at = moment.atZone(zone);
    int minute = at.getHour() * 60 + at.getMinute();
    return spansOf(at.toLocalDate()).stream()
        .anyMatch(span -> span.from() <= minute && minute < span.until());
  }

  /**
   * The first moment from the given one on at which somebody is there, itself included; empty when
   * the desk does not open for two months.
   */
  public Optional<Instant> openFrom(Instant moment) {
    if (isOpenAt(moment)) {
      return Optional.of(moment);
    }
    var day = moment.atZone(zone).toLocalDate();
    return Stream.iterate(day, next -> next.plusDays(1))
        .limit(LOOK_AHEAD_DAYS)
        .flatMap(this::openings)
        .filter(opening -> opening.isAfter(moment))
        .findFirst();
  }

  private Stream<Instant> openings(LocalDate day) {
    return spansOf(day).stream()
        .map(span -> day.atStartOfDay().plusMinutes(span.from()).atZone(zone).toInstant());
  }

  private List<Span> spansOf(LocalDate day) {
    return calendar.isWorked(day) ? hours.workingDays() : hours.freeDays();
  }
}
