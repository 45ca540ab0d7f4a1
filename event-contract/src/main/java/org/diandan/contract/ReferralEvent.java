package org.diandan.contract;

/**
 * What happens to a request that volunteers alone cannot help: who of the four rungs holds it, what
 * departments do with it, and who was called to account for it.
 */
public sealed interface ReferralEvent extends RequestEvent
    permits LadderEvent, DepartmentEvent, SupervisionEvent {

  /** Counts the attempts, from 1. */
  int round();
}
