package org.diandan.request.duplicate;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.RoughPosition;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The open requests of areas that may mean the same, put together; nothing personal in them. */
@Component
public final class DuplicateGroups {

  /** The newest are compared with each other; older ones were compared when they were new. */
  private static final int MOST_COMPARED = 300;

  private static final Duration SAME_PHONE = Duration.ofDays(3);

  private final DatabaseClient database;

  DuplicateGroups(DatabaseClient database) {
    this.database = database;
  }

  /**
   * One request of a group.
   *
   * @param likeness with the first of the group, 0 to 1; 1 for the first itself
   * @param samePhone whether the first one came from the same telephone
   */
  public record Member(
      UUID id,
      String orderNumber,
      ServiceItemCode item,
      String areaPath,
      Instant since,
      RequestState state,
      double likeness,
      boolean samePhone) {

    /** For people. */
    public long percent() {
      return Math.round(100 * likeness);
    }
  }

  /**
   * Requests that may mean the same, the oldest first.
   *
   * @param members two or more
   */
  public record Group(List<Member> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /** A request that is handled together with another one. */
  public record Merged(UUID id, String orderNumber, ServiceItemCode item, String into) {}

  /** Groups inside the areas, the largest first. */
  public Mono<List<Group>> inside(List<String> areas) {
    return database
        .sql(
            """
            select r.id, r.order_number, r.item_code, r.state, r.submitted_at, r.phone_hash,
              l.group_code, l.area_code, l.longitude, l.latitude, l.pairs, l.letters,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
            from request_likeness l
            join request r on r.id = l.request_id
            where exists (
                select 1 from unnest(:areas) as prefix where starts_with(l.area_code, prefix))
              and l.submitted_at > clock_timestamp() - interval '30 days'
              and r.state in (
                'SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED', 'ACCEPTED', 'IN_SERVICE')
              and not r.is_merged
            order by l.submitted_at desc
            limit :most
            """)
        .bind("areas", areas.toArray(String[]::new))
        .bind("most", MOST_COMPARED)
        .map(Open::of)
        .all()
        .collectList()
        .map(DuplicateGroups::grouped);
  }

  /** What is merged inside the areas and has not ended, newest first, at most 100. */
  public Flux<Merged> merged(List<String> areas) {
    return database
        .sql(
            """
            select r.id, r.order_number, r.item_code, leader.order_number as leader
            from request r
            join request leader on leader.id = r.merged_into
            where r.closed_at is null
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            order by r.submitted_at desc
            limit 100
            """)
        .bind("areas", areas.toArray(String[]::new))
        .map(
            row ->
                new Merged(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("order_number", String.class)),
                    new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
                    requireNonNull(row.get("leader", String.class))))
        .all();
  }

  /** An open request with all that it is compared by. */
  private record Open(Member plain, @Nullable String phone, String kind, Spot spot, Look look) {

    static Open of(Readable row) {
      var longitude = row.get("longitude", Double.class);
      var latitude = row.get("latitude", Double.class);
      var area = requireNonNull(row.get("area_code", String.class));
      var plain =
          new Member(
              requireNonNull(row.get("id", UUID.class)),
              requireNonNull(row.get("order_number", String.class)),
              new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
              requireNonNull(row.get("path", String.class)),
              requireNonNull(row.get("submitted_at", OffsetDateTime.class)).toInstant(),
              RequestState.valueOf(requireNonNull(row.get("state", String.class))),
              1,
              false);
      return new Open(
          plain,
          row.get("phone_hash", String.class),
          // Hashes of other counties cannot be compared.
          area.substring(0, 6) + row.get("group_code", String.class),
          new Spot(
              area,
              longitude == null || latitude == null
                  ? null
                  : new RoughPosition(longitude, latitude)),
          new Look(numbers(row, "pairs"), numbers(row, "letters")));
    }

    private static Set<Long> numbers(Readable row, String column) {
      return Set.of(requireNonNull(row.get(column, Long[].class)));
    }

    boolean hasPhoneOf(Open other) {
      return phone != null
          && phone.equals(other.phone)
          && plain.item().equals(other.plain.item())
          && Duration.between(plain.since(), other.plain.since()).abs().compareTo(SAME_PHONE) < 0;
    }

    Member besides(Open first, Likeness likeness) {
      return new Member(
          plain.id(),
          plain.orderNumber(),
          plain.item(),
          plain.areaPath(),
          plain.since(),
          plain.state(),
          likeness.between(first.look(), look),
          !plain.id().equals(first.plain().id()) && hasPhoneOf(first));
    }
  }

  private static List<Group> grouped(List<Open> newest) {
    return newest.stream()
        .sorted(Comparator.comparing(one -> one.plain().since()))
        .collect(groupingBy(Open::kind, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .flatMap(kind -> groupsOf(kind).stream())
        .sorted(Comparator.comparing((Group group) -> -group.members().size()))
        .toList();
  }

  /** Each request joins the oldest group that has one like it. */
  private static List<Group> groupsOf(List<Open> oldestFirst) {
    var likeness = new Likeness(oldestFirst.stream().map(Open::look).toList());
    var groups = new ArrayList<List<Open>>();
    for (var one : oldestFirst) {
      groups.stream()
          .filter(group -> group.stream().anyMatch(other -> isLike(one, other, likeness)))
          .findFirst()
          .ifPresentOrElse(
              group -> group.add(one), () -> groups.add(new ArrayList<>(List.of(one))));
    }
    return groups.stream()
        .filter(group -> group.size() > 1)
        .map(
            group ->
                new Group(
                    group.stream().map(one -> one.besides(group.getFirst(), likeness)).toList()))
        .toList();
  }

  private static boolean isLike(Open one, Open other, Likeness likeness) {
    return one.hasPhoneOf(other)
        || (one.spot().isNear(other.spot())
            && likeness.between(one.look(), other.look()) >= Likeness.THRESHOLD);
  }
}
