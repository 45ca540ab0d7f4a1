package org.diandan.benchmarks.county;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.Asking;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.NearestQualifiedTeam;

/**
 * What others do: each request by itself, among the teams that break none of the product's hard
 * rules. A new question is put when all before it were answered in vain.
 */
final class Rival implements Platform {

  private static final int EVERYBODY = 1_000_000;
  private static final NearestQualifiedTeam RULES = new NearestQualifiedTeam(Demand.ZONE);

  /**
   * A team that may be asked.
   *
   * @param metres to the request
   */
  private record Free(CandidateTeam team, int metres) {}

  /** Chooses whom to ask among at least one free team, nearest first. */
  @FunctionalInterface
  private interface Selection {
    List<Free> of(List<Free> nearestFirst);
  }

  private final String name;
  private final boolean holding;
  private final Selection selection;

  private Rival(String name, boolean holding, Selection selection) {
    this.name = name;
    this.holding = holding;
    this.selection = selection;
  }

  static Platform nearest() {
    return new Rival("nearest", true, free -> free.subList(0, 1));
  }

  /** Draws anew for each instance, the same for the same seed. */
  static Platform random(long seed) {
    var dice = new SplittableRandom(seed);
    return new Rival("random", true, free -> List.of(free.get(dice.nextInt(free.size()))));
  }

  /** Asks the nearest few at once; who says yes first gets it. */
  static Platform nearestBlast(int width) {
    return new Rival(
        "nearest-" + width + " blast",
        false,
        free -> free.subList(0, Math.min(width, free.size())));
  }

  /** Asks everybody within a radius at once, and after that the next nearest one by one. */
  static Platform radiusBlast(int metres) {
    return new Rival(
        "radius blast, %d km".formatted(metres / 1_000),
        false,
        free -> {
          int within = (int) free.stream().filter(each -> each.metres <= metres).count();
          return free.subList(0, Math.max(1, within));
        });
  }

  /** Asks all at once: nobody reaches more people, nor disturbs more. */
  static Platform everybodyAtOnce() {
    return new Rival("everybody at once", false, free -> free);
  }

  /**
   * The usual score of dispatch software: half for the way, up to 15 km, three tenths for what the
   * team has on its hands, two tenths for how often it said no.
   */
  static Platform weightedScore() {
    return new Rival(
        "weighted score",
        true,
        free -> List.of(free.stream().min(Comparator.comparingDouble(Rival::score)).orElseThrow()));
  }

  private static double score(Free free) {
    var load = free.team.load();
    return 0.5 * Math.min(1, free.metres / 15_000.0)
        + 0.3 * (load.open() + load.asked()) / load.capacity()
        + 0.2 * (1 - free.team.standing().acceptance().probability());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean questionsHoldPlaces() {
    return holding;
  }

  @Override
  public List<Choice> choose(List<Asking> asking, AreaTeams teams) {
    var before = new HashMap<UUID, CandidateTeam>();
    var choices = new ArrayList<Choice>();
    for (var one : asking) {
      var choice = choose(one, teams);
      choices.add(choice);
      if (holding) {
        choice.teams().forEach(team -> take(team, teams, before));
      }
    }
    before.values().forEach(teams::put);
    return choices;
  }

  private Choice choose(Asking asking, AreaTeams teams) {
    var circumstances = asking.circumstances();
    if (circumstances.offers().running() > 0) {
      return new Choice(List.of(), Set.of());
    }
    var all =
        new Circumstances(
            circumstances.now(),
            circumstances.asked(),
            new Offers(0, EVERYBODY),
            circumstances.prices(),
            circumstances.scarce());
    var decision = RULES.decide(asking.need(), teams.everybody(), all);
    if (!(decision instanceof Ask ask)) {
      return Choice.nobody(decision);
    }
    var free =
        ask.offers().stream()
            .map(
                offer ->
                    new Free(
                        teams.find(offer.teamId()).orElseThrow(),
                        offer.distanceMetres() == null ? 0 : offer.distanceMetres()))
            .sorted(Comparator.comparingInt(Free::metres).thenComparing(each -> each.team.id()))
            .toList();
    var chosen = selection.of(free).stream().map(each -> each.team.id()).toList();
    return new Choice(chosen, Set.of());
  }

  private static void take(UUID teamId, AreaTeams teams, Map<UUID, CandidateTeam> before) {
    var team = teams.find(teamId).orElseThrow();
    before.putIfAbsent(teamId, team);
    teams.put(team.askedOnceMore());
  }
}
