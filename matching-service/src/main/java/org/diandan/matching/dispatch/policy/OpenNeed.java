package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, as far as the choice of a team depends on it.
 *
 * @param place null when only the area is known
 * @param wished null when any time will do
 */
public record OpenNeed(
    AreaCode area, @Nullable Place place, @Nullable TimeWindow wished, Need need) {

  public OpenNeed {
    requireNonNull(area, "area");
    requireNonNull(need, "need");
  }

  Set<SkillCode> skills() {
    return need.skills();
  }

  boolean asks(ItemFlag flag) {
    return need.flags().contains(flag);
  }

  @Nullable Integer metresTo(CandidateTeam team) {
    return place == null || team.base() == null ? null : team.base().metresTo(place);
  }
}
