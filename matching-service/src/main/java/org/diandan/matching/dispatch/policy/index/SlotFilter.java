package org.diandan.matching.dispatch.policy.index;

/** What else speaks for or against a team; only asked of teams that are near enough and skilled. */
@FunctionalInterface
public interface SlotFilter {

  /** Lets every team through. */
  SlotFilter ALL = _ -> true;

  /** Whether the team of this slot may be found. */
  boolean admits(int slot);
}
