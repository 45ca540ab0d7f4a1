package org.diandan.matching.dispatch.policy;

import java.util.Set;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.OpenNeed.Past;

/** Needs in the words of the tests, all in one village of one town. */
final class Needs {

  static final AreaCode TOWN = new AreaCode("360802001");
  static final AreaCode VILLAGE = new AreaCode("360802001005");
  static final Place PLACE = new Place(114.98, 27.11);
  static final SkillCode PLUMBING = new SkillCode("S09");
  static final SkillCode ELECTRICS = new SkillCode("S10");
  static final ServiceItemCode BURST_PIPE = new ServiceItemCode("RP01");

  private Needs() {}

  static OpenNeed needing(SkillCode... skills) {
    return need(BURST_PIPE, Set.of(skills), Set.of());
  }

  static OpenNeed flagged(ItemFlag... flags) {
    return need(BURST_PIPE, Set.of(), Set.of(flags));
  }

  static OpenNeed forItem(String item, ItemFlag... flags) {
    return need(new ServiceItemCode(item), Set.of(), Set.of(flags));
  }

  static OpenNeed wished(TimeWindow window) {
    return new OpenNeed(VILLAGE, PLACE, window, needing().need());
  }

  static OpenNeed withoutPlace() {
    return new OpenNeed(VILLAGE, null, null, needing().need());
  }

  static OpenNeed urgent(Urgency urgency) {
    return new OpenNeed(VILLAGE, PLACE, null, new Need(BURST_PIPE, urgency, Set.of(), Set.of()));
  }

  /** The same need with something behind it. */
  static OpenNeed after(Past past, OpenNeed need) {
    return new OpenNeed(need.area(), need.place(), need.wished(), need.need(), past);
  }

  private static OpenNeed need(ServiceItemCode item, Set<SkillCode> skills, Set<ItemFlag> flags) {
    return new OpenNeed(VILLAGE, PLACE, null, new Need(item, Urgency.U3, skills, flags));
  }
}
