package org.diandan.request.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.diandan.request.statistics.Period;
import org.springframework.stereotype.Component;

/** Periods of reports on the wall clock of the platform. */
@Component
public final class ReportPeriods {

  private final Clock clock;
  private final ZoneId zone;

  ReportPeriods(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** The period of a layout that a day belongs to. */
  public Period around(Layout layout, LocalDate day) {
    return layout.kind().around(day, layout.cut(), zone);
  }

  /** The latest one that is over. */
  public Period latestOver(Layout layout) {
    return layout.kind().latestOver(now(), layout.cut(), zone);
  }

  /** Named days, both of them counted. */
  public Period ofDays(LocalDate first, LocalDate last) {
    return Period.ofDays(first, last.plusDays(1), zone);
  }

  /** The period a report is about. */
  public Period of(Report report) {
    var head = report.head();
    return new Period(head.from(), head.until(), zone, Period.Basis.CREATED);
  }

  /** Whether nothing can be ordered in it any more. */
  public boolean isOver(Period period) {
    return !period.until().isAfter(now());
  }

  LocalDateTime now() {
    return LocalDateTime.now(clock.withZone(zone));
  }
}
