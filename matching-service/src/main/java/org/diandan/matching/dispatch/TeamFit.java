package org.diandan.matching.dispatch;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchPolicy;
import org.diandan.matching.dispatch.policy.PersonsChoice;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.menu.CodeNames;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which teams could serve a need when people choose, by the rules and the costs that the search
 * goes by. Teams that only people may ask count here.
 */
@Component
public class TeamFit {

  private final TeamRows rows;
  private final PricesInForce prices;
  private final DispatchPolicy policy;
  private final Town town;

  TeamFit(TeamRows rows, PricesInForce prices, DispatchPolicy policy, Town town) {
    this.rows = rows;
    this.prices = prices;
    this.policy = policy;
    this.town = town;
  }

  /** Clocks on the wall, and what the list of skills says. */
  @Component("townOfTeams")
  record Town(ZoneId zone, CodeNames names) {

    PersonsChoice.Town of(List<CandidateTeam> teams) {
      return new PersonsChoice.Town(teams.size(), zone, names.credentialed());
    }
  }

  /** A need and what the engine says of one team for it. */
  public record Judged(CaseFile file, DispatchDecision decision) {}

  /**
   * Asks the engine with one team alone; what the team answered before does not matter.
   *
   * @return one answer for each need: to ask it, with the explanation, or why not. Nobody is
   *     qualified also when the team is not active in the dispatch area
   */
  public Mono<List<Judged>> of(AreaCode dispatchArea, UUID teamId, List<CaseFile> files) {
    return Mono.zip(rows.one(dispatchArea, teamId), prices.of(dispatchArea))
        .map(known -> judge(known.getT1(), files, known.getT2()));
  }

  /** As above, of a team that was asked already: it may be at home beyond a border. */
  Mono<List<Judged>> ofAsked(UUID teamId, List<CaseFile> files) {
    return rows.wherever(teamId).map(reading -> judge(reading, files, TeamPrices.NONE));
  }

  /** As for many needs, for one. */
  public Mono<DispatchDecision> of(CaseFile file, UUID teamId) {
    return of(file.area().dispatchArea(), teamId, List.of(file))
        .map(judged -> judged.getFirst().decision());
  }

  /** The best teams for a need that were not asked in this round, best first. */
  public Mono<DispatchDecision> rank(CaseFile file, int atMost) {
    var dispatchArea = file.area().dispatchArea();
    return Mono.zip(rows.all(dispatchArea), prices.of(dispatchArea))
        .map(
            known -> {
              var teams = askedByPeople(known.getT1().active());
              var offers = new Offers(0, atMost);
              var circumstances =
                  new Circumstances(
                      file.now(), file.asked(), offers, known.getT2(), teams.scarceSkills());
              return policy.decide(file.openNeed(), teams, circumstances);
            });
  }

  /**
   * Teams of the dispatch area that a person may think of, each with what speaks against it.
   *
   * @param part of the name, of whatever case; at least one sign
   * @return by name, at most so many
   */
  public Mono<List<PersonsChoice>> named(CaseFile file, String part, int atMost) {
    var wanted = part.toLowerCase(Locale.ROOT);
    return chosen(
        file,
        teams ->
            teams
                .filter(team -> team.name().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparing(CandidateTeam::name).thenComparing(CandidateTeam::id))
                .limit(atMost));
  }

  /** One team as a person chooses it; empty when it takes no offers in the dispatch area. */
  public Mono<PersonsChoice> chosen(CaseFile file, UUID teamId) {
    return chosen(file, teams -> teams.filter(team -> team.id().equals(teamId)))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  private Mono<List<PersonsChoice>> chosen(
      CaseFile file, UnaryOperator<Stream<CandidateTeam>> wanted) {
    var circumstances = Circumstances.at(file.now(), file.asked());
    return rows.all(file.area().dispatchArea())
        .map(TeamRows.Reading::active)
        .map(
            teams -> {
              var here = town.of(teams);
              return wanted
                  .apply(teams.stream())
                  .map(TeamFit::askedByPeople)
                  .map(team -> PersonsChoice.of(file.openNeed(), team, circumstances, here))
                  .toList();
            });
  }

  private List<Judged> judge(TeamRows.Reading reading, List<CaseFile> files, TeamPrices inForce) {
    var team = askedByPeople(reading.active());
    return files.stream().map(file -> new Judged(file, decide(file, team, inForce))).toList();
  }

  private DispatchDecision decide(CaseFile file, Candidates team, TeamPrices inForce) {
    return policy.decide(
        file.openNeed(),
        team,
        new Circumstances(file.now(), Set.of(), Offers.ONE, inForce, Set.of()));
  }

  private static Candidates askedByPeople(List<CandidateTeam> teams) {
    return Candidates.of(teams.stream().map(TeamFit::askedByPeople).toList());
  }

  private static CandidateTeam askedByPeople(CandidateTeam team) {
    var standing = team.standing();
    return standing.availability() != Availability.MANUAL_ONLY
        ? team
        : team.withStanding(
            new Standing(
                Availability.TAKES_OFFERS, standing.acceptance(), standing.recentOffers()));
  }
}
