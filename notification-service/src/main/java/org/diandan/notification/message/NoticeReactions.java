package org.diandan.notification.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.contract.Event;
import org.diandan.contract.ReferralEvent;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes down what people must be told of; {@link Addressing} finds the people.
 *
 * <p>What residents say while a request is under way may come in a rush. The first is told at once,
 * the others together a while later: the words only lead to the task, which shows everything.
 */
@Component
class NoticeReactions implements Reactions {

  /** The notice, those it names, and the same for every request that follows this one. */
  private static final String NOTED =
      """
      changed as (
        insert into notice (event_id, kind, request_id, occurred_at, team_id, team_name,
          offer_id, assignment_id, deadline, due_at, addressed_at)
        select :event, :kind, :request, :occurred, :team, :teamName,
          :offer, :assignment, :deadline,
          greatest(now(), before.told_at + :pause * interval '1 second'),
          case when before.pending then now() end
        from (
          select max(n.addressed_at)
              filter (where exists (select from message m where m.event_id = n.event_id))
              as told_at,
            coalesce(bool_or(n.addressed_at is null), false) as pending
          from notice n
          where :calm
            and n.request_id = :request
            and n.kind = :kind
            and n.event_id <> :event) as before
        on conflict (event_id) do update
        set kind = excluded.kind
        returning event_id),
      named as (
        insert into notice_person (event_id, person_id)
        select changed.event_id, person
        from changed
        cross join unnest(:named) as person
        on conflict on constraint notice_person_pk do nothing),
      followers as (
        insert into notice (event_id, kind, request_id, occurred_at, team_id, team_name,
          offer_id, assignment_id, deadline)
        select cast(md5(cast(:event as text) || f.request_id) as uuid), :kind, f.request_id,
          :occurred, :team, :teamName, :offer, :assignment, :deadline
        from request_facts f
        where f.merged_into = :request
          and :followed
        on conflict (event_id) do nothing)""";

  /** Least time between two messages of one kind about one request, for kinds that can wait. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Override
  public String consumer() {
    return "message";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return Mono.just(
        WhoIsTold.of(delivery.event())
            .map(notice -> noted(notice, personsOf(delivery.event())))
            .orElseGet(Change::none));
  }

  private static Set<UUID> personsOf(Event event) {
    return event instanceof ReferralEvent fact
        ? LadderNotices.personsOf(fact)
        : Stream.of(
                ClockNotices.personsOf(event),
                DutyNotices.personsOf(event),
                ExportNotices.personsOf(event),
                ReportNotices.personsOf(event))
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
  }

  private static Change noted(Notice notice, Set<UUID> named) {
    var team = notice.team();
    return Change.of(NOTED)
        .bind("event", notice.eventId())
        .bind("named", named.toArray(UUID[]::new))
        .bind("calm", notice.kind().isCalm())
        .bind("pause", PAUSE.toSeconds())
        .bind("kind", notice.kind().name())
        .bind("followed", notice.kind().isToldToFollowers())
        .bind("request", notice.requestId())
        .bind("occurred", notice.occurredAt())
        .bindNullable("team", team == null ? null : team.id(), UUID.class)
        .bindNullable("teamName", team == null ? null : team.name(), String.class)
        .bindNullable("offer", notice.offerId(), UUID.class)
        .bindNullable("assignment", notice.assignmentId(), UUID.class)
        .bindNullable("deadline", notice.deadline(), Instant.class);
  }
}
