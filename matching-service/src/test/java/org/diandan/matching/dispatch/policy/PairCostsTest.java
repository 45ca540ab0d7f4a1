package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.ELECTRICS;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.after;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Needs.urgent;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.OpenNeed.Past;
import org.diandan.matching.dispatch.policy.PairCost.Term;
import org.diandan.matching.dispatch.policy.TeamPrices.Limits;
import org.diandan.matching.dispatch.policy.TeamPrices.Quote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairCostsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final Circumstances PLAIN = Circumstances.at(NOW, Set.of());
  private static final SkillCode NURSING = new SkillCode("S04");

  private final PairCosts costs = new PairCosts(Weights.SHIPPED);

  @Test
  void ofAnIdleUnknownTeamIsItsWayAndTheDoubtWhetherItComes() {
    var cost = costs.of(needing(), team(1).atKm(1).team(), PLAIN);

    assertThat(cost).isEqualTo(new PairCost(1_000, 0, 2_000, 0, 0, 0, 0, 0));
    assertThat(cost.total()).isEqualTo(3_000);
  }

  @ParameterizedTest
  @CsvSource({
    "U1, 0, 4000",
    "U2, 0, 2000",
    "U3, 0, 1000",
    "U4, 0, 1000",
    "U1, 15, 6000",
    "U1, 30, 8000",
    "U1, 3000, 8000",
    "U2, 60, 3000",
    "U3, 720, 1500",
    "U4, 2160, 1500",
    "U3, 144, 1100"
  })
  void weighsTheWayByUrgencyAndAge(Urgency urgency, int minutes, long travel) {
    var need = after(new Past(Duration.ofMinutes(minutes), 0, Set.of(), Set.of()), urgent(urgency));

    assertThat(costs.of(need, team(1).atKm(1).team(), PLAIN).travel()).isEqualTo(travel);
    assertThat(costs.unmatched(need)).isEqualTo(60 * travel);
  }

  @Test
  void takesAClockThatJumpedBackForANewNeed() {
    var need = after(new Past(Duration.ofHours(-5), 0, Set.of(), Set.of()), urgent(Urgency.U1));

    assertThat(costs.of(need, team(1).atKm(1).team(), PLAIN).travel()).isEqualTo(4_000);
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 0", "1, 3, 400", "2, 3, 800", "1, 6, 200", "3, 1000, 3", "1, 1, 1200"})
  void growsWithWhatTheTeamHasOnItsHands(int held, int capacity, long load) {
    var team = team(1).takingOn(capacity).team();

    assertThat(costs.slot(team, held)).isEqualTo(load);
  }

  @Test
  void countsOpenQuestionsAsLoad() {
    var team = team(1).loaded(1).asked(1).team();

    assertThat(costs.of(needing(), team, PLAIN).load()).isEqualTo(800);
  }

  @Test
  void addsForRefusalsExpectedBeforeAYes() {
    assertThat(costs.of(needing(), team(1).answering(10, 0).team(), PLAIN).acceptance())
        .isEqualTo(461);
    assertThat(costs.of(needing(), team(1).answering(0, 10).team(), PLAIN).acceptance())
        .isEqualTo(12_000);
  }

  @Test
  void addsForScarceSkillsThatAreNotAskedFor() {
    var scarce = scarce(ELECTRICS, NURSING);
    var team = team(1).withSkills(PLUMBING, ELECTRICS, NURSING).team();

    assertThat(costs.of(needing(PLUMBING), team, scarce).skill()).isEqualTo(1_000);
    assertThat(costs.of(needing(NURSING), team, scarce).skill()).isEqualTo(500);
    assertThat(costs.of(needing(PLUMBING), team, PLAIN).skill()).isZero();
  }

  @Test
  void countsAtMostFourScarceSkills() {
    var many = new SkillCode[6];
    for (var number = 0; number < many.length; number++) {
      many[number] = new SkillCode("S2" + number);
    }

    var cost = costs.of(needing(), team(1).withSkills(many).team(), scarce(many));

    assertThat(cost.skill()).isEqualTo(2_000);
  }

  @Test
  void addsForAWiderLevel() {
    assertThat(costs.of(needing(), team(1).team(), PLAIN).level()).isZero();
    assertThat(costs.of(needing(), team(1).of("360802").team(), PLAIN).level()).isEqualTo(1_500);
    assertThat(costs.of(needing(), team(1).of("3608").team(), PLAIN).level()).isEqualTo(4_000);
  }

  @Test
  void takesAUsualWayWhereNobodyCanMeasureIt() {
    var town = team(1).withoutPlace();

    assertThat(costs.of(needing(), town.team(), PLAIN).travel()).isEqualTo(4_000);
    assertThat(costs.of(needing(), town.of("360802").team(), PLAIN).travel()).isEqualTo(15_000);
    assertThat(costs.of(needing(), town.of("3608").team(), PLAIN).travel()).isEqualTo(50_000);
    assertThat(costs.of(Needs.withoutPlace(), team(1).team(), PLAIN).travel()).isEqualTo(4_000);
  }

  @Test
  void letsATeamRestThatWasAskedOften() {
    assertThat(costs.of(needing(), team(1).askedLately(7).team(), PLAIN).fatigue())
        .isEqualTo(1_400);
  }

  @Test
  void addsThePriceOfTheMomentTheTeamWouldServe() {
    var afternoon = new TimeWindow(NOW.plusSeconds(3_600), NOW.plusSeconds(7_200));
    var quotes = List.of(new Quote(new UUID(0, 1), afternoon, 1_800));
    var limits = new Limits(NOW, Duration.ofHours(2), 60_000, Set.of(new UUID(0, 1)));
    var priced =
        new Circumstances(NOW, Set.of(), Offers.ONE, TeamPrices.of(NOW, quotes, limits), Set.of());
    var past = new TimeWindow(NOW.minusSeconds(60), NOW.plusSeconds(60));

    assertThat(costs.of(Needs.wished(afternoon), team(1).team(), priced).price()).isEqualTo(1_800);
    assertThat(costs.of(needing(), team(1).team(), priced).price()).isZero();
    assertThat(costs.of(Needs.wished(past), team(1).team(), priced).price()).isZero();
  }

  @Test
  void favoursATeamThatKnowsTheResidentButNeverBelowZero() {
    var known = after(new Past(Duration.ZERO, 0, Set.of(), Set.of(new UUID(0, 1))), needing());
    var eager = new PairCosts(continuity(100_000));

    assertThat(costs.of(known, team(1).atKm(1).team(), PLAIN).total()).isEqualTo(1_500);
    assertThat(costs.of(known, team(2).atKm(1).team(), PLAIN).total()).isEqualTo(3_000);
    assertThat(eager.of(known, team(1).atKm(1).team(), PLAIN))
        .isEqualTo(new PairCost(1_000, 0, 2_000, 0, 0, 0, 0, -3_000));
  }

  @Test
  void staysANumberWhateverTheTermsAre() {
    var huge = Long.MAX_VALUE;

    var cost = new PairCost(huge, huge, huge, huge, huge, huge, huge, Long.MIN_VALUE);
    var below = new PairCost(-1, -1, -1, -1, -1, -1, -1, 1);

    assertThat(cost.total()).isZero();
    assertThat(cost.travel()).isEqualTo(PairCost.LARGEST_TERM);
    assertThat(below).isEqualTo(new PairCost(0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void sumsUpTermByTerm() {
    var cost = new PairCost(1, 20, 300, 4_000, 50_000, 600_000, 7_000_000, -5);

    var sum = 0L;
    for (var term : Term.values()) {
      sum += cost.metres(term);
    }

    assertThat(sum).isEqualTo(cost.total()).isEqualTo(7_654_316);
    assertThat(cost.metres(Term.PRICE)).isEqualTo(7_000_000);
    assertThat(cost.metres(Term.CONTINUITY)).isEqualTo(-5);
  }

  private static Circumstances scarce(SkillCode... skills) {
    return new Circumstances(NOW, Set.of(), Offers.ONE, TeamPrices.NONE, Set.of(skills));
  }

  private static Weights continuity(long metres) {
    var shipped = Weights.SHIPPED;
    return new Weights(
        shipped.urgency(),
        shipped.doublesAfter(),
        shipped.loadMetres(),
        shipped.usualCapacity(),
        shipped.acceptanceMetres(),
        shipped.scarceSkillMetres(),
        shipped.countyMetres(),
        shipped.cityMetres(),
        shipped.fatigueMetres(),
        metres,
        shipped.unmatchedMetres());
  }
}
