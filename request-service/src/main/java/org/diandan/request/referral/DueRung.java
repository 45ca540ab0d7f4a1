package org.diandan.request.referral;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ClockEvent.ReminderStage;
import org.diandan.contract.LadderEvent.LadderClock;
import org.diandan.contract.LadderEvent.LadderReminder;
import org.jspecify.annotations.Nullable;

/**
 * A clock of the ladder that is over and nobody was told of.
 *
 * @param subject the referral, the supervision notice, or the request itself
 * @param department whose clock it is; null when it is a team's or the meeting's
 * @param team whose clock it is; null as well
 * @param asker the official who called to account; null for other clocks
 */
record DueRung(
    UUID request,
    AreaCode area,
    int round,
    LadderClock clock,
    UUID subject,
    ReminderStage stage,
    Instant deadline,
    @Nullable UUID department,
    @Nullable UUID team,
    @Nullable UUID asker,
    Instant now) {

  /** What is over at the moment, and the day after once more; the longest first. */
  static final String SELECT =
      """
      with due as (
        select f.request_id, 'SIGN' as clock, f.id as subject, f.sign_by as deadline,
          f.department_id, cast(null as uuid) as team_id, cast(null as uuid) as asker
        from referral f
        where f.state = 'OPEN' and f.signed_at is null
        union all
        select f.request_id, 'FINISH', f.id, f.finish_by, f.department_id, null, null
        from referral f
        where f.state = 'OPEN'
        union all
        select r.id, 'DECIDE', r.id, r.rung_until, null, null, null
        from request r
        where r.state = 'CONFERENCE' and not r.is_merged
        union all
        select s.request_id, 'SUPERVISION', s.id, s.answer_by, s.department_id, s.team_id,
          s.issued_by
        from supervision s
        where s.answered_at is null
      )
      select d.*, r.area_code, r.round, t.stage, clock_timestamp() as now
      from due d
      cross join (values ('AT', interval '0'), ('AFTER', interval '1 day')) as t(stage, later)
      join request r on r.id = d.request_id and r.closed_at is null
      where d.deadline + t.later <= clock_timestamp()
        and d.deadline > clock_timestamp() - interval '30 days'
        and not exists (
          select from ladder_reminder l
          where l.subject = d.subject and l.clock = d.clock and l.stage = t.stage
            and l.deadline = d.deadline)
      order by d.deadline, t.later
      limit :most
      """;

  static DueRung of(Readable row) {
    return new DueRung(
        requireNonNull(row.get("request_id", UUID.class)),
        new AreaCode(requireNonNull(row.get("area_code", String.class))),
        requireNonNull(row.get("round", Integer.class)),
        LadderClock.valueOf(requireNonNull(row.get("clock", String.class))),
        requireNonNull(row.get("subject", UUID.class)),
        ReminderStage.valueOf(requireNonNull(row.get("stage", String.class))),
        requireNonNull(row.get("deadline", Instant.class)),
        row.get("department_id", UUID.class),
        row.get("team_id", UUID.class),
        row.get("asker", UUID.class),
        requireNonNull(row.get("now", Instant.class)));
  }

  LadderReminder event(Set<UUID> persons) {
    return new LadderReminder(
        UUID.randomUUID(), request, now, area, round, clock, stage, deadline, persons);
  }
}
