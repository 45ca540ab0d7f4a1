package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.ELECTRICS;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NearestQualifiedTeamTest {

  private static final String OWN_COUNTY = "360802";
  private static final String OWN_CITY = "3608";
  private static final String OTHER_TOWN = "360802002";
  private static final String OTHER_COUNTY = "360803";

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private final DispatchPolicy policy = new NearestQualifiedTeam(ZoneId.of("Asia/Shanghai"));

  @Test
  void asksTheNearerOfTwoQualifiedTeams() {
    var near = team(2).withSkills(PLUMBING).atKm(1);
    var far = team(1).withSkills(PLUMBING).atKm(4);

    var decision = decide(needing(PLUMBING), far, near);

    assertThat(chosen(decision)).isEqualTo(near.team().id());
  }

  @Test
  void tellsTheDistanceInMetres() {
    var decision = decide(needing(), team(1).atKm(1));

    assertThat(offer(decision).distanceMetres()).isEqualTo(1000);
  }

  @Test
  void climbsFromTheOwnTownOverTheCountyToTheCity() {
    var city = team(1).of(OWN_CITY).atKm(0.1);
    var county = team(2).of(OWN_COUNTY).atKm(1);
    var town = team(3).atKm(3);

    assertThat(chosen(decide(needing(), city, county, town))).isEqualTo(town.team().id());
    assertThat(chosen(decide(needing(), city, county))).isEqualTo(county.team().id());
    assertThat(chosen(decide(needing(), city))).isEqualTo(city.team().id());
  }

  @Test
  void countsANeighbouringTownThatReachesHereAsCounty() {
    var neighbour = team(1).of(OTHER_TOWN).reachingKm(5).atKm(1);
    var town = team(2).atKm(4);
    var county = team(3).of(OWN_COUNTY).atKm(2);

    assertThat(chosen(decide(needing(), neighbour, town, county))).isEqualTo(town.team().id());
    assertThat(chosen(decide(needing(), neighbour, county))).isEqualTo(neighbour.team().id());
  }

  @Test
  void prefersAKnownDistanceToAnUnknownOne() {
    var somewhere = team(1).withoutPlace();
    var far = team(2).atKm(4);

    assertThat(chosen(decide(needing(), somewhere, far))).isEqualTo(far.team().id());
  }

  @Test
  void asksTheLessLoadedTeamWhenDistancesAreEqual() {
    var busier = team(1).loaded(1);
    var idle = team(2).takingOn(8).loaded(2);

    assertThat(chosen(decide(needing(), busier, idle))).isEqualTo(idle.team().id());
  }

  @Test
  void findsSkillsThatAreSpreadOverTheTeamButNotOverTeams() {
    var plumbers = team(1).withSkills(PLUMBING);
    var electricians = team(2).withSkills(ELECTRICS);
    var both = team(3).withSkills(PLUMBING, ELECTRICS).atKm(9);

    assertThat(chosen(decide(needing(PLUMBING, ELECTRICS), plumbers, electricians, both)))
        .isEqualTo(both.team().id());
    assertThat(missing(decide(needing(PLUMBING, ELECTRICS), plumbers, electricians))).isEmpty();
  }

  @Test
  void namesTheSkillsNobodyHas() {
    var decision =
        decide(needing(PLUMBING, ELECTRICS, new SkillCode("S17")), team(1).withSkills(PLUMBING));

    assertThat(missing(decide(needing(PLUMBING)))).containsExactly(PLUMBING);
    assertThat(missing(decision)).containsExactlyInAnyOrder(ELECTRICS, new SkillCode("S17"));
  }

  @Test
  void waitsForABusyTeamInsteadOfGivingUp() {
    assertThat(decide(needing(), team(1).full())).isEqualTo(busy(1));
  }

  @Test
  void doesNotAskForMoreThanATeamCanTakeOn() {
    assertThat(decide(needing(), team(1).loaded(1).asked(2))).isEqualTo(busy(1));
    assertThat(decide(needing(), team(1).loaded(1).asked(1))).isInstanceOf(Ask.class);
  }

  @Test
  void goesToTheNextTeamAndEndsWhenEverybodyWasAsked() {
    var near = team(1).atKm(1);
    var far = team(2).atKm(2);
    var teams = Candidates.of(List.of(near.team(), far.team()));
    var nearAsked = Set.of(near.team().id());
    var bothAsked = Set.of(near.team().id(), far.team().id());

    assertThat(chosen(policy.decide(needing(), teams, asked(nearAsked))))
        .isEqualTo(far.team().id());
    assertThat(policy.decide(needing(), teams, asked(bothAsked))).isEqualTo(new EverybodyAsked());
  }

  @Test
  void isBusyAsLongAsAFullTeamWasNotAsked() {
    var teams = Candidates.of(List.of(team(1).team(), team(2).full().team()));

    assertThat(policy.decide(needing(), teams, asked(Set.of(team(1).team().id()))))
        .isEqualTo(busy(2));
  }

  private static EverybodyBusy busy(int team) {
    return new EverybodyBusy(Set.of(team(team).team().id()));
  }

  static Stream<Arguments> teamsAHardRuleKeepsOut() {
    var monday =
        new WorkingHours(
            List.of(
                new WorkingHours.Window(
                    Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(12, 0))));
    var tuesdayMorning = window("2026-11-24T01:00:00Z", "2026-11-24T03:00:00Z");
    return Stream.of(
        arguments("other town", needing(), team(1).of(OTHER_TOWN)),
        arguments("other county", needing(), team(1).of(OTHER_COUNTY)),
        arguments("beyond the radius", needing(), team(1).reachingKm(3).atKm(3.1)),
        arguments(
            "radius, but no place", Needs.withoutPlace(), team(1).of(OTHER_TOWN).reachingKm(9)),
        arguments("skill missing", needing(PLUMBING), team(1).withSkills(ELECTRICS)),
        arguments("item not offered", Needs.forItem("RP01"), team(1).offering("EL01")),
        arguments("nothing of the group", Needs.forItem("RP99"), team(1).offering("EL01")),
        arguments("licence", Needs.forItem("RP01", ItemFlag.OWN_LICENCE), team(1)),
        arguments("alone", Needs.flagged(ItemFlag.TWO_PEOPLE), team(1).ofOnePerson()),
        arguments("uninsured", Needs.flagged(ItemFlag.INSURANCE), team(1).uninsured()),
        arguments(
            "child contact",
            Needs.flagged(ItemFlag.INVOLVES_MINORS),
            team(1).withoutChildContactCheck()),
        arguments("closed then", Needs.wished(tuesdayMorning), team(1).open(monday)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("teamsAHardRuleKeepsOut")
  void neverBreaksAHardRule(String why, OpenNeed need, Teams team) {
    assertThat(decide(need, team)).as(why).isInstanceOf(NobodyQualified.class);
  }

  static Stream<Arguments> teamsNoRuleKeepsOut() {
    var monday =
        new WorkingHours(
            List.of(
                new WorkingHours.Window(
                    Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(12, 0))));
    var mondayNoon = window("2026-11-23T03:59:00Z", "2026-11-23T06:00:00Z");
    return Stream.of(
        arguments("named area", needing(), team(1).of(OTHER_TOWN).serving("360802001")),
        arguments("within the radius", needing(), team(1).of(OTHER_TOWN).reachingKm(3).atKm(2.9)),
        arguments("own area without place", Needs.withoutPlace(), team(1).reachingKm(1)),
        arguments("something else", Needs.forItem("RP99"), team(1).offering("RP03")),
        arguments(
            "named licence", Needs.forItem("RP01", ItemFlag.OWN_LICENCE), team(1).offering("RP01")),
        arguments("last minute of the hours", Needs.wished(mondayNoon), team(1).open(monday)),
        arguments(
            "all safeguards",
            Needs.flagged(ItemFlag.TWO_PEOPLE, ItemFlag.INSURANCE, ItemFlag.INVOLVES_MINORS),
            team(1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("teamsNoRuleKeepsOut")
  void asksWhereEveryRuleAgrees(String why, OpenNeed need, Teams team) {
    assertThat(decide(need, team)).as(why).isInstanceOf(Ask.class);
  }

  @Test
  void explainsWhatEachRuleLeftAndWhoElseWasThere() {
    var chosen = team(1).withSkills(PLUMBING).atKm(1).loaded(1);
    var second = team(2).withSkills(PLUMBING).of(OWN_COUNTY).atKm(2);
    var full = team(3).withSkills(PLUMBING).full();
    var unskilled = team(4);

    var offer = offer(decide(needing(PLUMBING), unskilled, full, second, chosen));

    assertThat(offer.explanation())
        .isEqualTo(
            new Explanation(
                "nearest-qualified-team",
                4,
                List.of(
                    new Filter("AllSkillsPresent", 3),
                    new Filter("ServesArea", 3),
                    new Filter("OffersItem", 3),
                    new Filter("LicensedForItem", 3),
                    new Filter("CredentialsProven", 3),
                    new Filter("EntersHomes", 3),
                    new Filter("AdultsGo", 3),
                    new Filter("TwoPeople", 3),
                    new Filter("ChildContactChecked", 3),
                    new Filter("Insured", 3),
                    new Filter("OpenAtWishedTime", 3),
                    new Filter("MatchedAutomatically", 3),
                    new Filter("NotYetAsked", 3),
                    new Filter("NotConflicted", 3),
                    new Filter("HasRoomThatDay", 3),
                    new Filter("NotStopped", 3),
                    new Filter("HasCapacity", 2)),
                new Terms(new UUID(0, 1), "team 1", Rung.OWN_TOWN, 1000, 1, 3, null, null),
                List.of(
                    new Terms(new UUID(0, 2), "team 2", Rung.OWN_COUNTY, 2000, 0, 3, null, null)),
                null,
                null));
  }

  @Test
  void decidesTheSameWhateverTheOrderOfTheTeams() {
    var teams =
        new ArrayList<>(
            IntStream.range(0, 30)
                .mapToObj(number -> team(number).atKm(number % 3).team())
                .toList());
    var first = policy.decide(needing(), Candidates.of(teams), asked(Set.of()));

    for (var seed = 0; seed < Tries.of(20); seed++) {
      Collections.shuffle(teams, new Random(seed));

      assertThat(policy.decide(needing(), Candidates.of(teams), asked(Set.of()))).isEqualTo(first);
    }
  }

  private DispatchDecision decide(OpenNeed need, Teams... teams) {
    var candidates = Arrays.stream(teams).map(Teams::team).toList();
    return policy.decide(need, Candidates.of(candidates), asked(Set.of()));
  }

  private static UUID chosen(DispatchDecision decision) {
    return offer(decision).teamId();
  }

  private static Offer offer(DispatchDecision decision) {
    assertThat(decision).isInstanceOf(Ask.class);
    return ((Ask) decision).offers().getFirst();
  }

  private static Set<SkillCode> missing(DispatchDecision decision) {
    assertThat(decision).isInstanceOf(NobodyQualified.class);
    return ((NobodyQualified) decision).missingSkills();
  }

  private static Circumstances asked(Set<UUID> teams) {
    return Circumstances.at(NOW, teams);
  }

  private static TimeWindow window(String from, String until) {
    return new TimeWindow(Instant.parse(from), Instant.parse(until));
  }
}
