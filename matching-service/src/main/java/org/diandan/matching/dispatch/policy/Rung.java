package org.diandan.matching.dispatch.policy;

import org.diandan.contract.AreaCode;

/** How far the search had to climb, nearest first: 镇 → 县 → 市 → 邻市. */
public enum Rung {
  OWN_TOWN,
  OWN_COUNTY,
  OWN_CITY,
  NEIGHBOURING_CITY;

  private static final int TOWN_DIGITS = 9;
  private static final int COUNTY_DIGITS = 6;
  private static final int CITY_DIGITS = 4;

  /** The lowest rung on which a team of {@code team} stands for a need in {@code need}. */
  static Rung of(AreaCode team, AreaCode need) {
    if (sameIn(TOWN_DIGITS, team, need)) {
      return OWN_TOWN;
    }
    if (sameIn(COUNTY_DIGITS, team, need)) {
      return OWN_COUNTY;
    }
    return sameIn(CITY_DIGITS, team, need) ? OWN_CITY : NEIGHBOURING_CITY;
  }

  /** Compares digits instead of areas: asked for every candidate, so nothing is allocated. */
  private static boolean sameIn(int digits, AreaCode team, AreaCode need) {
    return team.value().length() >= digits
        && team.value().regionMatches(0, need.value(), 0, digits);
  }
}
