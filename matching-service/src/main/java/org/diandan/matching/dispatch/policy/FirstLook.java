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

  /** Of a radius of at least a kilometre, a haversine below this share is within it for certain. */
  private static final double WELL_WITHIN = 0.99;

  private static final double SHORT = NearestTeams.haversineOf(1_000);
  private static final double ASK_THE_RULE = Double.POSITIVE_INFINITY;
  private static final int VILLAGE_DIGITS = 12;
  private static final long CODES = 1_000_000_000_000L;

  /**
   * How far a team goes: the bits of the haversine beyond which it certainly does not, or −1 minus
   * the number of the only area it serves.
   */
  private long[] reaches = new long[0];

  private boolean[] free = new boolean[0];
  private double farthestMetres;

  /** Notes what there is to know of a team. */
  void put(int slot, CandidateTeam team) {
    makeRoom(slot);
    free[slot] =
        team.standing().availability() == Availability.TAKES_OFFERS && team.load().hasRoom();
    reaches[slot] =
        switch (team.reach()) {
          case WithinKilometres(var kilometres) -> {
            var metres = kilometres * 1000 + ROUNDING_METRES;
            farthestMetres = Math.max(farthestMetres, metres);
            yield Double.doubleToRawLongBits(NearestTeams.haversineOf(metres));
          }
          case WithinAreas(var more) when more.stream().allMatch(team.area()::contains) -> {
            var digits = team.area().value().length();
            yield -1 - number(digits, Long.parseLong(team.area().value()));
          }
          case WithinAreas _ -> Double.doubleToRawLongBits(ASK_THE_RULE);
        };
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
    var reach = reaches[slot];
    if (reach < 0) {
      var area = -1 - reach;
      return areas[(int) (area / CODES)] == area ? Serves.YES : Serves.NO;
    }
    var far = Double.longBitsToDouble(reach);
    if (haversine > far) {
      return Serves.NO;
    }
    return far > SHORT && far < ASK_THE_RULE && haversine < far * WELL_WITHIN
        ? Serves.YES
        : Serves.MAYBE;
  }

  /** What figures alone say of a team's reach. */
  enum Serves {
    YES,
    NO,
    /** Ask the rule. */
    MAYBE
  }

  /** By number of digits, the number of the area of so many around another; −1 for none. */
  static long[] areasAround(AreaCode area) {
    var around = new long[VILLAGE_DIGITS + 1];
    Arrays.fill(around, -1);
    var code = Long.parseLong(area.value());
    for (var digits = area.value().length(); digits > 0; digits--) {
      around[digits] = number(digits, code);
      code /= 10;
    }
    return around;
  }

  /** Tells codes of different lengths apart, whatever zeros they begin with. */
  private static long number(int digits, long code) {
    return digits * CODES + code;
  }

  private void makeRoom(int slot) {
    if (slot >= free.length) {
      var room = Math.max(64, slot * 2);
      reaches = Arrays.copyOf(reaches, room);
      free = Arrays.copyOf(free, room);
    }
  }
}
