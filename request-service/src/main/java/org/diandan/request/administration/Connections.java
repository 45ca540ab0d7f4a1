package org.diandan.request.administration;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which outside systems hold a key to the platform, and which of them are told by webhooks. */
@Component
public final class Connections {

  /** A key nobody used for so long is better ended. */
  public static final Duration QUIET_AFTER = Duration.ofDays(90);

  private final DatabaseClient database;

  Connections(DatabaseClient database) {
    this.database = database;
  }

  /** What kind of key. */
  public enum Kind {
    HOTLINE,
    OPEN311
  }

  /** How a key stands; the order is that of the list. */
  public enum State {
    IN_USE,
    NEVER_USED,
    QUIET,
    ENDED
  }

  /**
   * A key of another system.
   *
   * @param name of its holder
   * @param reach area codes and jurisdictions it counts for, sorted; empty for everywhere
   * @param trial whether it is only for trying out
   * @param creator login of whoever made it; null when that is not known
   * @param oldUntil until when an earlier secret counts beside the new one; null when none does
   */
  public record Key(
      UUID id,
      Kind kind,
      String name,
      List<String> reach,
      boolean trial,
      @Nullable String creator,
      Instant createdAt,
      @Nullable Instant usedAt,
      @Nullable String usedFrom,
      @Nullable Instant oldUntil,
      @Nullable Instant endedAt) {

    public Key {
      reach = List.copyOf(reach);
    }

    /** How it stands now; one that was made long ago and never used is quiet. */
    State state(Instant now) {
      if (endedAt != null) {
        return State.ENDED;
      }
      var since = usedAt == null ? createdAt : usedAt;
      if (since.isBefore(now.minus(QUIET_AFTER))) {
        return State.QUIET;
      }
      return usedAt == null ? State.NEVER_USED : State.IN_USE;
    }
  }

  /**
   * Where a key wants to be told.
   *
   * @param url without what stands behind a question mark
   * @param waiting events it has yet to be told
   * @param givenUp events that did not get there after all tries
   * @param failures attempts in a row that failed, counting to the last one
   * @param status what it answered last; null when it did not, or was never asked
   * @param problem why it did not answer
   * @param disabledBecause BY_HAND, FAILING or GONE; null while it is told
   * @param oldUntil until when an earlier secret signs beside the new one; null when none does
   */
  public record Hook(
      UUID key,
      String url,
      long waiting,
      long givenUp,
      int failures,
      @Nullable Instant failingSince,
      @Nullable Integer status,
      @Nullable String problem,
      @Nullable Instant triedAt,
      @Nullable String disabledBecause,
      @Nullable Instant oldUntil) {

    /** Whether somebody has to look: it stopped by itself, or something did not get there. */
    public boolean isInTrouble() {
      return failingSince != null || givenUp > 0 || stoppedByItself();
    }

    private boolean stoppedByItself() {
      return disabledBecause != null && !disabledBecause.equals("BY_HAND");
    }
  }

  /**
   * A key with its webhooks.
   *
   * @param hooks the oldest first
   */
  public record Connection(Key key, State state, List<Hook> hooks) {

    public Connection {
      hooks = List.copyOf(hooks);
    }

    /** Whether a webhook of a key that counts needs somebody. */
    public boolean isInTrouble() {
      return state != State.ENDED && hooks.stream().anyMatch(Hook::isInTrouble);
    }
  }

  /**
   * All keys that count inside the areas alone: those in trouble first, then by state and name.
   *
   * @param now for how they stand
   */
  public Mono<List<Connection>> in(AdministeredAreas areas, Instant now) {
    return Mono.zip(keys(areas), hooks(areas))
        .map(
            read -> {
              var hooks = read.getT2().stream().collect(Collectors.groupingBy(Hook::key));
              return read.getT1().stream()
                  .map(
                      key ->
                          new Connection(
                              key, key.state(now), hooks.getOrDefault(key.id(), List.of())))
                  .sorted(
                      Comparator.comparing(Connection::isInTrouble, Comparator.reverseOrder())
                          .thenComparing(Connection::state)
                          .thenComparing(connection -> connection.key().name()))
                  .toList();
            });
  }

  private Mono<List<Key>> keys(AdministeredAreas areas) {
    return database
        .sql(
            """
            select k.id, 'HOTLINE' as kind, k.name,
              case when k.area = '' then '{}' else array[k.area] end as reach, k.sandbox as trial,
              c.login, k.created_at, u.used_at, u.source,
              case when k.old_until > clock_timestamp() then k.old_until end as old_until,
              k.disabled_at
            from api_key k
            left join account c on c.person_id = k.created_by
            left join key_use u on u.key_id = k.id
            where lies_in_any(k.area, :mine)
            union all
            select a.id, 'OPEN311', a.name, array(select unnest(a.jurisdictions) order by 1), a.test,
              c.login, a.created_at, u.used_at, u.source, null, a.disabled_at
            from open311_application a
            left join account c on c.person_id = a.created_by
            left join key_use u on u.key_id = a.id
            where not exists (
              select
              from unnest(case when a.jurisdictions = '{}' then array[''] else a.jurisdictions end)
                as wanted(id)
              left join open311_jurisdiction j on j.id = wanted.id
              where not lies_in_any(coalesce(j.area_code, wanted.id), :mine))
            """)
        .bind("mine", areas.array())
        .map(Connections::keyOf)
        .all()
        .collectList();
  }

  private Mono<List<Hook>> hooks(AdministeredAreas areas) {
    return database
        .sql(
            """
            select w.hotline_key, split_part(w.url, '?', 1) as url, w.failures, w.failing_since,
              w.disabled_because,
              case when w.old_until > clock_timestamp() then w.old_until end as old_until,
              (select count(*) from webhook_delivery d
               where d.endpoint_id = w.id and d.state = 'WAITING') as waiting,
              (select count(*) from webhook_delivery d
               where d.endpoint_id = w.id and d.state = 'GIVEN_UP') as given_up,
              last.status, last.problem, last.tried_at
            from webhook_endpoint w
            join api_key k on k.id = w.hotline_key
            left join lateral (
              (select d.status, d.problem, d.tried_at
               from webhook_delivery d
               where d.endpoint_id = w.id and d.state = 'WAITING' and d.tried_at is not null
               order by d.number
               limit 1)
              union all
              (select d.status, d.problem, d.tried_at
               from webhook_delivery d
               where d.endpoint_id = w.id and d.state <> 'WAITING' and d.tried_at is not null
               order by d.number desc
               limit 1)
              order by tried_at desc
              limit 1) last on true
            where lies_in_any(k.area, :mine)
            order by w.created_at
            """)
        .bind("mine", areas.array())
        .map(Connections::hookOf)
        .all()
        .collectList();
  }

  private static Key keyOf(Readable row) {
    return new Key(
        requireNonNull(row.get("id", UUID.class)),
        Kind.valueOf(text(row, "kind")),
        text(row, "name"),
        List.of(requireNonNull(row.get("reach", String[].class))),
        requireNonNull(row.get("trial", Boolean.class)),
        row.get("login", String.class),
        requireNonNull(moment(row, "created_at")),
        moment(row, "used_at"),
        row.get("source", String.class),
        moment(row, "old_until"),
        moment(row, "disabled_at"));
  }

  private static Hook hookOf(Readable row) {
    return new Hook(
        requireNonNull(row.get("hotline_key", UUID.class)),
        text(row, "url"),
        requireNonNull(row.get("waiting", Long.class)),
        requireNonNull(row.get("given_up", Long.class)),
        requireNonNull(row.get("failures", Integer.class)),
        moment(row, "failing_since"),
        row.get("status", Integer.class),
        row.get("problem", String.class),
        moment(row, "tried_at"),
        row.get("disabled_because", String.class),
        moment(row, "old_until"));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class), column);
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var value = row.get(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
