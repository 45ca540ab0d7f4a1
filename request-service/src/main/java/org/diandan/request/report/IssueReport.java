package org.diandan.request.report;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ReportEvent.ReportIssued;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.referral.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Fixes a report whose period is over, so that what was handed in stays what was handed in. Once
 * for an area, a template and a period, however many people or instances try.
 */
@Component
public final class IssueReport {

  private static final String ISSUE =
      """
      issued as (
        insert into issued_report (
          id, area_code, template, template_version, kind, begins, ends, title_zh, title_en, report,
          hash, issued_by)
        values (
          :id, :area, :template, :version, :kind, :begins, :ends, :titleZh, :titleEn, :report,
          :hash, :by)
        on conflict on constraint issued_report_once do nothing
        returning id
      ), changed as (
        select append_audit(
          :by, 'report-issued', cast(id as text), '', :source, :area, '', :after)
        from issued
      )
      """;

  private final MakeReport making;
  private final ReportJson json;
  private final Ledger ledger;
  private final IssuedReports issued;
  private final ReportPeriods periods;
  private final TellOfficials telling;

  IssueReport(Making making, ReportJson json, Ledger ledger, IssuedReports issued) {
    this.making = making.report();
    this.periods = making.periods();
    this.telling = making.telling();
    this.json = json;
    this.ledger = ledger;
    this.issued = issued;
  }

  /** What makes the report, of which time, and who hears of it. */
  @Component("reportMaking")
  record Making(MakeReport report, ReportPeriods periods, TellOfficials telling) {}

  /** What became of it. */
  public sealed interface Outcome {

    /** It is fixed. */
    record Issued(UUID id) implements Outcome {}

    /** Somebody did it before; that one counts. */
    record IssuedBefore(UUID id) implements Outcome {}

    /** Its period goes on. */
    record NotOver(LocalDateTime until) implements Outcome {}
  }

  /**
   * One attempt.
   *
   * @param by whoever issues it; null for the platform itself
   * @param source address the call came from; empty for the platform itself
   * @param told what is published with it
   */
  private record Attempt(UUID id, @Nullable UUID by, String source, Set<ReportIssued> told) {}

  /** Fixes the report of exactly one area, by somebody, who then has it before them. */
  public Mono<Outcome> issue(Wanted wanted, Staff by) {
    return issue(wanted, new Attempt(UUID.randomUUID(), by.person(), by.source(), Set.of()));
  }

  /** Fixes it by the platform itself; the officials it concerns are told. */
  Mono<Outcome> issueItself(Wanted wanted) {
    var id = UUID.randomUUID();
    return telling
        .of(id, wanted)
        .flatMap(event -> issue(wanted, new Attempt(id, null, "", Set.of(event))));
  }

  private Mono<Outcome> issue(Wanted wanted, Attempt attempt) {
    var period = wanted.slice().period();
    return periods.isOver(period)
        ? making.of(wanted).flatMap(report -> fix(report, wanted, attempt))
        : Mono.just(new Outcome.NotOver(period.until()));
  }

  private Mono<Outcome> fix(Report report, Wanted wanted, Attempt attempt) {
    return ledger
        .write(change(attempt, wanted.area(), report))
        .flatMap(
            written ->
                written instanceof Written.Applied
                    ? Mono.just(new Outcome.Issued(attempt.id()))
                    : issued
                        .findLike(wanted.area(), wanted.template(), wanted.slice().period())
                        .map(Outcome.IssuedBefore::new));
  }

  private Change change(Attempt attempt, String area, Report report) {
    var head = report.head();
    var kept = json.write(report);
    var hash = ReportJson.hash(kept);
    return Change.of(ISSUE)
        .bind("id", attempt.id())
        .bindNullable("by", attempt.by(), UUID.class)
        .bind("source", attempt.source())
        .bind("area", area)
        .bind("template", head.template())
        .bind("version", head.version())
        .bind("kind", head.layout().kind().name())
        .bind("begins", head.from())
        .bind("ends", head.until())
        .bind("titleZh", head.title().zh())
        .bind("titleEn", head.title().en())
        .bind("report", kept)
        .bind("hash", hash)
        .bind(
            "after",
            "title=%s; from=%s; until=%s; template=%s/%d; sha256=%s"
                .formatted(
                    head.title().zh(),
                    head.from(),
                    head.until(),
                    head.template(),
                    head.version(),
                    hash))
        .publishing(attempt.told());
  }
}
