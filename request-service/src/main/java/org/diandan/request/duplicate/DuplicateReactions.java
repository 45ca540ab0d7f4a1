package org.diandan.request.duplicate;

import io.r2dbc.spi.Readable;
import java.time.ZoneOffset;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.diandan.contract.RoughPosition;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Remembers what a new request looks like, and lets those that were merged into a request go their
 * own ways when it ends without having been delivered.
 */
@Component
final class DuplicateReactions implements Reactions {

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final HashWords looks;

  DuplicateReactions(DatabaseClient database, FieldCipher cipher, HashWords looks) {
    this.database = database;
    this.cipher = cipher;
    this.looks = looks;
  }

  @Override
  public String consumer() {
    return "request-duplicates";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return switch (delivery.event()) {
      case RequestSubmitted event -> remembered(event).defaultIfEmpty(Change.none());
      case RequestWithdrawn event -> parted(event.requestId());
      case RequestClosed event -> parted(event.requestId());
      default -> Mono.just(Change.none());
    };
  }

  private Mono<Change> remembered(RequestSubmitted event) {
    return database
        .sql("select words_sealed, point_sealed from request where id = :id and closed_at is null")
        .bind("id", event.requestId())
        .map(row -> seen(row, event.area()))
        .one()
        .filter(seen -> !seen.look().pairs().isEmpty())
        .map(seen -> remembered(event, seen));
  }

  /** What is kept of the words and of the place. */
  private record Seen(Look look, @Nullable RoughPosition place) {}

  private Seen seen(Readable row, AreaCode area) {
    var words = row.get("words_sealed", String.class);
    var point = row.get("point_sealed", String.class);
    return new Seen(
        words == null ? Look.NOTHING : looks.of(cipher.decrypt(words), area),
        point == null ? null : rough(cipher.decrypt(point)));
  }

  private static RoughPosition rough(String point) {
    int comma = point.indexOf(',');
    return new RoughPosition(
        Double.parseDouble(point.substring(0, comma)),
        Double.parseDouble(point.substring(comma + 1)));
  }

  private static Change remembered(RequestSubmitted event, Seen seen) {
    var place = seen.place();
    return Change.of(
            """
            changed as (
              insert into request_likeness (
                request_id, group_code, area_code, longitude, latitude, pairs, letters,
                submitted_at)
              select :request, group_code, :area, :longitude, :latitude, :pairs, :letters, :at
              from service_item
              where code = :item
              on conflict on constraint request_likeness_pk do update set pairs = excluded.pairs
              returning 1
            )
            """)
        .bind("request", event.requestId())
        .bind("area", event.area().value())
        .bind("item", event.need().item().value())
        .bindNullable("longitude", place == null ? null : place.longitude(), Double.class)
        .bindNullable("latitude", place == null ? null : place.latitude(), Double.class)
        .bind("pairs", seen.look().pairs().toArray(Long[]::new))
        .bind("letters", seen.look().letters().toArray(Long[]::new))
        .bind("at", event.occurredAt().atOffset(ZoneOffset.UTC));
  }

  private Mono<Change> parted(UUID leader) {
    return database
        .sql(
            """
            select id, state, round, version, area_code, item_code, clock_timestamp() as now
            from request
            where merged_into = :leader
              and state in (
                'DISPATCHING', 'REFERRED', 'CONFERENCE', 'ACCEPTED', 'IN_SERVICE')
            """)
        .bind("leader", leader)
        .map(CurrentRequest::of)
        .all()
        .collectList()
        .map(
            followers ->
                followers.isEmpty() ? Change.none() : MergeChanges.unmerge(followers, leader));
  }
}
