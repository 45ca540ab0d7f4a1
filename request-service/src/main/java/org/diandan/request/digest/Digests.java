package org.diandan.request.digest;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.digest.Digest.Entry;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.Staff;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads digests, and what departments answered in a week. */
@Repository
public class Digests {

  private static final int MOST_ROWS = 100;
  private static final int MOST_PUBLISHED = 12;

  private static final String SELECT =
      """
      select g.id, g.area_code, a.name as area_name, g.week, g.topics, g.replies, g.version,
        g.drafted_by, g.edited_by, g.approved_at
      from reply_digest g
      join area a on a.code = g.area_code
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;

  Digests(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /** What a department told a resident. */
  public record Answered(ServiceItemCode item, String department, String answer) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Answered[%s]".formatted(item);
    }
  }

  /** Digests of an official's areas, the newest first. */
  public Flux<Digest> inside(Staff staff) {
    return database
        .sql(
            SELECT
                + """
                where exists (
                  select from unnest(:areas) as prefix where starts_with(g.area_code, prefix))
                order by g.week desc, g.area_code
                limit :most
                """)
        .bind("areas", staff.array())
        .bind("most", MOST_ROWS)
        .map(Digests::digestOf)
        .all();
  }

  /** One of them; empty when there is none or its area is not theirs. */
  public Mono<Digest> find(UUID id, Staff staff) {
    return database
        .sql(SELECT + "where g.id = :id")
        .bind("id", id)
        .map(Digests::digestOf)
        .one()
        .filter(digest -> staff.covers(digest.area()));
  }

  /** What everybody reads, the newest first, at most 12. */
  public Flux<Digest> published() {
    return database
        .sql(
            SELECT
                + """
                where g.approved_at is not null
                order by g.week desc, g.area_code
                limit :most
                """)
        .bind("most", MOST_PUBLISHED)
        .map(Digests::digestOf)
        .all();
  }

  /** What departments answered residents of an area, oldest first, at most 100. */
  public Flux<Answered> answered(String area, Instant from, Instant until) {
    return database
        .sql(
            """
            select r.item_code, d.name, f.ending_sealed
            from referral f
            join request r on r.id = f.request_id
            join department d on d.id = f.department_id
            where f.state = 'ANSWERED'
              and f.ended_at >= :from
              and f.ended_at < :until
              and f.ending_sealed is not null
              and starts_with(r.area_code, :area)
            order by f.ended_at, f.id
            limit :most
            """)
        .bind("area", area)
        .bind("from", from)
        .bind("until", until)
        .bind("most", MOST_ROWS)
        .map(
            row ->
                new Answered(
                    new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
                    requireNonNull(row.get("name", String.class)),
                    cipher.decrypt(requireNonNull(row.get("ending_sealed", String.class)))))
        .all();
  }

  private static Digest digestOf(Readable row) {
    return new Digest(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("area_code", String.class)),
        requireNonNull(row.get("area_name", String.class)),
        requireNonNull(row.get("week", LocalDate.class)),
        entries(
            List.of(requireNonNull(row.get("topics", String[].class))),
            List.of(requireNonNull(row.get("replies", String[].class)))),
        requireNonNull(row.get("version", Integer.class)),
        requireNonNull(row.get("drafted_by", UUID.class)),
        requireNonNull(row.get("edited_by", UUID.class)),
        row.get("approved_at", Instant.class));
  }

  private static List<Entry> entries(List<String> topics, List<String> replies) {
    return IntStream.range(0, topics.size())
        .mapToObj(i -> new Entry(topics.get(i), replies.get(i)))
        .toList();
  }
}
