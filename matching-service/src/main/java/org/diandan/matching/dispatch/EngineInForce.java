package org.diandan.matching.dispatch;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.diandan.matching.dispatch.SettingsInForce.Numbered;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.DispatchPolicy;
import org.diandan.matching.dispatch.policy.Found;
import org.diandan.matching.dispatch.policy.OpenNeed;

/**
 * Decides with the settings that are in force when a decision begins, all of it with the same ones,
 * and signs every explanation with their number.
 */
final class EngineInForce implements DispatchPolicy, DecideTogether {

  private final SettingsInForce settings;
  private final ZoneId zone;
  private final Function<CheapestQualifiedTeam, DecideTogether> together;

  /** Builds the engines anew for every decision; they hold nothing but the weights. */
  EngineInForce(
      SettingsInForce settings,
      ZoneId zone,
      Function<CheapestQualifiedTeam, DecideTogether> together) {
    this.settings = settings;
    this.zone = zone;
    this.together = together;
  }

  @Override
  public DispatchDecision decide(OpenNeed need, Candidates teams, Circumstances circumstances) {
    var inForce = settings.current();
    var decision = inForce.engine(zone).decide(need, teams, circumstances);
    return decision instanceof Ask ask ? new Ask(signed(ask.offers(), inForce)) : decision;
  }

  @Override
  public List<Found> decideAll(List<Wanted> searches, Outlook area) {
    var inForce = settings.current();
    return together.apply(inForce.engine(zone)).decideAll(searches, area).stream()
        .map(found -> new Found(signed(found.offers(), inForce), found.stopped()))
        .toList();
  }

  private static List<Offer> signed(List<Offer> offers, Numbered inForce) {
    return offers.stream().map(inForce::signed).toList();
  }
}
