package org.diandan.request.referral;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.request.action.HandledAbove;
import org.diandan.request.department.Departments;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the department, or the meeting, whose answer a resident evaluates or objects to. */
@Component
final class AnsweredAbove implements HandledAbove {

  private final DatabaseClient database;
  private final LadderRequests requests;
  private final Departments departments;

  AnsweredAbove(DatabaseClient database, LadderRequests requests, Departments departments) {
    this.database = database;
    this.requests = requests;
    this.departments = departments;
  }

  private record Answered(UUID department, String name, Rung rung, boolean own) {}

  @Override
  public Mono<Optional<Again>> of(UUID request) {
    return byDepartment(request)
        .switchIfEmpty(Mono.defer(() -> byMeeting(request)))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private Mono<Again> byDepartment(UUID request) {
    return answered(request)
        .flatMap(
            found ->
                Mono.zip(requests.find(request), departments.members(List.of(found.department())))
                    .map(read -> again(found, read.getT1(), read.getT2())));
  }

  private Mono<Again> byMeeting(UUID request) {
    return ended(request).flatMap(own -> requests.find(request).map(found -> again(own, found)));
  }

  private Again again(boolean own, OnLadder request) {
    return new Again.ByMeeting(own, requests.clocks(request).afresh(request, Rung.MEETING));
  }

  private Again again(Answered answered, OnLadder request, Set<UUID> persons) {
    var clocks = requests.clocks(request);
    return new Again.ByDepartment(
        answered.department(),
        answered.name(),
        answered.rung(),
        answered.own(),
        Ladder.forces(request),
        clocks.signBy(request),
        clocks.afresh(request, answered.rung()),
        persons);
  }

  private Mono<Answered> answered(UUID request) {
    return database
        .sql(
            """
            select f.department_id, d.name, f.rung, r.merged_into is null as own
            from request r
            join request l on l.id = coalesce(r.merged_into, r.id)
            join referral f on f.request_id = l.id and f.state = 'ANSWERED' and f.round = l.round
            join department d on d.id = f.department_id
            where r.id = :request
              and case r.state
                when 'DELIVERED' then f.answer = 'DONE'
                when 'ENDED' then
                  r.closure_reason = 'CANNOT_BE_DONE' and f.answer = 'CANNOT_BE_DONE'
                else false end
            order by f.ended_at desc
            limit 1
            """)
        .bind("request", request)
        .map(
            row ->
                new Answered(
                    requireNonNull(row.get("department_id", UUID.class)),
                    requireNonNull(row.get("name", String.class)),
                    Rung.valueOf(requireNonNull(row.get("rung", String.class))),
                    requireNonNull(row.get("own", Boolean.class))))
        .one();
  }

  /** Whether it was before the meeting itself; empty when no meeting's decision ended it. */
  private Mono<Boolean> ended(UUID request) {
    return database
        .sql(
            """
            select r.merged_into is null as own
            from request r
            join request l on l.id = coalesce(r.merged_into, r.id)
            join meeting_item i on i.request_id = l.id
              and i.ruling = 'CANNOT_BE_DONE'
              and i.decided_at = l.closed_at
            where r.id = :request
              and r.state = 'ENDED'
              and r.closure_reason = 'CANNOT_BE_DONE'
            """)
        .bind("request", request)
        .mapValue(Boolean.class)
        .one();
  }
}
