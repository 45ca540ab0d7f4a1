package org.diandan.request.catalogue;

import java.time.Duration;
import java.util.Set;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;

/**
 * Something that can be ordered.
 *
 * @param skills all of them must be present in a team; empty when anybody can help
 * @param acceptWithin until a team has accepted; how it is counted depends on the urgency
 * @param finishWithin until the work is done
 * @param version of these rules, from 1; a request that runs keeps the one it was born with
 */
public record ServiceItem(
    ServiceItemCode code,
    String groupCode,
    Words name,
    Set<SkillCode> skills,
    Urgency urgency,
    Duration acceptWithin,
    Duration finishWithin,
    Set<ItemFlag> flags,
    int version) {

  /** The first version of its rules. */
  static final int FIRST = 1;

  private static final String SOMETHING_ELSE = "99";

  public ServiceItem {
    skills = Set.copyOf(skills);
    flags = Set.copyOf(flags);
  }

  /** Whether it is the free-text sibling of its group, which a person has to sort. */
  public boolean isSomethingElse() {
    return code.value().endsWith(SOMETHING_ELSE);
  }

  /** Whether safety or a basic need of today is at stake. */
  public boolean isEmergency() {
    return urgency == Urgency.U1;
  }

  /** Whether it may be ordered without a name. */
  public boolean mayBeAnonymous() {
    return flags.contains(ItemFlag.MAY_BE_ANONYMOUS);
  }
}
