package org.diandan.matching.dispatch.policy.assignment;

/**
 * What one more request costs a team because of the work it already has, in metres of regret. It
 * never falls from one slot to the next, so that the assignment stays a flow and stays exact.
 */
@FunctionalInterface
public interface LoadCost {

  /**
   * Cost of the slot a team fills after {@code slot} others of the same plan.
   *
   * @param slot counted from 0
   * @return 0 or more, and never less than for the slot before
   */
  long slotCost(int team, int slot);

  /** Work already there does not matter. */
  static LoadCost none() {
    return (team, slot) -> 0;
  }

  /**
   * {@code phi} metres for each request a team holds already, in this plan or before it.
   *
   * @param phi metres, 0 or more
   * @param loadAlready requests each team holds before the plan
   */
  static LoadCost perRequestHeld(long phi, int[] loadAlready) {
    requireNotNegative(phi);
    var load = loadAlready.clone();
    return (team, slot) -> phi * (load[team] + slot);
  }

  /**
   * {@code phi} metres for the share of its capacity a team holds already: nothing for an idle
   * team, almost {@code phi} for the last place of a full one, so that small teams are spared as
   * large ones are.
   *
   * @param phi metres, 0 or more
   * @param loadAlready requests each team holds before the plan
   * @param capacity requests each team can hold in all; 0 counts as 1
   */
  static LoadCost convex(long phi, int[] loadAlready, int[] capacity) {
    requireNotNegative(phi);
    var load = loadAlready.clone();
    var size = capacity.clone();
    return (team, slot) -> phi * (load[team] + slot) / Math.max(1, size[team]);
  }

  private static void requireNotNegative(long phi) {
    if (phi < 0) {
      throw new IllegalArgumentException(
          "The load term (%d m) must be 0 or more, or it would reward overload.".formatted(phi));
    }
  }
}
