package org.diandan.request.dashboard;

import org.diandan.request.statistics.Period.Basis;

/** What happens to cases in the course of a day, whenever they were ordered. */
public enum FlowStep {
  ORDERED(Basis.CREATED),
  ACCEPTED(Basis.ACCEPTED),
  DELIVERED(Basis.DELIVERED),
  JUDGED(Basis.EVALUATED);

  private final Basis basis;

  FlowStep(Basis basis) {
    this.basis = basis;
  }

  /** The time of a case that has to lie in the day. */
  public Basis basis() {
    return basis;
  }
}
