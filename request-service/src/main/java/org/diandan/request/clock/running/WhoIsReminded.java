package org.diandan.request.clock.running;

import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ClockEvent.ClockKind;
import org.diandan.contract.Role;
import org.diandan.request.clock.running.Reminder.Stage;
import org.diandan.request.clock.running.RunningRequest.Team;
import org.diandan.request.identity.ClosestStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who can do something about a clock: first whoever holds the request, then the desk, then the
 * officials; of the last two those whose area is the closest around it.
 */
@Component
class WhoIsReminded {

  private final ClosestStaff staff;

  WhoIsReminded(ClosestStaff staff) {
    this.staff = staff;
  }

  /**
   * Whom a reminder is for; neither team nor persons when it is for the resident.
   *
   * @param team whose leaders are told; null when the persons are
   * @param persons by person id
   */
  record Told(@Nullable Team team, Set<UUID> persons) {
    Told {
      persons = Set.copyOf(persons);
    }
  }

  Mono<Told> of(RunningRequest request, Reminder reminder) {
    boolean late = reminder.stage() == Stage.OVERDUE;
    if (reminder.clock() == ClockKind.ANSWER) {
      return late ? closest(Role.OPERATOR, request) : Mono.just(new Told(null, Set.of()));
    }
    if (late) {
      return closest(Role.OFFICIAL, request);
    }
    return request.team() == null
        ? closest(Role.OPERATOR, request)
        : Mono.just(new Told(request.team(), Set.of()));
  }

  private Mono<Told> closest(Role role, RunningRequest request) {
    return staff.of(role, request.area()).map(persons -> new Told(null, persons));
  }
}
