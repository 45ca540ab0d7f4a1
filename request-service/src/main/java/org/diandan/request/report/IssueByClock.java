package org.diandan.request.report;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.diandan.request.report.IssueReport.Outcome;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.Slice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Issues the reports of templates that ask for it, at their hour after the end of a period. Several
 * instances may try at once; the database lets one of them.
 */
@Component
class IssueByClock {

  private static final Logger LOG = LoggerFactory.getLogger(IssueByClock.class);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final ReportTemplates templates;
  private final IssueReport issuing;
  private final DatabaseClient database;
  private final ReportPeriods periods;

  IssueByClock(
      ReportTemplates templates,
      IssueReport issuing,
      DatabaseClient database,
      ReportPeriods periods) {
    this.templates = templates;
    this.issuing = issuing;
    this.database = database;
    this.periods = periods;
  }

  @Scheduled(fixedDelayString = "${diandan.report.look-every:1m}", initialDelayString = "PT30S")
  void sweep() {
    try {
      issueDue().then().block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; what is due waits for the next look.
      LOG.warn("No report was issued: {}", e.getMessage());
    }
  }

  /** What came of each report that is due, at most one for a template. */
  Flux<Outcome> issueDue() {
    return templates.automatic().concatMap(this::issue);
  }

  private Mono<Outcome> issue(ReportTemplate template) {
    var hour = template.layout().issueAt();
    var period = periods.latestOver(template.layout());
    if (hour == null || periods.now().isBefore(dueAt(period.until(), hour))) {
      return Mono.empty();
    }
    var wanted = new Wanted(template, Slice.of(List.of(template.area()), period));
    return isWaiting(template, period)
        .flatMap(waiting -> waiting ? issuing.issueItself(wanted) : Mono.empty());
  }

  /** The first such hour that is not before the end. */
  static LocalDateTime dueAt(LocalDateTime end, int hour) {
    var at = end.toLocalDate().atTime(hour, 0);
    return at.isBefore(end) ? at.plusDays(1) : at;
  }

  /** Not issued yet, and the period ended after the template was made. */
  private Mono<Boolean> isWaiting(ReportTemplate template, Period period) {
    return database
        .sql(
            """
            select :end > t.created_at
              and not exists (
                select from issued_report i
                where i.area_code = t.area_code
                  and i.template = :key
                  and i.begins = :begins
                  and i.ends = :ends) as waiting
            from report_template t
            where cast(t.id as text) = :key
            """)
        .bind("end", period.until().atZone(period.zone()).toInstant())
        .bind("key", template.key())
        .bind("begins", period.from())
        .bind("ends", period.until())
        .mapValue(Boolean.class)
        .one();
  }
}
