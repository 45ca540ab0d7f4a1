package org.diandan.matching.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.TeamPrices.Limits;
import org.diandan.matching.dispatch.policy.TeamPrices.Quote;
import org.diandan.matching.dispatch.policy.Weights;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.diandan.matching.price.Demand.Wish;
import org.junit.jupiter.api.Test;

class TeachingTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-26T02:30:00Z");
  private static final AreaCode TOWN = new AreaCode("360802001");
  private static final SkillCode PLUMBING = new SkillCode("S09");
  private static final UUID PLUMBERS = new UUID(0, 1);
  private static final UUID HELPERS = new UUID(0, 2);

  private final Teaching teaching =
      new Teaching(
          () -> new CheapestQualifiedTeam(SHANGHAI, Weights.SHIPPED),
          new ShortestAugmentingPaths(),
          Duration.ofHours(3));

  @Test
  void pricesTheTeamThatPastDaysWantedMoreOftenThanItHasRoom() {
    var area = area(new Demand(List.of(), List.of(plumbing(2), plumbing(2))), TeamPrices.NONE, 0);

    var lesson = teaching.lesson(area);

    assertThat(lesson.metres()).isEqualTo(Map.of(PLUMBERS, 58_000.0));
    assertThat(lesson.sampledDays()).isEqualTo(2);
    assertThat(lesson.solvedAt()).isEqualTo(NOW);
    assertThat(lesson.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(3)));
    assertThat(lesson.dayEndsAt()).isEqualTo(Instant.parse("2026-11-26T16:00:00Z"));
  }

  @Test
  void pricesNobodyWhereThereIsRoomForAll() {
    var area = area(new Demand(List.of(), List.of(plumbing(1))), TeamPrices.NONE, 0);

    assertThat(teaching.lesson(area).metres()).isEmpty();
  }

  @Test
  void countsWhatWaitsNowOnEveryDay() {
    var area = area(new Demand(plumbing(1), List.of(plumbing(1), List.of())), TeamPrices.NONE, 0);

    assertThat(teaching.lesson(area).metres()).isEqualTo(Map.of(PLUMBERS, 29_000.0));
  }

  @Test
  void pricesTheSlotThatATeamWithFullHandsWillHaveAgain() {
    var area = area(new Demand(List.of(), List.of(plumbing(1))), TeamPrices.NONE, 1);

    assertThat(teaching.lesson(area).metres()).isEqualTo(Map.of(PLUMBERS, 58_000.0));
  }

  @Test
  void pricesNobodyWherePlacesBecomeFreeInTime() {
    var quick = new SampledDays(NOW, SHANGHAI, Instant.EPOCH, 8, Duration.ofHours(6));
    var demand = new Demand(List.of(), List.of(plumbing(3)));

    var lesson =
        teaching.lesson(
            new KnownArea(TOWN.dispatchArea(), quick, teams(0), demand, TeamPrices.NONE));

    assertThat(lesson.metres()).isEmpty();
  }

  @Test
  void meetsThePricesOfThisMorningHalfway() {
    var scarce = new Demand(List.of(), List.of(plumbing(2)));
    var quiet = new Demand(List.of(), List.of(List.of()));
    var former = priced(NOW.minus(Duration.ofHours(2)), 10_000);

    assertThat(teaching.lesson(area(scarce, former, 0)).metres())
        .isEqualTo(Map.of(PLUMBERS, 34_000.0));
    assertThat(teaching.lesson(area(quiet, former, 0)).metres())
        .isEqualTo(Map.of(PLUMBERS, 5_000.0));
  }

  @Test
  void takesATeamThatWasNotScarceThisMorningForOneWithAPriceOfZero() {
    var scarce = new Demand(List.of(), List.of(plumbing(2)));
    var former = priced(NOW.minus(Duration.ofHours(2)), 0);

    assertThat(teaching.lesson(area(scarce, former, 0)).metres())
        .isEqualTo(Map.of(PLUMBERS, 29_000.0));
  }

  @Test
  void beginsANewDayWithoutThePricesOfTheEvening() {
    var midnight = Instant.parse("2026-11-25T16:10:00Z");
    var evening = priced(midnight.minus(Duration.ofHours(1)), 10_000);
    var scarce = new Demand(List.of(), List.of(plumbing(2)));
    var days = new SampledDays(midnight, SHANGHAI, Instant.EPOCH, 1, null);

    var lesson =
        teaching.lesson(new KnownArea(TOWN.dispatchArea(), days, teams(0), scarce, evening));

    assertThat(lesson.metres()).isEqualTo(Map.of(PLUMBERS, 58_000.0));
  }

  @Test
  void learnsNothingFromNoDay() {
    assertThat(teaching.lesson(area(Demand.NONE, TeamPrices.NONE, 0)).metres()).isEmpty();
  }

  private static KnownArea area(Demand demand, TeamPrices former, int held) {
    var days = new SampledDays(NOW, SHANGHAI, Instant.EPOCH, 8, null);
    return new KnownArea(TOWN.dispatchArea(), days, teams(held), demand, former);
  }

  private static List<CandidateTeam> teams(int held) {
    return List.of(team(PLUMBERS, held, Set.of(PLUMBING)), team(HELPERS, 0, Set.of()));
  }

  private static CandidateTeam team(UUID id, int held, Set<SkillCode> skills) {
    return new CandidateTeam(
        id,
        "team",
        TOWN,
        new Place(114.98, 27.11),
        new WithinKilometres(50),
        skills,
        Set.of(),
        new Load(held, 0, 1),
        3,
        new Safeguards(true, null),
        WorkingHours.ALWAYS,
        Standing.NEW);
  }

  private static List<Wish> plumbing(int count) {
    var need = new Need(new ServiceItemCode("RP01"), Urgency.U3, Set.of(PLUMBING), Set.of());
    var wish = new Wish(new OpenNeed(TOWN, new Place(114.98, 27.11), null, need), Set.of());
    return IntStream.range(0, count).mapToObj(_ -> wish).toList();
  }

  private static TeamPrices priced(Instant asOf, double metres) {
    var day = new TimeWindow(asOf, asOf.plus(Duration.ofHours(20)));
    return TeamPrices.of(
        asOf,
        List.of(new Quote(PLUMBERS, day, metres)),
        new Limits(asOf, Duration.ofHours(3), 60_000, Set.of(PLUMBERS)));
  }
}
