package org.diandan.matching.dispatch;

import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchPolicy;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether one team could serve a need, by the same rules that the search goes by. */
@Component
public class TeamFit {

  private final TeamRows rows;
  private final DispatchPolicy policy;

  TeamFit(TeamRows rows, DispatchPolicy policy) {
    this.rows = rows;
    this.policy = policy;
  }

  /**
   * Asks the engine with this team alone; what the team answered before does not matter.
   *
   * @return an {@link DispatchDecision.Ask} with the explanation, or why not; nobody is qualified
   *     also when the team takes no offers
   */
  public Mono<DispatchDecision> of(CaseFile file, UUID teamId) {
    return rows.one(file.area().dispatchArea(), teamId)
        .map(
            reading ->
                policy.decide(
                    file.openNeed(),
                    Candidates.of(reading.active()),
                    Circumstances.at(file.now(), Set.of())));
  }
}
