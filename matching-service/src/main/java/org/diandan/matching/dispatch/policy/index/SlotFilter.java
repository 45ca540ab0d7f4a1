package org.diandan.matching.dispatch.policy.index;

/** What else speaks for or against a team; only asked of teams that are near enough and skilled. */
@FunctionalInterface
public interface SlotFilter {

  /** Lets every team through. */
  SlotFilter ALL = _ -> true;

  /** Whether the team of this slot may be found. */
  boolean admits(int slot);

  /**
   * The same for a filter that goes by distance too; this is what a search asks.
   *
   * @param haversine of the way to the team, see {@link NearestTeams#haversineOf}
   */
  default boolean admits(int slot, double haversine) {
    return admits(slot);
  }
}
