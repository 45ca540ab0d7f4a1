package org.diandan.request.report;

import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.referral.Staff;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes, changes and retires templates of areas. Each version is kept; who, when, before and after
 * are in the audit log by the same statement.
 */
@Component
public final class SaveTemplate {

  private static final String MAKE =
      """
      made as (
        insert into report_template (id, area_code, version, issues_itself)
        values (:id, :area, 1, :itself)
        returning id
      ), kept as (
        insert into report_template_version (template_id, version, layout, saved_by)
        select id, 1, :layout, :by from made
      ), changed as (
        select append_audit(
          :by, 'report-template-made', cast(id as text), '', :source, :area, '', :after)
        from made
      )
      """;

  private static final String CHANGE =
      """
      moved as (
        update report_template
        set version = version + 1, issues_itself = :itself
        where id = :id and version = :version and retired_at is null
        returning id, version, area_code
      ), kept as (
        insert into report_template_version (template_id, version, layout, saved_by)
        select id, version, :layout, :by from moved
      ), changed as (
        select append_audit(
          :by, 'report-template-changed', cast(id as text), '', :source, area_code, :before, :after)
        from moved
      )
      """;

  private static final String RETIRE =
      """
      retired as (
        update report_template
        set retired_at = clock_timestamp()
        where id = :id and version = :version and retired_at is null
        returning id, area_code
      ), changed as (
        select append_audit(
          :by, 'report-template-retired', cast(id as text), '', :source, area_code, :before, '')
        from retired
      )
      """;

  private final Ledger ledger;
  private final ReportJson json;

  SaveTemplate(Ledger ledger, ReportJson json) {
    this.ledger = ledger;
    this.json = json;
  }

  /** A new template of an area. */
  public Mono<Boolean> make(UUID id, String area, Layout layout, Staff by) {
    return held(
        bound(Change.of(MAKE), id, by)
            .bind("area", area)
            .bind("itself", layout.issueAt() != null)
            .bind("layout", json.write(layout))
            .bind("after", summary(layout)));
  }

  /** Another version; false when it was changed or retired meanwhile. */
  public Mono<Boolean> change(ReportTemplate template, Layout layout, Staff by) {
    return held(
        bound(Change.of(CHANGE), UUID.fromString(template.key()), by)
            .bind("version", template.version())
            .bind("itself", layout.issueAt() != null)
            .bind("layout", json.write(layout))
            .bind("before", summary(template.layout()))
            .bind("after", summary(layout)));
  }

  /** Nobody can use it any more; reports issued by it stay. False when it changed meanwhile. */
  public Mono<Boolean> retire(ReportTemplate template, Staff by) {
    return held(
        bound(Change.of(RETIRE), UUID.fromString(template.key()), by)
            .bind("version", template.version())
            .bind("before", summary(template.layout())));
  }

  private static Change bound(Change change, UUID id, Staff by) {
    return change.bind("id", id).bind("by", by.person()).bind("source", by.source());
  }

  private Mono<Boolean> held(Change change) {
    return ledger.write(change).map(Written.Applied.class::isInstance);
  }

  private static String summary(Layout layout) {
    return "kind=%s; name=%s; title=%s; addressee=%s; introduction=%s; sections=%s; cut=%d/%d; issue-at=%s"
        .formatted(
            layout.kind().code(),
            layout.name().zh(),
            layout.title().zh(),
            layout.addressee().zh(),
            layout.introduction().zh(),
            layout.sections().stream().map(SectionKind::code).collect(Collectors.joining(",")),
            layout.cut().hour(),
            layout.cut().day(),
            layout.issueAt() == null ? "-" : layout.issueAt());
  }
}
