package org.diandan.matching.dispatch.policy.index;

import java.util.Set;
import org.diandan.contract.SkillCode;

/**
 * Skills as bits of one {@code long}: S01 is bit 0. Codes that no list will hold soon share one
 * bit, so that a team with such a skill is found and the exact rule decides.
 */
public final class SkillMask {

  /** Bit of a team that is there; the index sets it. */
  static final long PRESENT = 1L << 63;

  private static final int SHARED_BIT = 62;

  private SkillMask() {}

  /** The bits of some skills. */
  public static long of(Set<SkillCode> skills) {
    var mask = 0L;
    for (var skill : skills) {
      mask |= 1L << bitOf(skill);
    }
    return mask;
  }

  /** Whether having the bits of these skills is having the skills: each has a bit of its own. */
  public static boolean isExact(Set<SkillCode> skills) {
    return (of(skills) & 1L << SHARED_BIT) == 0;
  }

  private static int bitOf(SkillCode skill) {
    var code = skill.value();
    var number = (code.charAt(1) - '0') * 10 + (code.charAt(2) - '0');
    return number >= 1 && number <= SHARED_BIT ? number - 1 : SHARED_BIT;
  }
}
