package org.diandan.matching.dispatch.policy.replay;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.Contender;
import org.diandan.matching.dispatch.policy.TeamPrices;

/**
 * Plays needs of the past against the teams of today, one after another in the order they came.
 * Each takes room from the team it would have asked first; every morning all teams are free again.
 * Prices are left out, because those of the past are not those of today.
 *
 * <p>The same input gives the same answer. One thread at a time.
 */
public final class Replay {

  private final ZoneId zone;
  private final Map<UUID, CandidateTeam> free = new HashMap<>();
  private final AreaTeams teams;
  private final Set<SkillCode> scarce;

  /**
   * Takes in the teams of one dispatch area.
   *
   * @param zone whose days and working hours count
   * @param today as they are now; what they have on their hands is left out
   */
  public Replay(ZoneId zone, Collection<CandidateTeam> today) {
    this.zone = zone;
    today.forEach(team -> free.put(team.id(), team.unburdened()));
    teams = AreaTeams.of(today.stream().map(CandidateTeam::unburdened).toList());
    scarce = teams.scarceSkills();
  }

  /**
   * Whom each need would have asked first.
   *
   * @param needs in the order they came
   * @return one answer for each need, in the same order
   */
  public List<FirstChoice> of(List<PastNeed> needs, Rules rules) {
    var run = new Run(rules);
    var choices = new ArrayList<FirstChoice>(needs.size());
    needs.forEach(need -> choices.add(run.choose(need)));
    run.newDay();
    return choices;
  }

  private final class Run {

    private final Rules rules;
    private final CheapestQualifiedTeam engine;
    private final List<UUID> busy = new ArrayList<>();
    private LocalDate today = LocalDate.MIN;

    Run(Rules rules) {
      this.rules = rules;
      this.engine = new CheapestQualifiedTeam(zone, rules.weights());
    }

    FirstChoice choose(PastNeed past) {
      var day = LocalDate.ofInstant(past.at(), zone);
      if (!day.equals(today)) {
        newDay();
        today = day;
      }
      var urgency = past.need().need().urgency();
      var circumstances =
          new Circumstances(
              past.at(),
              Set.of(),
              new Offers(0, rules.offersAtOnce(urgency)),
              TeamPrices.NONE,
              scarce);
      var ranked = engine.contenders(past.need(), teams, circumstances);
      if (ranked.isEmpty()) {
        return new FirstChoice(urgency, null, null, Chance.NONE);
      }
      var first = ranked.getFirst();
      take(first.team());
      return new FirstChoice(
          urgency,
          first.team().id(),
          first.distanceMetres(),
          chance(past, ranked, circumstances.offers().atMost()));
    }

    private Chance chance(PastNeed past, List<Contender> ranked, int atMost) {
      var atOnce = Math.min(atMost, CheapestQualifiedTeam.width(past.need(), ranked, atMost));
      return Chance.of(
          ranked.stream().map(one -> one.team().standing().acceptance()).toList(),
          atOnce,
          rules.answerWithin(past.need().need().urgency()));
    }

    private void take(CandidateTeam team) {
      busy.add(team.id());
      teams.put(team.askedOnceMore());
    }

    void newDay() {
      for (var id : busy) {
        var team = free.get(id);
        if (team != null) {
          teams.put(team);
        }
      }
      busy.clear();
    }
  }
}
