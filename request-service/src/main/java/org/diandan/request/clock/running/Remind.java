package org.diandan.request.clock.running;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.ClockEvent.ClockKind;
import org.diandan.contract.ClockEvent.ClockReminder;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.request.clock.running.Reminder.Given;
import org.diandan.request.clock.running.Reminder.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives reminders by the database's clock. Several instances may look at once and any of them may
 * stop: the row of a reminder and its event are one statement, and the row can be there only once.
 */
@Component
class Remind {

  private static final Logger LOG = LoggerFactory.getLogger(Remind.class);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int AT_ONCE = 500;

  private static final String DUE =
      "select "
          + RunningRequest.COLUMNS
          + """
          from request r
          left join request_question q on q.request_id = r.id and q.ended_at is null
          left join clock_watch w on w.request_id = r.id
          where r.state in (
              'SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED', 'ACCEPTED', 'IN_SERVICE')
            and not r.is_merged
          and (w.request_id is null or w.version <> r.version or w.look_at <= clock_timestamp())
          order by w.look_at nulls first, r.id
          limit :most
          """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final PlanReminders plans;
  private final WhoIsReminded people;

  Remind(DatabaseClient database, Ledger ledger, PlanReminders plans, WhoIsReminded people) {
    this.database = database;
    this.ledger = ledger;
    this.plans = plans;
    this.people = people;
  }

  @Scheduled(fixedDelayString = "${diandan.clocks.remind-every:20s}")
  void sweep() {
    try {
      due().concatMap(this::look).blockLast(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; what is due waits for the next look.
      LOG.warn("Nobody was reminded: {}", e.getMessage());
    }
  }

  private Flux<RunningRequest> due() {
    return database.sql(DUE).bind("most", AT_ONCE).map(RunningRequest::of).all();
  }

  private Mono<Void> look(RunningRequest request) {
    return given(request)
        .map(given -> plans.of(request, given))
        .flatMap(plan -> carryOut(request, plan));
  }

  private Mono<Void> carryOut(RunningRequest request, ReminderPlan plan) {
    var due = plan.due();
    return due == null
        ? ledger.write(watched(request, plan.lookAt())).then()
        : people
            .of(request, due)
            .flatMap(told -> ledger.write(reminded(request, due, event(request, due, told))))
            .then();
  }

  private Mono<Set<Given>> given(RunningRequest request) {
    return database
        .sql(
            "select clock, serial, stage from clock_reminder where request_id = :id and round = :round")
        .bind("id", request.id())
        .bind("round", request.round())
        .map(
            row ->
                new Given(
                    ClockKind.valueOf(requireNonNull(row.get("clock", String.class))),
                    requireNonNull(row.get("serial", Integer.class)),
                    Stage.valueOf(requireNonNull(row.get("stage", String.class)))))
        .all()
        .collect(Collectors.toSet());
  }

  private static ClockReminder event(
      RunningRequest request, Reminder reminder, WhoIsReminded.Told told) {
    return new ClockReminder(
        UUID.randomUUID(),
        request.id(),
        request.now(),
        request.area(),
        request.round(),
        reminder.clock(),
        reminder.stage().told(),
        reminder.deadline(),
        told.team() == null ? null : new TeamRef(told.team().id(), told.team().name()),
        told.persons());
  }

  /** Another look follows at once: other clocks of the request may ring too. */
  private static Change reminded(RunningRequest request, Reminder reminder, ClockReminder event) {
    return Change.of(
            """
            changed as (
              insert into clock_reminder (
                request_id, round, clock, serial, stage, deadline, event_id)
              select id, :round, :clock, :serial, :stage, :deadline, :event
              from request
              where id = :id and version = :version
              on conflict on constraint clock_reminder_pk do nothing
              returning request_id
            )
            """)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("round", request.round())
        .bind("clock", reminder.clock().name())
        .bind("serial", reminder.serial())
        .bind("stage", reminder.stage().name())
        .bind("deadline", reminder.deadline())
        .bind("event", event.eventId())
        .publishing(List.of(event));
  }

  private static Change watched(RunningRequest request, @Nullable Instant lookAt) {
    return Change.of(
            """
            changed as (
              insert into clock_watch as w (request_id, version, look_at)
              values (:id, :version, :lookAt)
              on conflict on constraint clock_watch_pk do update
                set version = excluded.version, look_at = excluded.look_at
              returning request_id
            )
            """)
        .bind("id", request.id())
        .bind("version", request.version())
        .bindNullable("lookAt", lookAt, Instant.class);
  }
}
