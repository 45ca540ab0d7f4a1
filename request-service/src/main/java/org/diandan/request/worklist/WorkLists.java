package org.diandan.request.worklist;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.lifecycle.RequestState;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the lists of work. */
@Repository
public class WorkLists {

  private static final String INSIDE =
      """
       from request r
      where starts_with(r.area_code, :within)
        and exists (select from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
        and\s""";

  private static final int FETCHED_AT_ONCE = 5_000;

  private final DatabaseClient database;

  WorkLists(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Whose requests, and where.
   *
   * @param areas code prefixes the reader answers for; an empty one is everywhere
   * @param within code prefix the reader looks at; empty for all of theirs
   */
  public record Where(List<String> areas, String within) {
    public Where {
      areas = List.copyOf(areas);
    }
  }

  /** The last line of the page before. */
  public record After(Instant since, UUID request) {

    /** Before the first. */
    public static final After NOTHING = new After(Instant.EPOCH, new UUID(0, 0));
  }

  /** How long each list is, all at the same moment. */
  public Mono<Map<WorkList, Long>> counts(Where where) {
    var columns =
        Arrays.stream(WorkList.values())
            .map(list -> "(select count(*)" + INSIDE + list.condition() + ") as " + list.name())
            .collect(Collectors.joining(",\n"));
    return bound("select " + columns, where)
        .map(
            row -> {
              Map<WorkList, Long> counts = new EnumMap<>(WorkList.class);
              for (var list : WorkList.values()) {
                counts.put(list, requireNonNull(row.get(list.name(), Long.class)));
              }
              return counts;
            })
        .one();
  }

  /** The next lines of a list, oldest first, at most so many. */
  public Flux<WorkItem> list(WorkList list, Where where, After after, int atMost) {
    var query =
        """
        with found as (
          select r.id, %s as since, %s as times %s %s)
        select r.id, r.order_number, r.item_code, r.state, found.since, found.times,
          request_holder(r) as holder,
          array(
            select p.person_id
            from team_person p
            where p.team_id = r.team_id and p.leader and r.state in ('ACCEPTED', 'IN_SERVICE')
            union all
            select m.person_id
            from referral f
            join department_member m on m.department_id = f.department_id
            where f.request_id = r.id and f.state = 'OPEN'
            limit 3) as call,
          (select string_agg(p.name, ' › ' order by length(p.code))
           from area p
           where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
        from found
        join request r on r.id = found.id
        where (found.since, found.id) > (:since, :after)
        order by found.since, found.id
        limit :most
        """
            .formatted(
                list.since(),
                list == WorkList.REPEATED ? WorkList.Sql.TIMES : "0",
                INSIDE,
                list.condition());
    return bound(query, where)
        .bind("since", after.since())
        .bind("after", after.request())
        .bind("most", atMost)
        .map(WorkLists::itemOf)
        .all();
  }

  /** How long one list is. */
  public Mono<Long> count(WorkList list, Where where) {
    return bound("select count(*)" + INSIDE + list.condition(), where).mapValue(Long.class).one();
  }

  /** The ids of a whole list in its order, read as they are wanted. */
  public Flux<UUID> ids(WorkList list, Where where) {
    var query =
        """
        with found as (
          select r.id, %s as since %s)
        select found.id
        from found
        order by found.since, found.id
        """
            .formatted(list.since(), INSIDE + list.condition());
    return bound(query, where)
        .filter(statement -> statement.fetchSize(FETCHED_AT_ONCE))
        .mapValue(UUID.class)
        .all();
  }

  private DatabaseClient.GenericExecuteSpec bound(String query, Where where) {
    return database
        .sql(query)
        .bind("areas", where.areas().toArray(String[]::new))
        .bind("within", where.within());
  }

  private static WorkItem itemOf(Readable row) {
    return new WorkItem(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        RequestState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("path", String.class)),
        requireNonNull(row.get("since", Instant.class)),
        requireNonNull(row.get("times", Integer.class)),
        row.get("holder", String.class),
        List.of(requireNonNull(row.get("call", UUID[].class))));
  }
}
