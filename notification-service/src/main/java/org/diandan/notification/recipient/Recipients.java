package org.diandan.notification.recipient;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up whom a message is for; what is not known yet may become known with a later event. */
@Component
public class Recipients {

  private final DatabaseClient database;

  Recipients(DatabaseClient database) {
    this.database = database;
  }

  /** The resident of a request: one id, or none when the request is anonymous. */
  public Mono<Found> residentOf(UUID requestId) {
    return database
        .sql("select resident_id from request_facts where request_id = :request")
        .bind("request", requestId)
        .map(row -> Found.ofNullable(row.get("resident_id", UUID.class)))
        .one()
        .defaultIfEmpty(Found.NOT_YET);
  }

  /** The leaders of a team, once the request is known too, because its number is in the words. */
  public Mono<Found> leadersOf(UUID teamId, UUID requestId) {
    return database
        .sql(
            """
            select leaders
            from team_facts
            where team_id = :team
              and exists (select from request_facts where request_id = :request)""")
        .bind("team", teamId)
        .bind("request", requestId)
        .map(row -> Found.of(row.get("leaders", UUID[].class)))
        .one()
        .defaultIfEmpty(Found.NOT_YET);
  }

  /** The leaders of a team, for words about the team itself. */
  public Mono<Found> leadersOf(UUID teamId) {
    return database
        .sql("select leaders from team_facts where team_id = :team")
        .bind("team", teamId)
        .map(row -> Found.of(row.get("leaders", UUID[].class)))
        .one()
        .defaultIfEmpty(Found.NOT_YET);
  }

  /**
   * The leaders of the team that holds the request; while nobody does, of all that are asked. Known
   * as soon as the request is, because a request need not have any team.
   */
  public Mono<Found> involvedIn(UUID requestId) {
    return database
        .sql(
            """
            select coalesce(array_agg(distinct leader) filter (where leader is not null), '{}')
              as leaders
            from request_facts r
            left join request_team t on t.request_id = r.request_id
              and (t.holds or not exists (
                select from request_team h where h.request_id = r.request_id and h.holds))
            left join team_facts f on f.team_id = t.team_id
            left join lateral unnest(f.leaders) as leader on true
            where r.request_id = :request
            group by r.request_id""")
        .bind("request", requestId)
        .map(row -> Found.of(row.get("leaders", UUID[].class)))
        .one()
        .defaultIfEmpty(Found.NOT_YET);
  }

  /** The persons a fact named itself, once the request is known too. */
  public Mono<Found> namedBy(UUID eventId, UUID requestId) {
    return database
        .sql(
            """
            select array_remove(array_agg(p.person_id), null) as persons
            from request_facts r
            left join notice_person p on p.event_id = :event
            where r.request_id = :request
            group by r.request_id""")
        .bind("event", eventId)
        .bind("request", requestId)
        .map(row -> Found.of(row.get("persons", UUID[].class)))
        .one()
        .defaultIfEmpty(Found.NOT_YET);
  }

  /** The persons a fact names that is about no request. */
  public Mono<Found> namedBy(UUID eventId) {
    return database
        .sql("select array_agg(person_id) as persons from notice_person where event_id = :event")
        .bind("event", eventId)
        .map(row -> Found.of(row.get("persons", UUID[].class)))
        .one();
  }

  /**
   * The answer of a look-up.
   *
   * @param known false when the events that would tell have not arrived
   * @param persons empty when it is known that nobody is concerned
   */
  public record Found(boolean known, Set<UUID> persons) {

    static final Found NOT_YET = new Found(false, Set.of());

    public Found {
      persons = Set.copyOf(persons);
    }

    static Found of(UUID @Nullable [] ids) {
      return new Found(true, ids == null ? Set.of() : Set.copyOf(Arrays.asList(ids)));
    }

    static Found ofNullable(@Nullable UUID id) {
      return new Found(true, id == null ? Set.of() : Set.of(id));
    }
  }
}
