package org.diandan.matching.dispatch;

import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.border.Reservation;
import org.diandan.matching.dispatch.policy.border.ReservePlace;
import org.springframework.stereotype.Component;

/** Puts a search before the engine of another prefecture; costs are those of searches at home. */
@Component
public class BorderEngine {

  private final CheapestQualifiedTeam engine;

  BorderEngine(CheapestQualifiedTeam engine) {
    this.engine = engine;
  }

  /** What it costs the home prefecture that nobody comes, in metres of regret. */
  public long limitMetres(CaseFile file) {
    return engine.unmatchedMetres(file.openNeed());
  }

  /** The place the prefecture of these teams can hold below a limit; holds nothing. */
  public Reservation reserve(CaseFile file, AreaTeams teams, long limitMetres) {
    var circumstances =
        new Circumstances(
            file.now(), file.asked(), Offers.ONE, TeamPrices.NONE, teams.scarceSkills());
    return new ReservePlace(engine).of(file.openNeed(), teams, circumstances, limitMetres);
  }
}
