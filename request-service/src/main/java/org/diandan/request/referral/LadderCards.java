package org.diandan.request.referral;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads what officials and operators see of the ladder; the caller has checked their areas. */
@Component
public final class LadderCards {

  private static final int MOST_ROWS = 200;

  private final DatabaseClient database;
  private final FieldCipher cipher;

  LadderCards(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * What a department had of a request.
   *
   * @param proposed whose it should be, when it was returned; null when nobody was named
   * @param ending what the department wrote when it returned or answered it
   */
  public record Past(
      UUID id,
      String department,
      String state,
      boolean forced,
      Instant referredAt,
      Instant signBy,
      @Nullable Instant signedAt,
      Instant finishBy,
      @Nullable Instant endedAt,
      @Nullable String returnReason,
      @Nullable String proposed,
      String ending) {

    public boolean isOpen() {
      return state.equals("OPEN");
    }

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Past[%s]".formatted(id);
    }
  }

  /**
   * A request on the ladder.
   *
   * @param department null when an official has to decide where it goes
   * @param proposed whom the last department proposed; null when nobody
   * @param returnReason of the last return; null when it was never returned
   */
  public record Line(
      UUID request,
      String orderNumber,
      ServiceItemCode item,
      String areaPath,
      Rung rung,
      Instant until,
      @Nullable String department,
      @Nullable Instant signBy,
      @Nullable Instant signedAt,
      int bounces,
      @Nullable String returnReason,
      @Nullable String proposed,
      Instant now) {

    /** Whether somebody has to choose a department. */
    public boolean isHomeless() {
      return rung != Rung.MEETING && department == null;
    }

    public boolean isOverdue() {
      return now.isAfter(until);
    }

    public boolean isUnsigned() {
      return signedAt == null && signBy != null && now.isAfter(signBy);
    }
  }

  /** A wish for more time that waits for an official. */
  public record Wish(
      UUID id,
      UUID request,
      String orderNumber,
      String department,
      Instant finishBy,
      Instant until,
      String reason) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Wish[%s]".formatted(id);
    }
  }

  /** Every department that had a request, oldest first. */
  public Flux<Past> history(UUID request) {
    return database
        .sql(
            """
            select f.id, d.name, f.state, f.forced, f.referred_at, f.sign_by, f.signed_at,
              f.finish_by, f.ended_at, f.return_reason, p.name as proposed, f.ending_sealed
            from referral f
            join department d on d.id = f.department_id
            left join department p on p.id = f.proposed_id
            where f.request_id = :request
            order by f.referred_at, f.id
            """)
        .bind("request", request)
        .map(this::pastOf)
        .all();
  }

  /** What is above the first rung in these areas, homeless ones first, at most 200. */
  public Flux<Line> inside(Staff staff) {
    return database
        .sql(
            """
            select r.id, r.order_number, r.item_code, r.rung, r.rung_until,
              d.name as department, f.sign_by, f.signed_at, clock_timestamp() as now,
              b.return_reason, b.proposed, coalesce(b.bounce, 0) as bounces,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
            from request r
            left join referral f on f.request_id = r.id and f.state = 'OPEN'
            left join department d on d.id = f.department_id
            left join lateral (
              select x.bounce, x.return_reason, p.name as proposed
              from referral x
              left join department p on p.id = x.proposed_id
              where x.request_id = r.id and x.state = 'RETURNED'
              order by x.bounce desc
              limit 1) b on true
            where r.state in ('REFERRED', 'CONFERENCE')
              and not r.is_merged
              and exists (
                select from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            order by (r.state = 'REFERRED' and f.id is null) desc, r.rung_until, r.id
            limit :most
            """)
        .bind("areas", staff.array())
        .bind("most", MOST_ROWS)
        .map(LadderCards::lineOf)
        .all();
  }

  /** Wishes for more time in these areas, oldest first. */
  public Flux<Wish> wishes(Staff staff) {
    return database
        .sql(
            """
            select e.id, r.id as request_id, r.order_number, d.name, f.finish_by,
              e.wanted_finish_by, e.reason_sealed
            from referral_extension e
            join referral f on f.id = e.referral_id and f.state = 'OPEN'
            join request r on r.id = f.request_id
            join department d on d.id = f.department_id
            where e.state = 'ASKED'
              and exists (
                select from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            order by e.asked_at
            limit :most
            """)
        .bind("areas", staff.array())
        .bind("most", MOST_ROWS)
        .map(
            row ->
                new Wish(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("request_id", UUID.class)),
                    requireNonNull(row.get("order_number", String.class)),
                    requireNonNull(row.get("name", String.class)),
                    requireNonNull(row.get("finish_by", Instant.class)),
                    requireNonNull(row.get("wanted_finish_by", Instant.class)),
                    opened(row, "reason_sealed")))
        .all();
  }

  private static Line lineOf(Readable row) {
    return new Line(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        requireNonNull(row.get("path", String.class)),
        Rung.valueOf(requireNonNull(row.get("rung", String.class))),
        requireNonNull(row.get("rung_until", Instant.class)),
        row.get("department", String.class),
        row.get("sign_by", Instant.class),
        row.get("signed_at", Instant.class),
        requireNonNull(row.get("bounces", Integer.class)),
        row.get("return_reason", String.class),
        row.get("proposed", String.class),
        requireNonNull(row.get("now", Instant.class)));
  }

  private Past pastOf(Readable row) {
    return new Past(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("name", String.class)),
        requireNonNull(row.get("state", String.class)),
        requireNonNull(row.get("forced", Boolean.class)),
        requireNonNull(row.get("referred_at", Instant.class)),
        requireNonNull(row.get("sign_by", Instant.class)),
        row.get("signed_at", Instant.class),
        requireNonNull(row.get("finish_by", Instant.class)),
        row.get("ended_at", Instant.class),
        row.get("return_reason", String.class),
        row.get("proposed", String.class),
        opened(row, "ending_sealed"));
  }

  private String opened(Readable row, String column) {
    var sealed = row.get(column, String.class);
    return sealed == null ? "" : cipher.decrypt(sealed);
  }
}
