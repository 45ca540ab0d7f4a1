package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Needs.urgent;
import static org.diandan.matching.dispatch.policy.Teams.team;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.TeamPrices.Limits;
import org.diandan.matching.dispatch.policy.TeamPrices.Quote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheapestQualifiedTeamTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final Circumstances PLAIN = Circumstances.at(NOW, Set.of());

  private final CheapestQualifiedTeam policy =
      new CheapestQualifiedTeam(ZoneId.of("Asia/Shanghai"), Weights.SHIPPED);

  @Test
  void asksTheNearestWhenNothingElseDiffers() {
    var offer = only(decide(needing(), team(1).atKm(3), team(2).atKm(1), team(3).atKm(2)));

    assertThat(offer.teamId()).isEqualTo(id(2));
    assertThat(offer.distanceMetres()).isEqualTo(1_000);
    assertThat(offer.explanation().reason()).isEqualTo(new Reason.Nearest(1_000));
  }

  @Test
  void prefersAnIdleTeamALittleFartherAway() {
    var busy = team(1).atKm(1).loaded(2);

    assertThat(only(decide(needing(), busy, team(2).atKm(1.7))).teamId()).isEqualTo(id(2));
    assertThat(only(decide(needing(), busy, team(2).atKm(1.9))).teamId()).isEqualTo(id(1));
  }

  @Test
  void keepsATeamForNeedsThatAreWorthMore() {
    var priced = priced(id(1), 1_800);
    var teams = List.of(team(1).atKm(1).team(), team(2).atKm(2.5).team());

    var offer = only(policy.decide(needing(), Candidates.of(teams), priced));

    assertThat(offer.teamId()).isEqualTo(id(2));
    assertThat(offer.explanation().reason())
        .isEqualTo(new Reason.InsteadOfNearest(1, "team 1", Reason.Because.KEPT_FOR_OTHERS, 1_800));
    assertThat(offer.explanation().decided())
        .extracting("solver", "batch", "marginMetres", "pricesAsOf", "nearer")
        .containsExactly("one-by-one", 1, 300L, NOW, 1);
  }

  @Test
  void tellsWhatWasComparedSoThatTheCostCanBeRecomputed() {
    var teams =
        IntStream.rangeClosed(1, 6).mapToObj(n -> team(n).atKm(n).withSkills(PLUMBING)).toList();

    var why = only(decide(needing(PLUMBING), teams.toArray(Teams[]::new))).explanation();

    assertThat(why.policy()).isEqualTo("cheapest-qualified-team");
    assertThat(why.considered()).isEqualTo(6);
    assertThat(why.filters()).hasSize(17).contains(new Filter("HasCapacity", 6));
    assertThat(why.chosen().totalMetres()).isEqualTo(3_000);
    assertThat(why.others()).extracting("teamId").containsExactly(id(2), id(3), id(4));
    assertThat(why.addsUp()).isTrue();
  }

  @Test
  void hasNoMarginAndNoComparisonWithOneTeamOnly() {
    var why = only(decide(needing(), team(1).atKm(1))).explanation();

    assertThat(why.reason()).isEqualTo(new Reason.OnlyOne());
    assertThat(why.decided()).extracting("marginMetres", "nearest").containsOnlyNulls();
    assertThat(why.addsUp()).isTrue();
  }

  @Test
  void asksATeamThatIsOpenBeforeANearerOneThatIsClosedWhenANeedCannotWait() {
    var closed = team(1).atKm(1).open(Teams.EVENINGS);
    var open = team(2).atKm(3);

    assertThat(only(decide(urgent(Urgency.U2), closed, open)).teamId()).isEqualTo(id(2));
    assertThat(only(decideInMemory(urgent(Urgency.U2), closed, open)).teamId()).isEqualTo(id(2));
    assertThat(only(decide(urgent(Urgency.U3), closed, open)).teamId()).isEqualTo(id(1));
  }

  @Test
  void asksATeamThatIsClosedRatherThanNobody() {
    var closed = team(1).atKm(1).open(Teams.EVENINGS);

    assertThat(only(decide(urgent(Urgency.U2), closed)).teamId()).isEqualTo(id(1));
    assertThat(only(decideInMemory(urgent(Urgency.U2), closed)).teamId()).isEqualTo(id(1));
  }

  @Test
  void doesNotLookForOpenTeamsWhenATimeIsWished() {
    var evening =
        new TimeWindow(
            Instant.parse("2026-11-23T12:00:00Z"), Instant.parse("2026-11-23T13:00:00Z"));
    var need = urgent(Urgency.U2);
    var wished = new OpenNeed(need.area(), need.place(), evening, need.need());

    var offer = only(decide(wished, team(1).atKm(1).open(Teams.EVENINGS), team(2).atKm(3)));

    assertThat(offer.teamId()).isEqualTo(id(1));
  }

  @Test
  void asksOneTeamWhereOneIsAllowedAndNoneWhenItRuns() {
    var teams = teamsWithin(2, 0.5);

    assertThat(asked(teams, Urgency.U3, new Offers(0, 1))).isEqualTo(1);
    assertThat(asked(teams, Urgency.U3, new Offers(1, 1))).isZero();
    assertThat(asked(teams, Urgency.U3, new Offers(0, 2))).isEqualTo(2);
  }

  static Stream<Arguments> emergencies() {
    return Stream.of(
        arguments(9, 2.9, new Offers(0, 3), 2),
        arguments(10, 2.9, new Offers(0, 3), 3),
        arguments(10, 3.0, new Offers(0, 3), 3),
        arguments(10, 3.1, new Offers(0, 3), 2),
        arguments(10, 2.9, new Offers(1, 3), 2),
        arguments(9, 2.9, new Offers(2, 3), 0),
        arguments(10, 2.9, new Offers(0, 1), 1),
        arguments(1, 2.9, new Offers(0, 3), 1));
  }

  @ParameterizedTest
  @MethodSource("emergencies")
  void asksTwoOrThreeAtOnceInAnEmergencyByDensity(
      int teams, double kilometres, Offers offers, int expected) {
    assertThat(asked(teamsWithin(teams, kilometres), Urgency.U1, offers)).isEqualTo(expected);
  }

  @Test
  void comparesEachOfSeveralQuestionsWithThoseNotAskedBeforeIt() {
    var circumstances =
        new Circumstances(NOW, Set.of(), new Offers(0, 3), TeamPrices.NONE, Set.of());
    var teams = Candidates.of(List.of(team(1).atKm(1).team(), team(2).atKm(2).team()));

    var offers = ((Ask) policy.decide(urgent(Urgency.U1), teams, circumstances)).offers();

    assertThat(offers).extracting(Offer::teamId).containsExactly(id(1), id(2));
    assertThat(offers.getLast().explanation().others()).isEmpty();
    assertThat(offers.getLast().explanation().reason()).isEqualTo(new Reason.OnlyOne());
  }

  @Test
  void saysWhyNobodyCanBeAsked() {
    assertThat(decide(needing(PLUMBING), team(1)))
        .isEqualTo(
            new NobodyQualified(Set.of(PLUMBING), List.of(new Filter("AllSkillsPresent", 0))));
    assertThat(decide(needing(), team(1).full())).isEqualTo(new EverybodyBusy(Set.of(id(1))));
    assertThat(decide(needing(), team(1).standing(Availability.FROZEN)))
        .isEqualTo(new EverybodyBusy(Set.of()));
    assertThat(decide(needing(), team(1).standing(Availability.MANUAL_ONLY)))
        .isInstanceOf(NobodyQualified.class);
    assertThat(
            policy.decide(
                needing(),
                Candidates.of(List.of(team(1).team())),
                Circumstances.at(NOW, Set.of(id(1)))))
        .isEqualTo(new EverybodyAsked());
  }

  @Test
  void breaksTiesByDistanceThenLoadThenId() {
    var near = team(9).of("3608").atKm(1);
    var far = team(1).atKm(5);
    var fuller = team(4).atKm(1).loaded(1).takingOn(3);
    var emptier = team(5).atKm(1.4).takingOn(3);

    assertThat(only(decide(needing(), far, near)).teamId()).isEqualTo(id(9));
    assertThat(only(decide(needing(), emptier, fuller)).teamId()).isEqualTo(id(4));
    assertThat(only(decide(needing(), team(8), team(7))).teamId()).isEqualTo(id(7));
  }

  @Test
  void refusesToBeToldThatNobodyMayBeAsked() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Offers(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Offers(-1, 1));
  }

  private long asked(List<CandidateTeam> teams, Urgency urgency, Offers offers) {
    var circumstances = new Circumstances(NOW, Set.of(), offers, TeamPrices.NONE, Set.of());
    var decision = policy.decide(urgent(urgency), Candidates.of(teams), circumstances);
    return ((Ask) decision).offers().size();
  }

  private static List<CandidateTeam> teamsWithin(int count, double kilometres) {
    var teams = new ArrayList<CandidateTeam>();
    for (var number = 1; number <= count; number++) {
      teams.add(team(number).atKm(kilometres).team());
    }
    return teams;
  }

  private static Circumstances priced(UUID team, double metres) {
    var hour = new TimeWindow(NOW, NOW.plusSeconds(3_600));
    var limits = new Limits(NOW, Duration.ofHours(2), 60_000, Set.of(team));
    var prices = TeamPrices.of(NOW, List.of(new Quote(team, hour, metres)), limits);
    return new Circumstances(NOW, Set.of(), Offers.ONE, prices, Set.of());
  }

  private DispatchDecision decide(OpenNeed need, Teams... teams) {
    var candidates = Arrays.stream(teams).map(Teams::team).toList();
    return policy.decide(need, Candidates.of(candidates), PLAIN);
  }

  private DispatchDecision decideInMemory(OpenNeed need, Teams... teams) {
    return policy.decide(need, AreaTeams.of(Arrays.stream(teams).map(Teams::team).toList()), PLAIN);
  }

  private static Offer only(DispatchDecision decision) {
    assertThat(decision).isInstanceOf(Ask.class);
    assertThat(((Ask) decision).offers()).hasSize(1);
    return ((Ask) decision).offers().getFirst();
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
