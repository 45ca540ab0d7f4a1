package org.diandan.request.report;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads templates: those that are shipped, and those areas made for themselves. */
@Repository
public class ReportTemplates {

  private static final String LATEST =
      """
      select t.id, t.area_code, t.version, v.layout
      from report_template t
      join report_template_version v on v.template_id = t.id and v.version = t.version
      """;

  private final DatabaseClient database;
  private final ShippedTemplates shipped;
  private final ReportJson json;

  ReportTemplates(DatabaseClient database, ShippedTemplates shipped, ReportJson json) {
    this.database = database;
    this.shipped = shipped;
    this.json = json;
  }

  /** Templates that came with the product, from the shortest period to the longest. */
  public List<ReportTemplate> shipped() {
    return shipped.all();
  }

  /**
   * Templates somebody may use: the shipped ones first, then those of areas around or inside the
   * given ones, by area and age.
   *
   * @param areas code prefixes; an empty one is everywhere
   */
  public Flux<ReportTemplate> around(Collection<String> areas) {
    return Flux.fromIterable(shipped.all())
        .concatWith(
            database
                .sql(
                    LATEST
                        + """
                        where t.retired_at is null
                          and exists (
                            select from unnest(:areas) as own
                            where starts_with(t.area_code, own) or starts_with(own, t.area_code))
                        order by t.area_code, t.created_at, t.id
                        """)
                .bind("areas", areas.toArray(String[]::new))
                .map(this::templateOf)
                .all());
  }

  /** Those an administrator of areas may change, by area and age. */
  public Flux<ReportTemplate> inside(Collection<String> areas) {
    return database
        .sql(
            LATEST
                + """
                where t.retired_at is null
                  and exists (
                    select from unnest(:areas) as own where starts_with(t.area_code, own))
                order by t.area_code, t.created_at, t.id
                """)
        .bind("areas", areas.toArray(String[]::new))
        .map(this::templateOf)
        .all();
  }

  /** The template of a key as it is now; empty when there is none, or none any more. */
  public Mono<ReportTemplate> find(String key) {
    return Mono.justOrEmpty(shipped.find(key))
        .switchIfEmpty(
            Mono.defer(
                () ->
                    database
                        .sql(LATEST + "where t.retired_at is null and cast(t.id as text) = :key")
                        .bind("key", key)
                        .map(this::templateOf)
                        .one()));
  }

  /** Those whose reports are issued by themselves. */
  Flux<ReportTemplate> automatic() {
    return database
        .sql(LATEST + "where t.retired_at is null and t.issues_itself order by t.id")
        .map(this::templateOf)
        .all();
  }

  private ReportTemplate templateOf(Readable row) {
    return new ReportTemplate(
        requireNonNull(row.get("id", UUID.class)).toString(),
        requireNonNull(row.get("area_code", String.class)),
        requireNonNull(row.get("version", Integer.class)),
        json.layout(requireNonNull(row.get("layout", String.class))));
  }
}
