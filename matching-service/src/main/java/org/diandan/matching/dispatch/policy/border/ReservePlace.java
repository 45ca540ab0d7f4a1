package org.diandan.matching.dispatch.policy.border;

import static java.util.Objects.requireNonNull;

import org.diandan.contract.BorderEvent.DenialReason;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.border.Reservation.NoPlace;
import org.diandan.matching.dispatch.policy.border.Reservation.Place;

/**
 * Finds the place a prefecture can hold for its neighbour's need: that of its cheapest team by all
 * hard rules, if it costs less than nobody coming. No rule is softened, {@code ServesArea} least of
 * all: a team goes beyond the border only where its own radius reaches, or into an area it named.
 */
public record ReservePlace(CheapestQualifiedTeam engine) {

  /**
   * Looks for a place; holds nothing.
   *
   * @param teams of the prefecture that is asked
   * @param limitMetres what it costs the home prefecture that nobody comes
   */
  public Reservation of(
      OpenNeed need, AreaTeams teams, Circumstances circumstances, long limitMetres) {
    return switch (engine.decide(need, teams, circumstances)) {
      case Ask ask when ask.offers().isEmpty() -> new NoPlace(DenialReason.EVERYBODY_ASKED);
      case Ask ask -> {
        var offer = ask.offers().getFirst();
        var cost = requireNonNull(offer.explanation().chosen().totalMetres());
        yield cost < limitMetres ? new Place(offer, cost) : new NoPlace(DenialReason.TOO_DEAR);
      }
      case NobodyQualified _ -> new NoPlace(DenialReason.NOBODY_QUALIFIED);
      case EverybodyAsked _ -> new NoPlace(DenialReason.EVERYBODY_ASKED);
      case EverybodyBusy _ -> new NoPlace(DenialReason.EVERYBODY_BUSY);
    };
  }
}
