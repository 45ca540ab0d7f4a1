package org.diandan.request.referral;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.ClockEvent.ReminderStage;
import org.diandan.contract.Role;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.request.department.Departments;
import org.diandan.request.identity.ClosestStaff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells by the database's clock when a clock of the ladder is over: first whoever should have
 * acted, a day later the officials. It never moves a request: that takes a person and a reason.
 * Several instances may look at once; the row of a reminder can be there only once.
 */
@Component
class RemindLadder {

  private static final Logger LOG = LoggerFactory.getLogger(RemindLadder.class);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int AT_ONCE = 200;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Departments departments;
  private final ClosestStaff staff;

  RemindLadder(
      DatabaseClient database, Ledger ledger, Departments departments, ClosestStaff staff) {
    this.database = database;
    this.ledger = ledger;
    this.departments = departments;
    this.staff = staff;
  }

  @Scheduled(fixedDelayString = "${diandan.ladder.remind-every:20s}")
  void sweep() {
    try {
      database
          .sql(DueRung.SELECT)
          .bind("most", AT_ONCE)
          .map(DueRung::of)
          .all()
          .concatMap(this::remind)
          .blockLast(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; what is due waits for the next look.
      LOG.warn("Nobody was reminded of the ladder: {}", e.getMessage());
    }
  }

  private Mono<Void> remind(DueRung due) {
    return persons(due).flatMap(persons -> ledger.write(change(due, persons))).then();
  }

  private Mono<Set<UUID>> persons(DueRung due) {
    var department = due.department();
    var team = due.team();
    if (due.stage() == ReminderStage.AT && department != null) {
      return departments.members(List.of(department));
    }
    if (due.stage() == ReminderStage.AT && team != null) {
      return leaders(team);
    }
    return staff
        .of(Role.OFFICIAL, due.area())
        .map(
            officials -> {
              var all = new HashSet<>(officials);
              if (due.asker() != null) {
                all.add(due.asker());
              }
              return all;
            });
  }

  private Mono<Set<UUID>> leaders(UUID team) {
    return database
        .sql("select person_id from team_person where team_id = :team and leader")
        .bind("team", team)
        .mapValue(UUID.class)
        .all()
        .collect(Collectors.toSet());
  }

  private static Change change(DueRung due, Set<UUID> persons) {
    var event = due.event(persons);
    return Change.of(
            """
            changed as (
              insert into ladder_reminder (request_id, clock, subject, stage, deadline, event_id)
              values (:request, :clock, :subject, :stage, :deadline, :event)
              on conflict on constraint ladder_reminder_pk do nothing
              returning request_id
            )
            """)
        .bind("request", due.request())
        .bind("clock", due.clock().name())
        .bind("subject", due.subject())
        .bind("stage", due.stage().name())
        .bind("deadline", due.deadline())
        .bind("event", event.eventId())
        .publishing(event);
  }
}
