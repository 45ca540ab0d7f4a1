package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.SettingsInForce.Numbered;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.CheapestTogether;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.Weights;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.junit.jupiter.api.Test;

class EngineInForceTest {

  private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");
  private static final AreaCode TOWN = new AreaCode("360802001");
  private static final Place HOME = new Place(114.98, 27.11);
  private static final OpenNeed NEED =
      new OpenNeed(
          TOWN, HOME, null, new Need(new ServiceItemCode("RP01"), Urgency.U3, Set.of(), Set.of()));

  private final CandidateTeam nearAndBusy = team(1, 0.01, 1);
  private final CandidateTeam farAndFree = team(2, 0.02, 0);
  private final SettingsInForce settings = new SettingsInForce(NextStepTest.SETTINGS);
  private final EngineInForce engine =
      new EngineInForce(
          settings,
          ZoneId.of("Asia/Shanghai"),
          oneByOne ->
              new SolvedTogether(new CheapestTogether(oneByOne, new ShortestAugmentingPaths())));

  @Test
  void decidesByWhatIsInForceAndSignsItWithTheNumber() {
    var shipped = decide();
    settings.adopt(new Numbered(7, withLoad(50_000)));
    var changed = decide();

    assertThat(shipped.teamId()).isEqualTo(nearAndBusy.id());
    assertThat(shipped.explanation().settings()).isZero();
    assertThat(changed.teamId()).isEqualTo(farAndFree.id());
    assertThat(changed.explanation().settings()).isEqualTo(7);
    assertThat(changed.explanation().addsUp()).isTrue();
  }

  @Test
  void signsWhatIsDecidedTogetherToo() {
    settings.adopt(new Numbered(7, withLoad(50_000)));

    var found =
        engine.decideAll(
            List.of(new Wanted(NEED, Set.of(), Offers.ONE, NOW)),
            new Outlook(
                AreaTeams.of(List.of(nearAndBusy, farAndFree)), TeamPrices.NONE, List.of()));

    assertThat(found.getFirst().offers())
        .singleElement()
        .satisfies(
            offer -> {
              assertThat(offer.teamId()).isEqualTo(farAndFree.id());
              assertThat(offer.explanation().settings()).isEqualTo(7);
            });
  }

  @Test
  void olderSettingsThanThoseInForceChangeNothing() {
    settings.adopt(new Numbered(7, withLoad(50_000)));
    settings.adopt(new Numbered(6, withLoad(1)));

    assertThat(settings.current()).isEqualTo(new Numbered(7, withLoad(50_000)));
  }

  @Test
  void saysNobodyAsTheEngineDoes() {
    var decision = engine.decide(NEED, Candidates.of(List.of()), Circumstances.at(NOW, Set.of()));

    assertThat(decision).isInstanceOf(DispatchDecision.NobodyQualified.class);
  }

  private Offer decide() {
    var decision =
        engine.decide(
            NEED, Candidates.of(List.of(nearAndBusy, farAndFree)), Circumstances.at(NOW, Set.of()));
    return ((Ask) decision).offers().getFirst();
  }

  private static DispatchSettings withLoad(long metres) {
    var shipped = DispatchSettings.shipped(NextStepTest.SETTINGS);
    var weights = Weights.SHIPPED;
    return new DispatchSettings(
        new Weights(
            weights.urgency(),
            weights.doublesAfter(),
            metres,
            weights.usualCapacity(),
            weights.acceptanceMetres(),
            weights.scarceSkillMetres(),
            weights.countyMetres(),
            weights.cityMetres(),
            weights.fatigueMetres(),
            weights.continuityMetres(),
            weights.unmatchedMetres()),
        shipped.offersAtOnce(),
        shipped.answerWithin(),
        shipped.retryWhenBusy(),
        shipped.retryWhenNobody(),
        shipped.visit());
  }

  private static CandidateTeam team(int number, double degrees, int open) {
    return new CandidateTeam(
        new UUID(0, number),
        "team " + number,
        TOWN,
        new Place(HOME.longitude(), HOME.latitude() + degrees),
        new WithinKilometres(50),
        Set.of(),
        Set.of(),
        new Load(open, 0, 3),
        3,
        new Safeguards(true, null),
        WorkingHours.ALWAYS,
        Standing.NEW);
  }
}
