package org.diandan.request.meeting;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.Ruling;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.meeting.Meeting.Item;
import org.diandan.request.meeting.Meeting.Seat;
import org.diandan.request.meeting.Meeting.Sheet;
import org.diandan.request.meeting.Meeting.Stuck;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads joint meetings and what should come before one; nothing of residents is among it. */
@Repository
public class Meetings {

  private static final int MOST_ROWS = 200;

  private static final String PATH =
      """
      (select string_agg(p.name, ' › ' order by length(p.code))
       from area p
       where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
      """;

  private static final String STUCK =
      "with found as (select r.id, r.order_number, r.item_code, r.state, r.rung_reason,"
          + " r.rung_since, r.submitted_at, r.rung_until, "
          + PATH
          + """
                , (select count(*) from referral b
                   where b.request_id = r.id and b.state = 'RETURNED') as bounces,
                  (select count(*) from evaluation e
                   where e.request_id = r.id and not e.resolved) as unresolved
                from request r
                where r.closed_at is null
                  and r.state not in ('IN_SERVICE', 'DELIVERED')
                  and not r.is_merged
                  and exists (
                    select from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
                  and not exists (
                    select from meeting_item i where i.request_id = r.id and i.ruling is null)
                )
                select id, order_number, item_code, state, path,
                  case
                    when state = 'CONFERENCE' then rung_reason
                    when bounces >= 3 then 'RETURNED_THRICE'
                    when unresolved >= 2 then 'UNSOLVED_TWICE'
                    else 'OVERDUE_BELOW'
                  end as why
                from found
                where state = 'CONFERENCE'
                  or bounces >= 3
                  or unresolved >= 2
                  or (state = 'REFERRED' and rung_until < clock_timestamp())
                order by coalesce(rung_since, submitted_at), id
                limit :most
                """;

  private final DatabaseClient database;
  private final FieldCipher cipher;

  Meetings(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /** Meetings of these areas, the newest first, at most 200. */
  public Flux<Meeting> inside(Staff staff) {
    return database
        .sql(
            """
            select id, area_code, title, place, held_at, closed_at is not null as is_closed
            from meeting
            where exists (
              select from unnest(:areas) as prefix where starts_with(area_code, prefix))
            order by held_at desc, id
            limit :most
            """)
        .bind("areas", staff.array())
        .bind("most", MOST_ROWS)
        .map(Meetings::meetingOf)
        .all();
  }

  /** One of them; empty when there is none or its area is not theirs. */
  public Mono<Sheet> find(UUID id, Staff staff) {
    return database
        .sql(
            """
            select id, area_code, title, place, held_at, closed_at is not null as is_closed
            from meeting
            where id = :id
            """)
        .bind("id", id)
        .map(Meetings::meetingOf)
        .one()
        .filter(meeting -> staff.covers(meeting.area()))
        .flatMap(
            meeting ->
                Mono.zip(seats(id), items(id))
                    .map(read -> new Sheet(meeting, read.getT1(), read.getT2())));
  }

  /**
   * What is stuck in an area and on no agenda: returned three times, over the time of its rung,
   * unresolved twice, or sent to the meeting by hand; the longest waiting first, at most 200.
   *
   * @param areas code prefixes; an empty prefix is everywhere
   */
  public Flux<Stuck> stuck(String... areas) {
    return database
        .sql(STUCK)
        .bind("areas", areas)
        .bind("most", MOST_ROWS)
        .map(
            row ->
                new Stuck(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("order_number", String.class)),
                    new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
                    requireNonNull(row.get("path", String.class)),
                    RequestState.valueOf(requireNonNull(row.get("state", String.class))),
                    LadderReason.valueOf(requireNonNull(row.get("why", String.class)))))
        .all();
  }

  /** The same without what this meeting has treated already, which waits for another one. */
  public Flux<Stuck> stuckFor(Sheet sheet) {
    return stuck(sheet.meeting().area()).filter(one -> !sheet.treats(one.request()));
  }

  private Mono<List<Seat>> seats(UUID meeting) {
    return database
        .sql(
            """
            select d.id, d.name, m.present
            from meeting_department m
            join department d on d.id = m.department_id
            where m.meeting_id = :meeting
            order by d.name
            """)
        .bind("meeting", meeting)
        .map(
            row ->
                new Seat(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("name", String.class)),
                    requireNonNull(row.get("present", Boolean.class))))
        .all()
        .collectList();
  }

  private Mono<List<Item>> items(UUID meeting) {
    return database
        .sql(
            "select r.id, r.order_number, r.item_code, r.state, r.rung_reason, i.ruling,"
                + " i.due_by, i.words_sealed, d.name as owner, "
                + PATH
                + """
                , (select count(*) from referral b
                   where b.request_id = r.id and b.state = 'RETURNED') as bounces
                from meeting_item i
                join request r on r.id = i.request_id
                left join department d on d.id = i.department_id
                where i.meeting_id = :meeting
                order by i.added_at, r.order_number
                """)
        .bind("meeting", meeting)
        .map(this::itemOf)
        .all()
        .collectList();
  }

  private Item itemOf(Readable row) {
    var ruling = row.get("ruling", String.class);
    var words = row.get("words_sealed", String.class);
    return new Item(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        requireNonNull(row.get("path", String.class)),
        RequestState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("bounces", Integer.class)),
        reasonOf(row.get("rung_reason", String.class)),
        ruling == null ? null : Ruling.valueOf(ruling),
        row.get("owner", String.class),
        row.get("due_by", Instant.class),
        words == null ? "" : cipher.decrypt(words));
  }

  private static @Nullable LadderReason reasonOf(@Nullable String code) {
    return code == null ? null : LadderReason.valueOf(code);
  }

  private static Meeting meetingOf(Readable row) {
    return new Meeting(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("area_code", String.class)),
        requireNonNull(row.get("title", String.class)),
        requireNonNull(row.get("place", String.class)),
        requireNonNull(row.get("held_at", Instant.class)),
        requireNonNull(row.get("is_closed", Boolean.class)));
  }
}
