package org.diandan.matching.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchPolicy;
import org.diandan.matching.dispatch.policy.TeamPrices;

/**
 * Decides one search after the other, the most urgent first and among those the earlier one. What a
 * search takes is no longer there for the next.
 */
final class OneByOne implements DecideTogether {

  private final DispatchPolicy policy;

  OneByOne(DispatchPolicy policy) {
    this.policy = policy;
  }

  @Override
  public List<Found> decideAll(List<Wanted> searches, Candidates teams) {
    var left = new ArrayList<>(teams.teams());
    var scarce = teams.scarceSkills();
    var answers = new HashMap<Integer, Found>();
    IntStream.range(0, searches.size())
        .boxed()
        .sorted(Comparator.comparing(place -> searches.get(place).need().need().urgency()))
        .forEachOrdered(place -> answers.put(place, decide(searches.get(place), left, scarce)));
    return IntStream.range(0, searches.size())
        .mapToObj(place -> requireNonNull(answers.get(place)))
        .toList();
  }

  private Found decide(Wanted search, List<CandidateTeam> left, Set<SkillCode> scarce) {
    var asked = new HashSet<>(search.asked());
    var offers = new ArrayList<DispatchDecision.Offer>();
    var atMost = search.offers().atMost();
    while (search.offers().running() + offers.size() < atMost) {
      var running = new Offers(search.offers().running() + offers.size(), atMost);
      var circumstances = new Circumstances(search.now(), asked, running, TeamPrices.NONE, scarce);
      var decision = policy.decide(search.need(), Candidates.of(left), circumstances);
      if (!(decision instanceof Ask ask)) {
        return new Found(offers, decision);
      }
      if (ask.offers().isEmpty()) {
        break;
      }
      for (var offer : ask.offers()) {
        offers.add(offer);
        asked.add(offer.teamId());
        left.replaceAll(team -> team.id().equals(offer.teamId()) ? withOneMore(team) : team);
      }
    }
    return new Found(offers, null);
  }

  private static CandidateTeam withOneMore(CandidateTeam team) {
    var load = team.load();
    return new CandidateTeam(
        team.id(),
        team.name(),
        team.area(),
        team.base(),
        team.reach(),
        team.skills(),
        team.items(),
        new Load(load.open(), load.asked() + 1, load.capacity()),
        team.people(),
        team.safeguards(),
        team.hours(),
        team.standing());
  }
}
