package org.diandan.request.catalogue;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Skills as administrators see them: with what needs each, and how it was changed. */
@Component
public final class ListSkills {

  private static final String SELECT =
      """
      select s.code, s.name_zh, s.name_en, s.credential, s.credential_zh, s.version,
        s.retired_at is not null as retired,
        array(
          select i.code
          from service_item i
          where i.retired_at is null and s.code = any (i.skills)
          order by i.group_code, i.position, i.code) as items
      from skill s
      """;

  private final DatabaseClient database;

  ListSkills(DatabaseClient database) {
    this.database = database;
  }

  /**
   * A skill with what needs it.
   *
   * @param items those that can be ordered, in the order of the menu
   */
  public record Listed(Skill skill, List<ServiceItemCode> items) {
    public Listed {
      items = List.copyOf(items);
    }
  }

  /** One version of a skill and when it was made. */
  public record Made(Skill skill, Instant at) {}

  /** Every skill, also those that are retired, by code. */
  public Mono<List<Listed>> list() {
    return database.sql(SELECT + "order by s.code").map(ListSkills::listedOf).all().collectList();
  }

  /** The skill with this code; empty when there is none. */
  public Mono<Optional<Listed>> find(String code) {
    return database
        .sql(SELECT + "where s.code = :code")
        .bind("code", code)
        .map(ListSkills::listedOf)
        .one()
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  /** All versions of a skill, the newest first. */
  public Mono<List<Made>> history(SkillCode code) {
    return database
        .sql("select * from skill_version where code = :code order by version desc")
        .bind("code", code.value())
        .map(
            row ->
                new Made(
                    CatalogueTables.skillOf(row),
                    requireNonNull(row.get("made_at", OffsetDateTime.class)).toInstant()))
        .all()
        .collectList();
  }

  /** The code after the last one, or the first that was never used; empty when none is left. */
  public Mono<String> nextCode() {
    return database
        .sql(
            """
            select n.code
            from (
              select 'S' || lpad(number::text, 2, '0') as code
              from generate_series(1, 99) as number) n
            where not exists (select from skill s where s.code = n.code)
            order by n.code < (select max(code) from skill), n.code
            limit 1
            """)
        .mapValue(String.class)
        .one()
        .defaultIfEmpty("");
  }

  private static Listed listedOf(Readable row) {
    return new Listed(
        CatalogueTables.skillOf(row),
        Arrays.stream(requireNonNull(row.get("items", String[].class)))
            .map(ServiceItemCode::new)
            .toList());
  }
}
