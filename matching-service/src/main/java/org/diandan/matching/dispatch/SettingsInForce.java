package org.diandan.matching.dispatch;

import java.time.ZoneId;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.springframework.stereotype.Component;

/**
 * The settings every decision of this instance is made with: the shipped ones until others are put
 * in force. Thread-safe; whoever needs several values for one decision takes them from one reading.
 *
 * @see <a href="../../../../../../../../docs/decisions/0012-settings-in-force.md">decision 0012</a>
 */
@Component
public class SettingsInForce {

  private final DispatchSettings shipped;
  private volatile Numbered current;

  SettingsInForce(DispatchProperties configured) {
    shipped = DispatchSettings.shipped(configured);
    current = new Numbered(Numbered.SHIPPED, shipped);
  }

  /**
   * Settings with the number explanations name them by.
   *
   * @param number 0 for what the product comes with, 1 for the first change
   */
  public record Numbered(long number, DispatchSettings settings) {

    /** The number of what the product comes with. */
    public static final long SHIPPED = 0;

    /** The engine that weighs with them; one for each decision. */
    public CheapestQualifiedTeam engine(ZoneId zone) {
      return new CheapestQualifiedTeam(zone, settings.weights());
    }

    /** The same offer with an explanation that names these settings. */
    Offer signed(Offer offer) {
      return new Offer(
          offer.teamId(),
          offer.teamName(),
          offer.distanceMetres(),
          offer.explanation().under(number));
    }
  }

  /** What decisions go by now. */
  public Numbered current() {
    return current;
  }

  /** The clocks of accepted tasks now. */
  public VisitClocks visitClocks() {
    return current.settings().visit();
  }

  /** What the product and its configuration come with. */
  public DispatchSettings shipped() {
    return shipped;
  }

  /** Puts newer settings in force; older ones than those in force change nothing. */
  public synchronized void adopt(Numbered newer) {
    if (newer.number() > current.number()) {
      current = newer;
    }
  }
}
