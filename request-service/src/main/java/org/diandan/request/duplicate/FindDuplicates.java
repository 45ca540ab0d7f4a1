package org.diandan.request.duplicate;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RoughPosition;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.intake.Order.Point;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.privacy.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds open requests of the last 30 days that may mean the same: of the same group, near, and said
 * in similar words; or of the same telephone and item within 72 hours.
 */
@Component
public final class FindDuplicates {

  static final int NEAR_METRES = 500;

  /** Enough to judge what is rare; more would only cost time. */
  private static final int MOST_COMPARED = 300;

  private static final int MOST_FOUND = 10;

  private static final String COMPARED =
      """
      select r.id, r.order_number, r.item_code, r.state, r.submitted_at, found.pairs,
        found.letters, found.near, found.same_phone,
        (select string_agg(p.name, ' › ' order by length(p.code))
         from area p
         where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
      from (
        (select l.request_id, l.pairs, l.letters,
          case
            when :hasPoint and l.longitude is not null then
              power((l.latitude - :latitude) * 111195, 2)
                + power((l.longitude - :longitude) * 111195 * cos(radians(:latitude)), 2)
                <= power(:near, 2)
            when length(l.area_code) = 12 and length(:area) = 12 then l.area_code = :area
            else length(:area) >= 9 and left(l.area_code, 9) = left(:area, 9)
          end as near,
          false as same_phone
        from request_likeness l
        where l.group_code = :group
          and starts_with(l.area_code, left(:area, 6))
          and l.submitted_at > clock_timestamp() - interval '30 days'
          and l.pairs && cast(:pairs as bigint[])
        order by l.submitted_at desc
        limit :most)
        union all
        (select o.id, coalesce(l.pairs, '{}'), coalesce(l.letters, '{}'), true, true
        from request o
        left join request_likeness l on l.request_id = o.id
        where o.phone_hash = :phone
          and o.item_code = :item
          and o.submitted_at > clock_timestamp() - interval '72 hours')
      ) as found
      join request r on r.id = found.request_id
      where r.closed_at is null
        and not r.is_merged
      order by found.same_phone desc
      """;

  private final DatabaseClient database;
  private final HashWords looks;
  private final KeyedHash hash;

  FindDuplicates(DatabaseClient database, HashWords looks, KeyedHash hash) {
    this.database = database;
    this.looks = looks;
    this.hash = hash;
  }

  /** As {@link #like(Sought)}, by place and words alone. */
  public Mono<List<Candidate>> like(
      ServiceItem item, AreaCode area, @Nullable Point point, String words) {
    return like(new Sought(item, area, point, words, null));
  }

  /**
   * What may mean the same, the most alike first, at most ten; those of the same telephone on top.
   * Empty for an area wider than a county.
   */
  public Mono<List<Candidate>> like(Sought sought) {
    if (sought.area().level().compareTo(AreaCode.Level.COUNTY) < 0) {
      return Mono.just(List.of());
    }
    var look = looks.of(sought.words(), sought.area());
    return compared(sought, look).map(found -> ranked(found, look));
  }

  /** A request to compare with. */
  private record Compared(Candidate plain, Look look, boolean near) {

    Candidate likened(double likeness) {
      return new Candidate(
          plain.requestId(),
          plain.orderNumber(),
          plain.item(),
          plain.areaPath(),
          plain.since(),
          plain.state(),
          likeness,
          plain.samePhone());
    }
  }

  private static List<Candidate> ranked(List<Compared> found, Look look) {
    var likeness =
        new Likeness(Stream.concat(found.stream().map(Compared::look), Stream.of(look)).toList());
    return found.stream()
        .filter(one -> one.near() || one.plain().samePhone())
        .map(one -> one.likened(likeness.between(look, one.look())))
        .filter(one -> one.samePhone() || one.likeness() >= Likeness.THRESHOLD)
        .sorted(
            Comparator.comparing(Candidate::samePhone)
                .thenComparing(Candidate::likeness)
                .reversed())
        .limit(MOST_FOUND)
        .toList();
  }

  /** Everything in the county that shares a pair, near or not, so that rarity can be judged. */
  private Mono<List<Compared>> compared(Sought sought, Look look) {
    var rough = rough(sought.point());
    var phone = sought.phone();
    return database
        .sql(COMPARED)
        .bind("hasPoint", rough != null)
        .bind("longitude", rough == null ? 0.0 : rough.longitude())
        .bind("latitude", rough == null ? 0.0 : rough.latitude())
        .bind("near", NEAR_METRES)
        .bind("area", sought.area().value())
        .bind("group", sought.item().groupCode())
        .bind("pairs", look.pairs().toArray(Long[]::new))
        .bind("most", MOST_COMPARED)
        .bind("phone", phone == null ? "" : hash.of(phone.digits()))
        .bind("item", sought.item().code().value())
        .map(FindDuplicates::compared)
        .all()
        // A request found both ways is kept with its telephone.
        .distinct(one -> one.plain().requestId())
        .collectList();
  }

  private static @Nullable RoughPosition rough(@Nullable Point point) {
    return point == null ? null : new RoughPosition(point.longitude(), point.latitude());
  }

  private static Compared compared(Readable row) {
    return new Compared(
        new Candidate(
            requireNonNull(row.get("id", UUID.class)),
            requireNonNull(row.get("order_number", String.class)),
            new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
            requireNonNull(row.get("path", String.class)),
            requireNonNull(row.get("submitted_at", OffsetDateTime.class)).toInstant(),
            RequestState.valueOf(requireNonNull(row.get("state", String.class))),
            0,
            requireNonNull(row.get("same_phone", Boolean.class))),
        new Look(numbers(row, "pairs"), numbers(row, "letters")),
        requireNonNull(row.get("near", Boolean.class)));
  }

  private static Set<Long> numbers(Readable row, String column) {
    return Set.of(requireNonNull(row.get(column, Long[].class)));
  }
}
