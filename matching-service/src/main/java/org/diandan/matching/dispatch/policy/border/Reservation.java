package org.diandan.matching.dispatch.policy.border;

import org.diandan.contract.BorderEvent.DenialReason;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;

/** What a prefecture answers when its neighbour asks for a place. */
public sealed interface Reservation {

  /**
   * A team that may be asked.
   *
   * @param offer the question it would be put, with the explanation
   * @param costMetres of the pair in metres of regret, below what nobody coming costs at home
   */
  record Place(Offer offer, long costMetres) implements Reservation {}

  /** No team is to be held. */
  record NoPlace(DenialReason reason) implements Reservation {}
}
