package org.diandan.request.supervision;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads supervision notices; nothing of residents is among it. */
@Repository
public class Supervisions {

  /** Whether a notice {@code s} calls :person: a department of theirs, or a team they lead. */
  static final String CALLS =
      """
      (exists (
        select from department_member m
        join department d on d.id = m.department_id
        join authority o on o.person_id = m.person_id and o.role = 'DEPARTMENT'
        where m.department_id = s.department_id
          and m.person_id = :person
          and starts_with(d.area_code, o.area))
      or exists (
        select from team_person t
        where t.team_id = s.team_id and t.person_id = :person and t.leader))
      """;

  private static final int MOST_ROWS = 200;

  private static final String SELECT =
      """
      select s.id, s.request_id, r.order_number, r.item_code, s.called_name, s.issued_at,
        s.answer_by, s.answered_at, s.words_sealed, s.answer_sealed, clock_timestamp() as now,
        (select string_agg(p.name, ' › ' order by length(p.code))
         from area p
         where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
      from supervision s
      join request r on r.id = s.request_id
      where
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;

  Supervisions(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * A notice.
   *
   * @param called name of the team or department
   * @param words what is asked; empty once it is forgotten
   * @param answer empty until there is one
   */
  public record Notice(
      UUID id,
      UUID request,
      String orderNumber,
      ServiceItemCode item,
      String areaPath,
      String called,
      Instant issuedAt,
      Instant answerBy,
      @Nullable Instant answeredAt,
      String words,
      String answer,
      Instant now) {

    public boolean isOpen() {
      return answeredAt == null;
    }

    /** Whether the answer came, or still comes, too late. */
    public boolean isOverdue() {
      return (answeredAt == null ? now : answeredAt).isAfter(answerBy);
    }

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Notice[%s]".formatted(id);
    }
  }

  /**
   * How many there are in an official's areas.
   *
   * @param overdue of the open ones
   */
  public record Counts(long all, long open, long overdue) {}

  /** Notices of an official's areas, open ones and next deadlines first, at most 200. */
  public Flux<Notice> inside(Staff staff) {
    return database
        .sql(
            SELECT
                + """
                exists (
                  select from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
                order by s.answered_at is not null, s.answer_by, s.id
                limit :most
                """)
        .bind("areas", staff.array())
        .bind("most", MOST_ROWS)
        .map(this::noticeOf)
        .all();
  }

  /** All of them counted, whatever the list leaves out. */
  public Mono<Counts> counts(Staff staff) {
    return database
        .sql(
            """
            select count(*) as everything,
              count(*) filter (where s.answered_at is null) as unanswered,
              count(*) filter (
                where s.answered_at is null and s.answer_by < clock_timestamp()) as late
            from supervision s
            join request r on r.id = s.request_id
            where exists (
              select from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            """)
        .bind("areas", staff.array())
        .map(
            row ->
                new Counts(
                    requireNonNull(row.get("everything", Long.class)),
                    requireNonNull(row.get("unanswered", Long.class)),
                    requireNonNull(row.get("late", Long.class))))
        .one();
  }

  /** Notices that call somebody, open ones first, answered ones of the last 30 days. */
  public Flux<Notice> calling(UUID person) {
    return database
        .sql(
            SELECT
                + CALLS
                + """
                and (s.answered_at is null
                  or s.answered_at > clock_timestamp() - interval '30 days')
                order by s.answered_at is not null, s.answer_by, s.id
                limit :most
                """)
        .bind("person", person)
        .bind("most", MOST_ROWS)
        .map(this::noticeOf)
        .all();
  }

  /** Notices of one request, oldest first. */
  public Flux<Notice> of(UUID request) {
    return database
        .sql(SELECT + "s.request_id = :request order by s.issued_at, s.id")
        .bind("request", request)
        .map(this::noticeOf)
        .all();
  }

  private Notice noticeOf(Readable row) {
    return new Notice(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("request_id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        requireNonNull(row.get("path", String.class)),
        requireNonNull(row.get("called_name", String.class)),
        requireNonNull(row.get("issued_at", Instant.class)),
        requireNonNull(row.get("answer_by", Instant.class)),
        row.get("answered_at", Instant.class),
        opened(row, "words_sealed"),
        opened(row, "answer_sealed"),
        requireNonNull(row.get("now", Instant.class)));
  }

  private String opened(Readable row, String column) {
    var sealed = row.get(column, String.class);
    return sealed == null ? "" : cipher.decrypt(sealed);
  }
}
