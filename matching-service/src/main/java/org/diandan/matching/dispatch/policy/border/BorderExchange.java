package org.diandan.matching.dispatch.policy.border;

import org.diandan.matching.dispatch.policy.border.Crossing.Moved;
import org.diandan.matching.dispatch.policy.border.Crossing.NobodyCheapEnough;
import org.diandan.matching.dispatch.policy.border.Crossing.NotWorthIt;

/**
 * Moves a request across the border when both areas together save more than a threshold. The area
 * of the request asks the neighbour to hold a place (reserve), learns what it costs there, sees
 * what it would save itself, and answers (confirm or deny). What a request pays at home is the most
 * its area can save, so the neighbour is told a limit and most questions end there.
 */
public final class BorderExchange {

  private final long threshold;

  /**
   * Sets when a crossing is worth two messages and a team from elsewhere.
   *
   * @param threshold metres of regret, 0 or more
   */
  public BorderExchange(long threshold) {
    if (threshold < 0) {
      throw new IllegalArgumentException(
          "The threshold (%d m) must be 0 or more, or requests move at a loss."
              .formatted(threshold));
    }
    this.threshold = threshold;
  }

  /**
   * Asks a neighbour about one request.
   *
   * @param atHome the request with the teams of the area that holds it
   * @param abroad the same request with the neighbour's teams
   */
  public Crossing offer(Candidacy atHome, AreaPlan home, Candidacy abroad, AreaPlan neighbour) {
    var held = neighbour.reserve(abroad, home.pays(atHome.request()) - threshold);
    if (held.isEmpty()) {
      return new NobodyCheapEnough();
    }
    long gain = home.close(atHome.request()) - held.getAsLong();
    if (gain > threshold) {
      neighbour.confirm(abroad);
      return new Moved(gain);
    }
    home.open(atHome);
    neighbour.deny(abroad);
    return new NotWorthIt(gain);
  }
}
