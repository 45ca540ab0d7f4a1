package org.diandan.request.callback;

import java.time.Clock;
import java.util.UUID;
import org.diandan.request.identity.OperatorAreas;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Hands call-backs out, each to one agent at a time, however many ask on however many instances:
 * one statement locks a free row that nobody else is locking and marks it.
 */
@Component
public final class LeaseCallbacks {

  /** Still worth a call: the resident said nothing since, or the request is still open. */
  private static final String DUE =
      """
      c.done_at is null
      and case c.cause
        when 'SILENT' then r.state = 'DELIVERED' and r.round = c.round
        else r.closed_at is null end
      and exists (select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
      """;

  private final DatabaseClient database;
  private final CallbackProperties properties;
  private final CallingHours hours;
  private final Clock clock;

  LeaseCallbacks(
      DatabaseClient database, CallbackProperties properties, CallingHours hours, Clock clock) {
    this.database = database;
    this.properties = properties;
    this.hours = hours;
    this.clock = clock;
  }

  /**
   * The next one for an agent: the one the agent holds already, else the one due longest. Empty
   * when none is due, and at night.
   */
  public Mono<Lease> next(UUID agent, OperatorAreas areas) {
    return isCallingTime() ? lease(agent, areas) : Mono.empty();
  }

  /** Whether people may be called now. */
  public boolean isCallingTime() {
    return hours.contain(clock.instant());
  }

  private Mono<Lease> lease(UUID agent, OperatorAreas areas) {
    return database
        .sql(
            """
            with free as (
              select c.request_id, c.round
              from callback c
              join request r on r.id = c.request_id
              where (c.leased_until is null
                  or c.leased_until < clock_timestamp()
                  or c.leased_by = :agent)
                and c.due_at <= clock_timestamp()
                and\s"""
                + DUE
                + """
                order by c.leased_by is not distinct from :agent desc, c.due_at, c.request_id
                limit 1
                for update of c skip locked
              )
              update callback c
              set leased_by = :agent,
                leased_until = clock_timestamp() + make_interval(secs => :seconds)
              from free
              where c.request_id = free.request_id and c.round = free.round
              returning\s"""
                + Lease.COLUMNS)
        .bind("agent", agent)
        .bind("areas", areas.array())
        .bind("seconds", (double) properties.lease().toSeconds())
        .map(Lease::of)
        .one();
  }

  /** What an agent holds of a request; empty when the lease ran out or was never there. */
  public Mono<Lease> held(UUID agent, UUID request) {
    return database
        .sql(
            "select "
                + Lease.COLUMNS
                + """

                from callback c
                where c.request_id = :request
                  and c.leased_by = :agent
                  and c.leased_until > clock_timestamp()
                """)
        .bind("request", request)
        .bind("agent", agent)
        .map(Lease::of)
        .one();
  }

  /** Holds it a full lease longer; empty when somebody else may have it by now. */
  public Mono<Lease> renew(UUID agent, UUID request) {
    return database
        .sql(
            """
            update callback c
            set leased_until = clock_timestamp() + make_interval(secs => :seconds)
            where c.request_id = :request
              and c.leased_by = :agent
              and c.leased_until > clock_timestamp()
            returning\s"""
                + Lease.COLUMNS)
        .bind("seconds", (double) properties.lease().toSeconds())
        .bind("request", request)
        .bind("agent", agent)
        .map(Lease::of)
        .one();
  }

  /** Gives everything back that an agent holds, uncalled. */
  public Mono<Void> giveBack(UUID agent) {
    return database
        .sql("update callback set leased_by = null, leased_until = null where leased_by = :agent")
        .bind("agent", agent)
        .then();
  }

  /** How many wait for a call in the areas, also those somebody is calling right now. */
  public Mono<Long> countDue(OperatorAreas areas) {
    return database
        .sql(
            """
            select count(*)
            from callback c
            join request r on r.id = c.request_id
            where c.due_at <= clock_timestamp()
              and\s"""
                + DUE)
        .bind("areas", areas.array())
        .mapValue(Long.class)
        .one();
  }
}
