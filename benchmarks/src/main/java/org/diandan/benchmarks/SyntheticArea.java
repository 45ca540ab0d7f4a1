package org.diandan.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.AcceptanceEstimate;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.TeamPrices.Limits;
import org.diandan.matching.dispatch.policy.TeamPrices.Quote;
import org.diandan.matching.dispatch.policy.WorkingHours;

/**
 * A made-up prefecture of 13 counties with 20 towns each, 150 km across: teams clustered around the
 * towns with everything the rules look at, every other one half busy, and needs where people live.
 */
final class SyntheticArea {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final int COUNTIES = 13;
  private static final int TOWNS = 20;
  private static final double HALF_WIDTH_DEGREES = 0.67;
  private static final double SPREAD_DEGREES = 0.02;
  private static final int CLIP_METRES = 60_000;

  private final Random random;
  private final Place[] centres = new Place[COUNTIES * TOWNS];

  SyntheticArea(long seed) {
    random = new Random(seed);
    for (var town = 0; town < centres.length; town++) {
      centres[town] =
          new Place(
              115 + random.nextDouble(-HALF_WIDTH_DEGREES, HALF_WIDTH_DEGREES),
              27 + random.nextDouble(-HALF_WIDTH_DEGREES, HALF_WIDTH_DEGREES));
    }
  }

  /** A morning in the area, with a price for every third team. */
  static Circumstances circumstances(List<CandidateTeam> teams) {
    var morning = new TimeWindow(NOW, NOW.plus(Duration.ofHours(4)));
    var ids = teams.stream().map(CandidateTeam::id).collect(Collectors.toSet());
    var quotes =
        teams.stream()
            .filter(team -> team.id().getLeastSignificantBits() % 3 == 0)
            .map(team -> new Quote(team.id(), morning, team.load().capacity() * 300.0))
            .toList();
    var limits = new Limits(NOW, Duration.ofHours(2), CLIP_METRES, ids);
    return new Circumstances(
        NOW,
        Set.of(),
        new Offers(0, 3),
        TeamPrices.of(NOW, quotes, limits),
        Candidates.of(teams).scarceSkills());
  }

  List<CandidateTeam> teams(int count) {
    return IntStream.range(0, count).mapToObj(this::team).toList();
  }

  List<OpenNeed> needs(int count) {
    return IntStream.range(0, count).mapToObj(_ -> need()).toList();
  }

  private CandidateTeam team(int number) {
    var town = random.nextInt(centres.length);
    var skills = new HashSet<SkillCode>();
    for (var left = 1 + random.nextInt(4); left > 0; left--) {
      skills.add(skill());
    }
    var capacity = 1 + random.nextInt(5);
    var safeguards = new Safeguards(random.nextBoolean(), LocalDate.of(2026, 3, 1));
    var standing =
        new Standing(
            Availability.TAKES_OFFERS,
            new AcceptanceEstimate(random.nextInt(20), random.nextInt(12)),
            random.nextInt(6));
    return new CandidateTeam(
        new UUID(0, number),
        "team " + number,
        areaOf(town),
        near(town),
        random.nextInt(4) == 0
            ? new WithinAreas(Set.of(areaOf(town)))
            : new WithinKilometres(5 + random.nextInt(25)),
        skills,
        Set.of(),
        new Load(random.nextInt(capacity + 1), 0, capacity),
        random.nextInt(1, 20),
        safeguards,
        WorkingHours.ALWAYS,
        standing);
  }

  private OpenNeed need() {
    var town = random.nextInt(centres.length);
    var share = random.nextInt(100);
    var urgency = share < 10 ? Urgency.U1 : share < 35 ? Urgency.U2 : Urgency.U3;
    var flags = random.nextBoolean() ? Set.of(ItemFlag.ENTERS_HOME) : Set.of(ItemFlag.TWO_PEOPLE);
    var need = new Need(new ServiceItemCode("RP01"), urgency, Set.of(skill()), flags);
    return new OpenNeed(new AreaCode(areaOf(town) + "005"), near(town), null, need);
  }

  private AreaCode areaOf(int town) {
    return new AreaCode("3608%02d%03d".formatted(1 + town / TOWNS, 1 + town % TOWNS));
  }

  private Place near(int town) {
    return new Place(
        centres[town].longitude() + random.nextGaussian() * SPREAD_DEGREES,
        centres[town].latitude() + random.nextGaussian() * SPREAD_DEGREES);
  }

  private SkillCode skill() {
    return new SkillCode("S%02d".formatted(SyntheticChina.zipf(random) + 1));
  }
}
