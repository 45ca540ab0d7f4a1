package org.diandan.request.export;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.diandan.request.export.ExportClaims.Claim;
import org.diandan.request.export.ExportedCase.Personal;
import org.diandan.request.export.ExportedCase.Times;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Reads the noted cases of an export page by page. Each row is read only where whoever ordered it
 * answers for its place at that moment (imported history lies everywhere); sealed fields are
 * touched only when they are wanted.
 */
@Component
final class ExportRows {

  private static final String SELECT =
      """
      select coalesce(c.number, r.order_number) as number, coalesce(c.state, r.state) as state,
        coalesce(c.item, r.item_code) as item, coalesce(c.channel, r.channel) as channel,
        coalesce(c.urgency, r.urgency) as urgency, coalesce(n.name, r.team_name) as team,
        c.department, coalesce(c.submitted_at, r.submitted_at) as submitted_at,
        coalesce(c.finish_by, r.finish_by) as finish_by,
        coalesce(c.delivered_at, r.delivered_at) as delivered_at, c.completed_at,
        coalesce(c.closed_at, r.closed_at) as closed_at,
        coalesce(c.closure, r.closure_reason) as closure, c.verdict, c.stars,
        coalesce(c.urges, 0) as urges, coalesce(c.reopens, 0) as reopens,
        coalesce(
          (select string_agg(p.name, ' › ' order by length(p.code))
           from area p
           where p.code in (left(w.area, 6), left(w.area, 9), w.area)),
          c.area) as place\
      """;

  private static final String FROM =
      """

      from export_row e
      left join request r on r.id = e.case_id
      left join figure_case c on c.case_id = e.case_id
        and c.generation = (select generation from figure_in_force)
      left join figure_team n on n.generation = c.generation and n.team_id = c.team_id
      cross join lateral (
        select coalesce(r.area_code, case when c.origin = '' then c.area end, '') as area) w
      where e.job_id = :job
        and e.position > :after and e.position <= :until
        and lies_in_any(w.area, :areas)
        and exists (
          select
          from authority h
          join account a on a.person_id = h.person_id and a.disabled_at is null
          where h.person_id = :by
            and h.role in ('OFFICIAL', 'ADMINISTRATOR')
            and starts_with(w.area, h.area))
      order by e.position
      """;

  private static final String SEALED =
      ", r.name_sealed, r.phone_sealed, r.address_sealed, r.words_sealed";

  private final DatabaseClient database;
  private final FieldCipher cipher;

  ExportRows(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * The rows of a page in their order.
   *
   * @param after how many came before
   * @param most positions it spans; fewer rows where a right was lost
   */
  Flux<ExportedCase> page(Claim claim, int after, int most) {
    var job = claim.job();
    return database
        .sql(SELECT + (job.isPersonal() ? SEALED : "") + FROM)
        .bind("job", job.id())
        .bind("after", after)
        .bind("until", after + most)
        .bind("areas", job.areas().toArray(String[]::new))
        .bind("by", job.orderedBy())
        .map(row -> caseOf(row, job.isPersonal()))
        .all();
  }

  private ExportedCase caseOf(Readable row, boolean personal) {
    return new ExportedCase(
        text(row, "number"),
        text(row, "state"),
        text(row, "item"),
        text(row, "place"),
        text(row, "channel"),
        text(row, "urgency"),
        text(row, "team"),
        text(row, "department"),
        new Times(
            moment(row, "submitted_at"),
            moment(row, "finish_by"),
            moment(row, "delivered_at"),
            moment(row, "completed_at"),
            moment(row, "closed_at")),
        text(row, "closure"),
        row.get("verdict", Boolean.class),
        row.get("stars", Integer.class),
        requireNonNull(row.get("urges", Integer.class)),
        requireNonNull(row.get("reopens", Integer.class)),
        personal ? personalOf(row) : null);
  }

  private Personal personalOf(Readable row) {
    return new Personal(
        unsealed(row, "name_sealed"),
        unsealed(row, "phone_sealed"),
        unsealed(row, "address_sealed"),
        unsealed(row, "words_sealed"));
  }

  private String unsealed(Readable row, String column) {
    var sealed = row.get(column, String.class);
    return sealed == null ? "" : cipher.decrypt(sealed);
  }

  private static String text(Readable row, String column) {
    return requireNonNullElse(row.get(column, String.class), "");
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var time = row.get(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
