package org.diandan.request.qr;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.request.qr.PlaceCode.Kind;
import org.diandan.request.qr.PlaceCode.Point;
import org.diandan.request.qr.PlaceCode.Used;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The codes in the database, with what they are used for. */
@Component
public final class PlaceCodes {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_ROWS = 500;
  private static final int MOST_TRIES = 3;

  private static final String COLUMNS =
      """
      select c.code, c.name, c.kind, c.area_code, c.longitude, c.latitude, c.group_code, c.note,
        c.disabled_at is not null as disabled,
        (select string_agg(p.name, ' › ' order by length(p.code))
         from area p
         where p.code in (left(c.area_code, 6), left(c.area_code, 9), c.area_code)) as path,
        coalesce((select sum(s.scans) from place_code_scan s where s.code = c.code), 0) as scans,
        coalesce((select sum(s.scans) from place_code_scan s
          where s.code = c.code and s.day > current_date - 30), 0) as scans_of_month,
        (select count(*) from place_code_order o where o.code = c.code) as orders
      from place_code c
      """;

  private static final String BY_CODE = COLUMNS + "where c.code = :code";

  private static final String INSIDE =
      COLUMNS
          + """
          where exists (
            select 1 from unnest(:areas) as prefix where starts_with(c.area_code, prefix))
          order by c.area_code, c.name, c.code
          limit :most
          """;

  private static final String MAKE =
      """
      made as (
        insert into place_code (
          code, name, kind, area_code, longitude, latitude, group_code, note,
          created_by)
        select code, name, kind, area, longitude, latitude, grouped, note, :maker
        from unnest(:codes, :names, :kinds, :areas, :longitudes, :latitudes,
          :groups, :notes)
          as c(code, name, kind, area, longitude, latitude, grouped, note)
        returning code, area_code, name, kind
      ), changed as (
        select append_audit(:maker, 'place-code-made', code, '', '', area_code, '',
          'name=' || name || '; kind=' || kind)
        from made
      )
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final ZoneId zone;

  PlaceCodes(DatabaseClient database, Ledger ledger, ZoneId zone) {
    this.database = database;
    this.ledger = ledger;
    this.zone = zone;
  }

  /** The code with this text; empty when there is none. */
  public Mono<PlaceCode> find(CodeText code) {
    return findUsed(code).map(Used::code);
  }

  /** As {@link #find}, with what it is used for. */
  public Mono<Used> findUsed(CodeText code) {
    return database.sql(BY_CODE).bind("code", code.value()).map(PlaceCodes::usedOf).one();
  }

  /**
   * The codes inside areas, by area and name, at most 500.
   *
   * @param areas code prefixes; an empty prefix is everywhere
   */
  public Flux<Used> inside(List<String> areas) {
    return database
        .sql(INSIDE)
        .bind("areas", areas.toArray(String[]::new))
        .bind("most", MOST_ROWS)
        .map(PlaceCodes::usedOf)
        .all();
  }

  /**
   * Makes codes, all or none.
   *
   * @return their texts in the order of the wishes
   */
  public Mono<List<CodeText>> make(List<WantedCode> wanted, UUID maker) {
    return Mono.defer(() -> tryToMake(wanted, maker))
        .retryWhen(Retry.max(MOST_TRIES).filter(DuplicateKeyException.class::isInstance));
  }

  /** Lets a code lead to the menu only, or opens it again. */
  public Mono<Void> disable(CodeText code, boolean disabled, UUID by) {
    return ledger
        .write(
            Change.of(
                    """
                    target as (
                      update place_code
                      set disabled_at = case when :disabled then clock_timestamp() end
                      where code = :code
                        and (disabled_at is not null) <> :disabled
                      returning code, area_code
                    ), changed as (
                      select append_audit(:by, 'place-code-changed', code, '', '', area_code,
                        case when :disabled then 'state=enabled' else 'state=disabled' end,
                        case when :disabled then 'state=disabled' else 'state=enabled' end)
                      from target
                    )
                    """)
                .bind("by", by)
                .bind("code", code.value())
                .bind("disabled", disabled))
        .then();
  }

  /** Counts a scan of today. */
  public Mono<Void> countScan(CodeText code) {
    return database
        .sql(
            """
            insert into place_code_scan as s (code, day, scans)
            values (:code, cast(clock_timestamp() at time zone :zone as date), 1)
            on conflict on constraint place_code_scan_pk do update set scans = s.scans + 1
            """)
        .bind("code", code.value())
        .bind("zone", zone.getId())
        .then();
  }

  /** Notes that an order began with a code; once for each order. */
  public Mono<Void> countOrder(UUID request, CodeText code) {
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      insert into place_code_order (request_id, code)
                      select :request, code from place_code where code = :code
                      on conflict on constraint place_code_order_pk do nothing
                      returning request_id
                    )
                    """)
                .bind("request", request)
                .bind("code", code.value()))
        .then();
  }

  private Mono<List<CodeText>> tryToMake(List<WantedCode> wanted, UUID maker) {
    var codes = wanted.stream().map(one -> CodeText.random(RANDOM)).toList();
    return ledger
        .write(
            Change.of(MAKE)
                .bind("codes", codes.stream().map(CodeText::value).toArray(String[]::new))
                .bind("names", wanted.stream().map(WantedCode::name).toArray(String[]::new))
                .bind("kinds", wanted.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .bind(
                    "areas", wanted.stream().map(one -> one.area().value()).toArray(String[]::new))
                .bind(
                    "longitudes",
                    wanted.stream()
                        .map(one -> one.point() == null ? null : one.point().longitude())
                        .toArray(Double[]::new))
                .bind(
                    "latitudes",
                    wanted.stream()
                        .map(one -> one.point() == null ? null : one.point().latitude())
                        .toArray(Double[]::new))
                .bind("groups", wanted.stream().map(WantedCode::group).toArray(String[]::new))
                .bind("notes", wanted.stream().map(WantedCode::note).toArray(String[]::new))
                .bind("maker", maker))
        .thenReturn(codes);
  }

  private static Used usedOf(Readable row) {
    return new Used(
        codeOf(row), number(row, "scans"), number(row, "scans_of_month"), number(row, "orders"));
  }

  private static PlaceCode codeOf(Readable row) {
    var longitude = row.get("longitude", Double.class);
    var latitude = row.get("latitude", Double.class);
    return new PlaceCode(
        new CodeText(text(row, "code")),
        text(row, "name"),
        Kind.valueOf(text(row, "kind")),
        new AreaCode(text(row, "area_code")),
        text(row, "path"),
        longitude == null || latitude == null ? null : new Point(longitude, latitude),
        row.get("group_code", String.class),
        text(row, "note"),
        Boolean.TRUE.equals(row.get("disabled", Boolean.class)));
  }

  private static long number(Readable row, String column) {
    return requireNonNull(row.get(column, Long.class), column);
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class), column);
  }
}
