package org.diandan.matching.dispatch.policy;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
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
 * A team that a person thinks of, with what the hard rules say against it.
 *
 * @param offer the question to the team, if it is put
 * @param objections in the order of the rules; empty when nothing speaks against it
 */
public record PersonsChoice(Offer offer, List<Objection> objections) {

  /** The name of the one who decided, where explanations name the engine. */
  private static final String POLICY = "person";

  public PersonsChoice {
    objections = List.copyOf(objections);
  }

  /** A hard rule that does not admit the team; its name is that of explanations. */
  public record Objection(String rule, Weight weight) {}

  /** Whether a person who gives a reason may set a rule aside. */
  public enum Weight {
    /** It protects people: insurance, minors, child contact, credentials. Nobody sets it aside. */
    PROTECTS_PEOPLE,
    /** The team itself could not say yes, or said no for good. */
    OF_THE_TEAM,
    /** A person may know better. */
    CAN_BE_OVERRULED
  }

  /** Whether a person who gives a reason may ask the team. */
  public boolean mayBeAsked() {
    return objections.stream().allMatch(objection -> objection.weight() == Weight.CAN_BE_OVERRULED);
  }

  /** The rules that are set aside if the team is asked. */
  public List<String> overruled() {
    return objections.stream().map(Objection::rule).toList();
  }

  /** Asks every rule about one team. */
  public static PersonsChoice of(
      OpenNeed need, CandidateTeam team, Circumstances circumstances, Town town) {
    var sieve = new Sieve(town.zone());
    var rules = need.cannotWait() ? sieve.allAndOpenNow(circumstances) : sieve.all(circumstances);
    var misses = town.missesCredential(need, team);
    var objections =
        rules.stream()
            .filter(rule -> !rule.admits(need, team))
            .map(rule -> new Objection(rule.reason(), weight(rule, misses)))
            .toList();
    var why =
        new Explanation(
            POLICY, town.teams(), List.of(), Terms.withoutCost(need, team), List.of(), null, null);
    return new PersonsChoice(
        new Offer(team.id(), team.name(), need.metresTo(team), why), objections);
  }

  /**
   * Where the team was found.
   *
   * @param teams how many active ones there are, for the explanation
   * @param zone whose clocks working hours are written in
   * @param credentialed skills nobody counts as having without a proof
   */
  public record Town(int teams, ZoneId zone, Set<SkillCode> credentialed) {
    public Town {
      credentialed = Set.copyOf(credentialed);
    }

    /** Whether the team lacks a skill of the need that takes a credential. */
    boolean missesCredential(OpenNeed need, CandidateTeam team) {
      return need.skills().stream()
          .anyMatch(skill -> credentialed.contains(skill) && !team.skills().contains(skill));
    }
  }

  private static Weight weight(HardRule rule, boolean missesCredential) {
    return switch (rule) {
      case CredentialsProven _,
          LicensedForItem _,
          AdultsGo _,
          TwoPeople _,
          ChildContactChecked _,
          Insured _ ->
          Weight.PROTECTS_PEOPLE;
      case NotConflicted _, NotStopped _, HasCapacity _, HasRoomThatDay _ -> Weight.OF_THE_TEAM;
      case AllSkillsPresent _ ->
          missesCredential ? Weight.PROTECTS_PEOPLE : Weight.CAN_BE_OVERRULED;
      case ServesArea _,
          OffersItem _,
          EntersHomes _,
          OpenAtWishedTime _,
          OpenNow _,
          MatchedAutomatically _,
          NotYetAsked _ ->
          Weight.CAN_BE_OVERRULED;
    };
  }
}
