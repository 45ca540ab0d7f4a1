package org.diandan.request.batch;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Open cases of other systems, as far as somebody may decide upon them. */
@Component
public final class ImportedCases {

  private static final int MOST_LISTED = 200;

  private final DatabaseClient database;
  private final JsonMapper json;

  ImportedCases(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Where a case stands. */
  public enum CaseState {
    /** For an operator. */
    WAITING,
    /** An operator said yes; it is ordered in a moment. */
    CONFIRMED,
    ORDERED,
    /** It cannot be ordered as it is. */
    REFUSED,
    DISMISSED;

    /** End of a message key. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A case, without the person.
   *
   * @param area code of the area, or the source's words where it has none
   * @param areaPath names of the area; null when it is unknown here
   * @param openedAt when it was opened in the other system
   * @param orderNumber once it is ordered
   * @param refusals why it cannot be ordered; empty otherwise
   */
  public record ImportedCase(
      UUID id,
      String setName,
      String number,
      ServiceItemCode item,
      String area,
      @Nullable String areaPath,
      Instant openedAt,
      CaseState state,
      @Nullable UUID requestId,
      @Nullable String orderNumber,
      List<FieldError> refusals) {

    public ImportedCase {
      refusals = List.copyOf(refusals);
    }

    /** Whether an operator can still say yes. */
    public boolean isUndecided() {
      return state == CaseState.WAITING || state == CaseState.REFUSED;
    }
  }

  /** Cases in these areas that are not dismissed: undecided ones first, the oldest on top. */
  public Flux<ImportedCase> list(List<String> areas) {
    return database
        .sql(
            """
            select c.*, s.name as set_name,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(c.area_code, 6), left(c.area_code, 9), c.area_code)) as path
            from imported_case c
            join imported_set s on s.jurisdiction = c.jurisdiction
            where c.state <> 'DISMISSED'
              and exists (select 1 from unnest(:areas) as a where starts_with(c.area_code, a))
            order by c.state in ('WAITING', 'REFUSED') desc, c.opened_at, c.number
            limit :most
            """)
        .bind("areas", areas.toArray(String[]::new))
        .bind("most", MOST_LISTED)
        .map(this::caseOf)
        .all();
  }

  /** Whether there is such a case in one of these areas. */
  public Mono<Boolean> lieIn(List<String> areas, UUID id) {
    return database
        .sql(
            """
            select exists (
              select
              from imported_case c
              where c.id = :id
                and exists (select from unnest(:areas) as a where starts_with(c.area_code, a)))
            """)
        .bind("id", id)
        .bind("areas", areas.toArray(String[]::new))
        .mapValue(Boolean.class)
        .one();
  }

  /** How many wait for somebody in these areas. */
  public Mono<Long> countWaiting(List<String> areas) {
    return database
        .sql(
            """
            select count(*)
            from imported_case c
            where c.state = 'WAITING'
              and exists (select 1 from unnest(:areas) as a where starts_with(c.area_code, a))
            """)
        .bind("areas", areas.toArray(String[]::new))
        .mapValue(Long.class)
        .one();
  }

  private ImportedCase caseOf(Readable row) {
    return new ImportedCase(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("set_name", String.class)),
        requireNonNull(row.get("number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        requireNonNull(row.get("area_code", String.class)),
        row.get("path", String.class),
        requireNonNull(row.get("opened_at", OffsetDateTime.class)).toInstant(),
        CaseState.valueOf(requireNonNull(row.get("state", String.class))),
        row.get("request_id", UUID.class),
        row.get("order_number", String.class),
        List.of(requireNonNull(row.get("refusals", String[].class))).stream()
            .map(text -> json.readValue(text, FieldError.class))
            .toList());
  }
}
