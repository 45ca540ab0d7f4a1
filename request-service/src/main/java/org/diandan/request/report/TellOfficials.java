package org.diandan.request.report;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ReportEvent.ReportIssued;
import org.diandan.contract.ReportEvent.ReportSpan;
import org.diandan.contract.Role;
import org.diandan.request.identity.ClosestStaff;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who is told that the schedule issued a report: the officials of its area; where nobody is one,
 * those of the nearest area around it. Higher ones would otherwise hear of every street's report.
 */
@Component
final class TellOfficials {

  private final ClosestStaff staff;
  private final DatabaseClient database;

  TellOfficials(ClosestStaff staff, DatabaseClient database) {
    this.staff = staff;
    this.database = database;
  }

  /** What is told when the report of exactly one area is issued now. */
  Mono<ReportIssued> of(UUID report, Wanted wanted) {
    var span = spanOf(wanted.template().layout().kind());
    return Mono.zip(now(), staff.around(Role.OFFICIAL, wanted.area()))
        .map(read -> new ReportIssued(UUID.randomUUID(), read.getT1(), report, span, read.getT2()));
  }

  private Mono<Instant> now() {
    return database
        .sql("select clock_timestamp() as now")
        .map(row -> requireNonNull(row.get("now", Instant.class)))
        .one();
  }

  private static ReportSpan spanOf(ReportKind kind) {
    return switch (kind) {
      case DAY -> ReportSpan.DAY;
      case WEEK -> ReportSpan.WEEK;
      case MONTH -> ReportSpan.MONTH;
      case SPAN -> throw new IllegalArgumentException("Nobody schedules days that are named.");
    };
  }
}
