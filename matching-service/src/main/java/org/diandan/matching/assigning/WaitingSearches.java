package org.diandan.matching.assigning;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Searches that wait for a person: not over, and raised in this round. */
@Repository
public class WaitingSearches {

  private static final String WAITING =
      """
      from matching.dispatch_case c
      join lateral (
        select min(e.raised_at) as since,
          array_agg(e.reason order by e.raised_at, e.reason) as reasons
        from matching.escalation e
        where e.request_id = c.request_id
          and e.round = c.round) raised on raised.since is not null
      where c.state in ('SEARCHING', 'PLANNED', 'OFFERED')
        and starts_with(c.area, :within)
        and exists (
          select 1
          from unnest(cast(:areas as text[])) mine
          where starts_with(c.area, mine))
      """;

  private final DatabaseClient database;

  WaitingSearches(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Whose searches, and where.
   *
   * @param areas code prefixes the reader answers for; an empty one is everywhere
   * @param within code prefix the reader looks at; empty for all of theirs
   */
  public record Where(Collection<String> areas, String within) {

    public Where {
      areas = List.copyOf(areas);
    }
  }

  /** The last one of the page before. */
  public record After(Instant since, UUID requestId) {

    /** Before the first. */
    public static final After NOTHING = new After(Instant.EPOCH, new UUID(0, 0));
  }

  /** The next so many, the one that waits longest first. */
  public Flux<WaitingSearch> list(Where where, After after, int atMost) {
    return database
        .sql(
            """
            select c.request_id, c.order_number, c.area, c.item, c.urgency, c.accept_by,
              raised.since, raised.reasons,
              (select count(*)
               from matching.offer o
               where o.request_id = c.request_id
                 and o.round = c.round) as asked
            """
                + WAITING
                + """
                  and (raised.since, c.request_id) > (:since, :after)
                order by raised.since, c.request_id
                limit :most
                """)
        .bind("areas", where.areas().toArray(String[]::new))
        .bind("within", where.within())
        .bind("since", after.since())
        .bind("after", after.requestId())
        .bind("most", atMost)
        .map(WaitingSearches::search)
        .all();
  }

  /** How many there are. */
  public Mono<Long> count(Where where) {
    return database
        .sql("select count(*) " + WAITING)
        .bind("areas", where.areas().toArray(String[]::new))
        .bind("within", where.within())
        .mapValue(Long.class)
        .one();
  }

  private static WaitingSearch search(Readable row) {
    return new WaitingSearch(
        requireNonNull(row.get("request_id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new AreaCode(requireNonNull(row.get("area", String.class))),
        new ServiceItemCode(requireNonNull(row.get("item", String.class))),
        Urgency.valueOf(requireNonNull(row.get("urgency", String.class))),
        requireNonNull(row.get("since", OffsetDateTime.class)).toInstant(),
        Stream.of(requireNonNull(row.get("reasons", String[].class)))
            .map(EscalationReason::valueOf)
            .toList(),
        requireNonNull(row.get("accept_by", OffsetDateTime.class)).toInstant(),
        requireNonNull(row.get("asked", Integer.class)));
  }
}
