package org.diandan.matching.hours;

import java.util.Optional;
import java.util.UUID;
import org.diandan.matching.hours.TakeHoursSteps.Wish;
import org.diandan.matching.team.Memberships;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A leader stands by what a member of the team only said so far: E0 becomes E1. */
@Component
public class VouchForHours {

  private final TakeHoursSteps steps;
  private final Memberships memberships;

  VouchForHours(TakeHoursSteps steps, Memberships memberships) {
    this.steps = steps;
    this.memberships = memberships;
  }

  /** Vouches for one entry of a team this person leads. */
  public Mono<EntryOutcome> vouch(UUID entryId, UUID leader) {
    return memberships
        .of(leader)
        .flatMap(
            standing ->
                steps.take(
                    new Wish(entryId, leader, null, null),
                    (filed, step) ->
                        Mono.just(
                            standing.leads().contains(filed.entry().task().teamId())
                                ? Optional.of(step.vouch(filed.entry(), leader))
                                : Optional.empty())));
  }
}
