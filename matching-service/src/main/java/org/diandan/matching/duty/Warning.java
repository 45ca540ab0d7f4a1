package org.diandan.matching.duty;

import java.util.Set;
import org.diandan.contract.SkillCode;
import org.diandan.matching.duty.Candidate.Promise;

/** Something a leader should know before sending somebody; it forbids nothing. */
public sealed interface Warning {

  /**
   * Another duty is so near in time that the way between the two takes longer.
   *
   * @param wayMinutes by the settings' speed
   * @param gapMinutes between the two
   */
  record WayTooLong(Promise other, long wayMinutes, long gapMinutes) implements Warning {}

  /**
   * Skills the need asks for that neither this person nor anybody else who goes is known to have.
   */
  record SkillsMissing(Set<SkillCode> skills) implements Warning {

    public SkillsMissing {
      skills = Set.copyOf(skills);
    }
  }

  /** A person under 18, for an item that is not open to them. */
  record NotForMinors() implements Warning {}

  /** The person said not to be free for all of that time. */
  record NotFree() implements Warning {}

  /**
   * A child under 14, who serves only beside a guardian. Guardians are no members and nobody here
   * knows them, so the leader says that the guardian goes along.
   */
  record BesideGuardian() implements Warning {}

  /** The plan lies outside the time the resident wished for. */
  record OutsideWish() implements Warning {}
}
