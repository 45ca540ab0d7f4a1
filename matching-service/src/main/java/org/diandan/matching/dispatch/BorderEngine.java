package org.diandan.matching.dispatch;

import java.time.ZoneId;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.border.Reservation;
import org.diandan.matching.dispatch.policy.border.Reservation.NoPlace;
import org.diandan.matching.dispatch.policy.border.Reservation.Place;
import org.diandan.matching.dispatch.policy.border.ReservePlace;
import org.springframework.stereotype.Component;

/** Puts a search before the engine of another prefecture; costs are those of searches at home. */
@Component
public class BorderEngine {

  private final SettingsInForce settings;
  private final ZoneId zone;

  BorderEngine(SettingsInForce settings, ZoneId zone) {
    this.settings = settings;
    this.zone = zone;
  }

  /** What it costs the home prefecture that nobody comes, in metres of regret. */
  public long limitMetres(CaseFile file) {
    return settings.current().engine(zone).unmatchedMetres(file.openNeed());
  }

  /**
   * The place a prefecture can hold below a limit, at the prices its own needs to come give its
   * teams; holds nothing.
   */
  public Reservation reserve(CaseFile file, Outlook there, long limitMetres) {
    var inForce = settings.current();
    var circumstances =
        new Circumstances(
            file.now(), file.asked(), Offers.ONE, there.prices(), there.teams().scarceSkills());
    var places = new ReservePlace(inForce.engine(zone));
    return switch (places.of(file.openNeed(), there.teams(), circumstances, limitMetres)) {
      case Place(var offer, var cost) -> new Place(inForce.signed(offer), cost);
      case NoPlace none -> none;
    };
  }
}
