package org.diandan.matching.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.CaseFile.OfferState;
import org.diandan.matching.dispatch.CaseFile.State;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.CheapestTogether;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.TeamPrices.Limits;
import org.diandan.matching.dispatch.policy.TeamPrices.Quote;
import org.diandan.matching.dispatch.policy.Weights;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;

/** Teams with their counted tasks, and the promises everything is held against. */
final class SimulatedTeams {

  private final Random random;
  private final Map<UUID, Integer> capacity = new HashMap<>();
  private final Map<UUID, Integer> open = new HashMap<>();

  SimulatedTeams(int count, Random random) {
    this.random = random;
    for (int team = 0; team < count; team++) {
      capacity.put(new UUID(9, team), 1 + random.nextInt(3));
    }
  }

  /** The conditional update: one more, if there is room. */
  boolean take(UUID team) {
    var room = open.getOrDefault(team, 0) < capacity.getOrDefault(team, 0);
    if (room) {
      open.merge(team, 1, Integer::sum);
    }
    return room;
  }

  void free(UUID team) {
    open.merge(team, -1, Integer::sum);
  }

  /** What the product decides with. */
  static DecideTogether engine() {
    var oneByOne = new CheapestQualifiedTeam(ZoneId.of("Asia/Shanghai"), Weights.SHIPPED);
    return new SolvedTogether(new CheapestTogether(oneByOne, new ShortestAugmentingPaths()));
  }

  /** What an owner has in memory; prices may be old, damaged, or of a team nobody knows. */
  Outlook outlook(Iterable<SimulatedCase> cases, Instant now) {
    var planned = new ArrayList<CaseFile>();
    cases.forEach(one -> planned.add(one.file(now)));
    planned.removeIf(file -> file.state() != State.PLANNED);
    return new Outlook(inMemory(cases), prices(now), planned);
  }

  private AreaTeams inMemory(Iterable<SimulatedCase> cases) {
    var teams = new ArrayList<CandidateTeam>();
    capacity.forEach(
        (id, most) -> {
          var asked = 0;
          for (var one : cases) {
            asked += one.isAsking(id) ? 1 : 0;
          }
          teams.add(team(id, new Load(open.getOrDefault(id, 0), asked, most)));
        });
    return AreaTeams.of(teams);
  }

  private TeamPrices prices(Instant now) {
    var metres = new double[] {0, 1, 1_800, 60_000, 1e300, -1, Double.NaN};
    var asOf = now.plus(Duration.ofHours(random.nextInt(-5, 2)));
    var day = new TimeWindow(asOf, asOf.plus(Duration.ofHours(4)));
    var quotes = new ArrayList<Quote>();
    for (long team = 0; team <= capacity.size(); team++) {
      quotes.add(new Quote(new UUID(9, team), day, metres[random.nextInt(metres.length)]));
    }
    var limits = new Limits(now, Duration.ofHours(3), 60_000, capacity.keySet());
    return TeamPrices.of(asOf, quotes, limits);
  }

  private static CandidateTeam team(UUID id, Load load) {
    return new CandidateTeam(
        id,
        "team " + id.getLeastSignificantBits(),
        new AreaCode("360802001"),
        new Place(114.98, 27.11 + id.getLeastSignificantBits() / 100.0),
        new WithinKilometres(50),
        Set.of(),
        Set.of(),
        load,
        3,
        new Safeguards(true, null),
        WorkingHours.ALWAYS,
        Standing.NEW);
  }

  /** What is not as it was promised. */
  List<String> broken(Iterable<SimulatedCase> cases) {
    var broken = new ArrayList<String>();
    var active = new HashMap<UUID, Integer>();
    for (var one : cases) {
      one.active().forEach(task -> active.merge(task.teamId(), 1, Integer::sum));
      require(broken, one.active().size() <= 1, "two teams for one request");
      require(
          broken,
          (one.state == State.ASSIGNED) == (one.active().size() == 1),
          "the state does not fit the task");
      require(broken, one.sent() == 0 || one.state == State.OFFERED, "an offer nobody waits for");
      require(
          broken,
          one.nextStepAt != null || !one.file(Instant.EPOCH).isSearching(),
          "a search without a clock");
      require(broken, one.state != State.PLANNED || mayWait(one), "somebody waits who must not");
      require(broken, one.isOpen() || one.nextStepAt == null, "a clock after the end");
      require(broken, !asksAgain(one), "a team is asked again after its answer");
    }
    capacity.forEach(
        (team, most) -> {
          var held = open.getOrDefault(team, 0);
          require(broken, held <= most, "more than the team can take");
          require(broken, held.equals(active.getOrDefault(team, 0)), "tasks counted wrongly");
        });
    return broken;
  }

  private static boolean mayWait(SimulatedCase one) {
    return one.urgency.compareTo(Urgency.U3) >= 0
        && one.nextStepAt != null
        && !one.nextStepAt.isAfter(one.halfTime());
  }

  private static boolean asksAgain(SimulatedCase one) {
    var answered = new HashSet<UUID>();
    return one.offers.stream()
        .filter(offer -> offer.state() != OfferState.WITHDRAWN)
        .anyMatch(offer -> !answered.add(offer.teamId()));
  }

  private static void require(List<String> broken, boolean promise, String otherwise) {
    if (!promise) {
      broken.add(otherwise);
    }
  }
}
