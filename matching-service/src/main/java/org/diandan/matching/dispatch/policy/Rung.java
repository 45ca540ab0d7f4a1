package org.diandan.matching.dispatch.policy;

import org.diandan.contract.AreaCode;
import org.diandan.contract.AreaCode.Level;

/** How far the search had to climb, nearest first: 镇 → 县 → 市. */
public enum Rung {
  OWN_TOWN,
  OWN_COUNTY,
  OWN_CITY;

  /** The lowest rung on which a team of {@code team} stands for a need in {@code need}. */
  static Rung of(AreaCode team, AreaCode need) {
    if (sameAt(Level.TOWN, team, need)) {
      return OWN_TOWN;
    }
    return sameAt(Level.COUNTY, team, need) ? OWN_COUNTY : OWN_CITY;
  }

  private static boolean sameAt(Level level, AreaCode team, AreaCode need) {
    return team.level().compareTo(level) >= 0
        && need.level().compareTo(level) >= 0
        && team.at(level).equals(need.at(level));
  }
}
