package org.diandan.matching.dispatch;

import java.util.List;
import java.util.function.Function;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.DispatchPolicy;
import org.diandan.matching.dispatch.policy.Found;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.Weights;

/**
 * Decides with the settings that are in force when a decision begins, all of it with the same ones,
 * and signs every explanation with their number.
 */
public final class EngineInForce implements DispatchPolicy, DecideTogether {

  private final SettingsInForce settings;
  private final Function<Weights, CheapestQualifiedTeam> oneByOne;
  private final Function<CheapestQualifiedTeam, DecideTogether> together;

  /** Builds the engines anew for every decision; they hold nothing but the weights. */
  EngineInForce(
      SettingsInForce settings,
      Function<Weights, CheapestQualifiedTeam> oneByOne,
      Function<CheapestQualifiedTeam, DecideTogether> together) {
    this.settings = settings;
    this.oneByOne = oneByOne;
    this.together = together;
  }

  /**
   * The engine of one moment.
   *
   * @param settings the number its explanations are to be signed with
   */
  public record Current(CheapestQualifiedTeam oneByOne, long settings) {}

  /** The engine with the weights that are in force now. */
  public Current current() {
    var inForce = settings.current();
    return new Current(oneByOne.apply(inForce.settings().weights()), inForce.number());
  }

  @Override
  public DispatchDecision decide(OpenNeed need, Candidates teams, Circumstances circumstances) {
    var now = current();
    var decision = now.oneByOne().decide(need, teams, circumstances);
    return decision instanceof Ask ask ? new Ask(signed(ask.offers(), now.settings())) : decision;
  }

  @Override
  public List<Found> decideAll(List<Wanted> searches, Outlook area) {
    var now = current();
    return together.apply(now.oneByOne()).decideAll(searches, area).stream()
        .map(found -> new Found(signed(found.offers(), now.settings()), found.stopped()))
        .toList();
  }

  private static List<Offer> signed(List<Offer> offers, long number) {
    return offers.stream()
        .map(
            offer ->
                new Offer(
                    offer.teamId(),
                    offer.teamName(),
                    offer.distanceMetres(),
                    offer.explanation().under(number)))
        .toList();
  }
}
