package org.diandan.matching.price;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.price.Demand.Wish;

/**
 * Puts days of demand on the teams of an area, with the candidates and the costs of real decisions.
 * A team that has its hands full is a candidate too: even where no slot of it becomes free today,
 * the one it will have again is worth something. For one thread.
 */
final class DemandProblems {

  private final CheapestQualifiedTeam engine;
  private final Instant now;
  private final AreaTeams teams;
  private final Set<SkillCode> scarce;
  private final int[] room;
  private final Map<UUID, Integer> rows = new HashMap<>();

  /** Numbers the teams of every problem in the order of the list. */
  DemandProblems(CheapestQualifiedTeam engine, List<CandidateTeam> teams, SampledDays days) {
    this.engine = engine;
    this.now = days.now();
    this.teams = AreaTeams.of(teams.stream().map(CandidateTeam::unburdened).toList());
    scarce = this.teams.scarceSkills();
    room = teams.stream().mapToInt(team -> slots(team.load(), days.renewals())).toArray();
    teams.forEach(team -> rows.put(team.id(), rows.size()));
  }

  /** One problem for each day, with what waits now in all of them. */
  List<AssignmentProblem> of(Demand demand) {
    return demand.days().stream().map(day -> of(demand.waiting(), day)).toList();
  }

  /** What is free now, and what becomes free before the day is over. */
  private static int slots(Load load, double renewals) {
    return load.room() + (int) (load.capacity() * renewals);
  }

  private AssignmentProblem of(List<Wish> waiting, List<Wish> day) {
    var problem = AssignmentProblem.withTeams(room);
    waiting.forEach(wish -> add(problem, wish));
    day.forEach(wish -> add(problem, wish));
    return problem.build();
  }

  private void add(AssignmentProblem.Builder problem, Wish wish) {
    var circumstances = new Circumstances(now, wish.asked(), Offers.ONE, TeamPrices.NONE, scarce);
    var request = problem.request(engine.costs().unmatched(wish.need()));
    for (var contender : engine.contenders(wish.need(), teams, circumstances)) {
      problem.edge(
          request, requireNonNull(rows.get(contender.team().id())), contender.cost().total());
    }
  }
}
