package org.diandan.request.report;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.statistics.Period;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads reports that were issued. */
@Repository
public class IssuedReports {

  private static final int MOST_ROWS = 60;

  private static final String LINE =
      """
      select i.id, i.area_code, i.title_zh, i.title_en, i.begins, i.ends, i.issued_at, i.hash\
      """;

  private final DatabaseClient database;
  private final ReportJson json;
  private final FieldCipher cipher;

  IssuedReports(DatabaseClient database, ReportJson json, FieldCipher cipher) {
    this.database = database;
    this.json = json;
    this.cipher = cipher;
  }

  /**
   * Those about areas inside the given ones, the latest period first, at most 60.
   *
   * @param areas code prefixes; an empty one is everywhere
   */
  public Flux<IssuedReport.Line> inside(Collection<String> areas) {
    return database
        .sql(
            LINE
                + """

                from issued_report i
                where exists (
                  select from unnest(:areas) as own where starts_with(i.area_code, own))
                order by i.ends desc, i.area_code, i.issued_at desc
                limit :most
                """)
        .bind("areas", areas.toArray(String[]::new))
        .bind("most", MOST_ROWS)
        .map(IssuedReports::lineOf)
        .all();
  }

  /** One of them; empty when there is none or it is about none of the areas. */
  public Mono<IssuedReport> find(UUID id, Collection<String> areas) {
    return database
        .sql(
            LINE
                + """
                , i.report, p.name_sealed
                from issued_report i
                left join person p on p.id = i.issued_by
                where i.id = :id
                  and exists (
                    select from unnest(:areas) as own where starts_with(i.area_code, own))
                """)
        .bind("id", id)
        .bind("areas", areas.toArray(String[]::new))
        .map(this::issuedOf)
        .one();
  }

  /** The one of this area, template and period; empty when none was issued. */
  public Mono<UUID> findLike(String area, ReportTemplate template, Period period) {
    return database
        .sql(
            """
            select id
            from issued_report
            where area_code = :area
              and template = :template
              and begins = :begins
              and ends = :ends
            """)
        .bind("area", area)
        .bind("template", template.key())
        .bind("begins", period.from())
        .bind("ends", period.until())
        .mapValue(UUID.class)
        .one();
  }

  private IssuedReport issuedOf(Readable row) {
    var kept = requireNonNull(row.get("report", String.class));
    var name = row.get("name_sealed", String.class);
    var line = lineOf(row);
    return new IssuedReport(
        line,
        name == null ? null : cipher.decrypt(name),
        ReportJson.hash(kept).equals(line.hash()),
        json.report(kept));
  }

  private static IssuedReport.Line lineOf(Readable row) {
    return new IssuedReport.Line(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("area_code", String.class)),
        new Words(
            requireNonNull(row.get("title_zh", String.class)),
            requireNonNull(row.get("title_en", String.class))),
        requireNonNull(row.get("begins", LocalDateTime.class)),
        requireNonNull(row.get("ends", LocalDateTime.class)),
        requireNonNull(row.get("issued_at", Instant.class)),
        requireNonNull(row.get("hash", String.class)));
  }
}
