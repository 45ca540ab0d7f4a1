package org.diandan.matching.price;

import java.util.List;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.TeamPrices;

/**
 * Everything the prices of a dispatch area are learned from.
 *
 * @param teams all that are active
 * @param former the prices in force
 */
record KnownArea(
    AreaCode dispatchArea,
    SampledDays days,
    List<CandidateTeam> teams,
    Demand demand,
    TeamPrices former) {

  KnownArea {
    teams = List.copyOf(teams);
  }
}
