package org.diandan.matching.dispatch.policy;

import java.util.Arrays;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.index.NearestTeams;

/**
 * What a search may know of a team before it reads the team itself: figures in flat arrays by slot.
 * Most teams a search comes across are too far from the need for them or have no room, and reading
 * each from its own place in memory costs more than everything else together.
 */
final class FirstLook {

  /** Distances are rounded to whole metres; within one of the radius the rule decides. */
  private static final int ROUNDING_METRES = 1;

  private static final int VILLAGE_DIGITS = 12;

  /** Haversines up to which the team certainly goes, and beyond which it certainly does not. */
  private double[] near = new double[0];

  private double[] far = new double[0];
  private long[] homes = new long[0];

  /** How many digits the code of the only area has in which the team serves; 0 for any other. */
  private byte[] homeDigits = new byte[0];

  private boolean[] free = new boolean[0];
  private double farthestMetres;

  /** Notes what there is to know of a team that stands at its place. */
  void put(int slot, CandidateTeam team) {
    makeRoom(slot);
    free[slot] =
        team.standing().availability() == Availability.TAKES_OFFERS && team.load().hasRoom();
    near[slot] = -1;
    far[slot] = Double.POSITIVE_INFINITY;
    homeDigits[slot] = 0;
    switch (team.reach()) {
      case WithinKilometres(var kilometres) -> {
        var metres = kilometres * 1000;
        near[slot] = NearestTeams.haversineOf(Math.max(0, metres - ROUNDING_METRES));
        far[slot] = NearestTeams.haversineOf(metres + ROUNDING_METRES);
        farthestMetres = Math.max(farthestMetres, metres + ROUNDING_METRES);
      }
      case WithinAreas(var more) -> {
        if (more.stream().allMatch(team.area()::contains)) {
          homes[slot] = Long.parseLong(team.area().value());
          homeDigits[slot] = (byte) team.area().value().length();
        }
      }
    }
  }

  /** Whether the team takes offers by itself and has room. */
  boolean isFree(int slot) {
    return free[slot];
  }

  /** Farther than this nobody goes, or went, but those who serve whole areas. */
  double farthestMetres() {
    return farthestMetres;
  }

  /**
   * Whether the need lies within the team's reach.
   *
   * @param haversine of the way between them
   * @param areas of the need, see {@link #areasAround}
   */
  Serves serves(int slot, double haversine, long[] areas) {
    var digits = homeDigits[slot];
    if (digits > 0) {
      return areas[digits] == homes[slot] ? Serves.YES : Serves.NO;
    }
    if (haversine > far[slot]) {
      return Serves.NO;
    }
    return haversine < near[slot] ? Serves.YES : Serves.MAYBE;
  }

  /** What figures alone say of a team's reach. */
  enum Serves {
    YES,
    NO,
    /** Ask the rule. */
    MAYBE
  }

  /** By number of digits, the code of the area of that many digits around another; −1 for none. */
  static long[] areasAround(AreaCode area) {
    var around = new long[VILLAGE_DIGITS + 1];
    Arrays.fill(around, -1);
    var code = Long.parseLong(area.value());
    for (var digits = area.value().length(); digits > 0; digits--) {
      around[digits] = code;
      code /= 10;
    }
    return around;
  }

  private void makeRoom(int slot) {
    if (slot < free.length) {
      return;
    }
    var room = Math.max(64, slot * 2);
    near = Arrays.copyOf(near, room);
    far = Arrays.copyOf(far, room);
    homes = Arrays.copyOf(homes, room);
    homeDigits = Arrays.copyOf(homeDigits, room);
    free = Arrays.copyOf(free, room);
  }
}
