package org.diandan.matching.dispatch.policy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.HardRule.AdultsGo;
import org.diandan.matching.dispatch.policy.HardRule.AllSkillsPresent;
import org.diandan.matching.dispatch.policy.HardRule.ChildContactChecked;
import org.diandan.matching.dispatch.policy.HardRule.CredentialsProven;
import org.diandan.matching.dispatch.policy.HardRule.EntersHomes;
import org.diandan.matching.dispatch.policy.HardRule.HasCapacity;
import org.diandan.matching.dispatch.policy.HardRule.HasRoomThatDay;
import org.diandan.matching.dispatch.policy.HardRule.Insured;
import org.diandan.matching.dispatch.policy.HardRule.LicensedForItem;
import org.diandan.matching.dispatch.policy.HardRule.MatchedAutomatically;
import org.diandan.matching.dispatch.policy.HardRule.NotConflicted;
import org.diandan.matching.dispatch.policy.HardRule.NotStopped;
import org.diandan.matching.dispatch.policy.HardRule.NotYetAsked;
import org.diandan.matching.dispatch.policy.HardRule.OffersItem;
import org.diandan.matching.dispatch.policy.HardRule.OpenAtWishedTime;
import org.diandan.matching.dispatch.policy.HardRule.OpenNow;
import org.diandan.matching.dispatch.policy.HardRule.ServesArea;
import org.diandan.matching.dispatch.policy.HardRule.TwoPeople;

/**
 * All hard rules in the order in which they are explained: first whether a team could ever serve
 * the need, then whether it may still be asked, then whether it could come now.
 */
record Sieve(ZoneId zone) {

  /** Where the rule about the place stands among all of them. */
  static final int PLACE_RULE = 1;

  /** Enough to say when one of them may have room. */
  private static final int BUSY_NAMED = 20;

  /** What is left when every rule had its say. */
  sealed interface Sifted {}

  /** These may be asked; at least one. */
  record Free(Candidates candidates) implements Sifted {}

  /** Nobody may be asked. */
  record Nobody(DispatchDecision why) implements Sifted {}

  Sifted sift(OpenNeed need, Candidates teams, Circumstances circumstances) {
    var qualified = teams.admittedBy(qualifying(circumstances), need);
    if (qualified.isEmpty()) {
      return new Nobody(
          new NobodyQualified(teams.skillsMissingFor(need), qualified.filtersUntilNobody()));
    }
    var askable = qualified.admittedBy(askable(circumstances), need);
    if (askable.isEmpty()) {
      return new Nobody(new EverybodyAsked());
    }
    var free = askable.admittedBy(free(circumstances), need);
    return free.isEmpty()
        ? new Nobody(busy(need, askable))
        : new Free(openOnesFirst(need, free, circumstances));
  }

  private Candidates openOnesFirst(OpenNeed need, Candidates free, Circumstances circumstances) {
    if (!need.cannotWait()) {
      return free;
    }
    var open = free.admittedBy(new OpenNow(circumstances.now(), zone), need);
    return open.isEmpty() ? free : open;
  }

  private static EverybodyBusy busy(OpenNeed need, Candidates askable) {
    var withoutRoom = askable.admittedBy(new NotStopped(), need).teams();
    return new EverybodyBusy(
        withoutRoom.stream()
            .sorted(Comparator.comparingLong(team -> metresOrFar(need, team)))
            .limit(BUSY_NAMED)
            .map(CandidateTeam::id)
            .collect(Collectors.toSet()));
  }

  private static long metresOrFar(OpenNeed need, CandidateTeam team) {
    var metres = need.metresTo(team);
    return metres == null ? Long.MAX_VALUE : metres;
  }

  /** Every rule, in order; the first asks for all skills, the second for the place. */
  List<HardRule> all(Circumstances circumstances) {
    var all = new ArrayList<>(qualifying(circumstances));
    all.addAll(askable(circumstances));
    all.addAll(free(circumstances));
    return all;
  }

  /** Every rule, and that a team is open at this hour. */
  List<HardRule> allAndOpenNow(Circumstances circumstances) {
    var all = all(circumstances);
    all.add(new OpenNow(circumstances.now(), zone));
    return all;
  }

  private List<HardRule> qualifying(Circumstances circumstances) {
    return List.of(
        new AllSkillsPresent(),
        new ServesArea(),
        new OffersItem(),
        new LicensedForItem(),
        new CredentialsProven(),
        new EntersHomes(),
        new AdultsGo(),
        new TwoPeople(),
        new ChildContactChecked(circumstances.now(), zone),
        new Insured(circumstances.now(), zone),
        new OpenAtWishedTime(zone),
        new MatchedAutomatically());
  }

  private List<HardRule> free(Circumstances circumstances) {
    return List.of(
        new HasRoomThatDay(circumstances.now(), zone), new NotStopped(), new HasCapacity());
  }

  private static List<HardRule> askable(Circumstances circumstances) {
    return List.of(new NotYetAsked(circumstances.asked()), new NotConflicted());
  }
}
