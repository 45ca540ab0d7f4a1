package org.diandan.matching.volunteer.web;

import java.util.List;
import java.util.UUID;
import org.diandan.matching.volunteer.JoinTeams;
import org.diandan.matching.volunteer.JoinTeams.Answer;
import org.diandan.matching.volunteer.JoinTeams.Outcome;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The teams of a volunteer, and the people of a team. */
@Controller
class TeamJoinPages {

  private static final String OWN = "/volunteer/teams";

  private final JoinTeams teams;

  TeamJoinPages(JoinTeams teams) {
    this.teams = teams;
  }

  @GetMapping(OWN)
  Mono<Rendering> own(@AuthenticationPrincipal SignedIn person) {
    return teams
        .lines(person.personId())
        .map(
            lines ->
                Rendering.view("matching/volunteer/teams").modelAttribute("lines", lines).build());
  }

  @PostMapping(OWN + "/{team}/wish")
  Mono<Rendering> ask(@PathVariable UUID team, @AuthenticationPrincipal SignedIn person) {
    return teams.ask(person.personId(), team).map(outcome -> answered(outcome, OWN));
  }

  @PostMapping(OWN + "/{team}/leave")
  Mono<Rendering> leave(@PathVariable UUID team, @AuthenticationPrincipal SignedIn person) {
    return teams.leave(person.personId(), team).map(outcome -> answered(outcome, OWN));
  }

  @GetMapping("/teams/{team}/members")
  Mono<Rendering> members(@PathVariable UUID team, @AuthenticationPrincipal SignedIn reader) {
    return Mono.zip(
            teams.members(team, reader.personId()),
            teams.listWishes(team, reader.personId()).collectList())
        .map(read -> page(team, read.getT1(), read.getT2()))
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404")));
  }

  @PostMapping("/teams/{team}/members/{person}")
  Mono<Rendering> answer(
      @PathVariable UUID team,
      @PathVariable UUID person,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn leader) {
    return exchange
        .getFormData()
        .map(form -> "accept".equals(form.getFirst("answer")))
        .flatMap(accepted -> teams.answer(new Answer(team, person, leader.personId(), accepted)))
        .map(outcome -> answered(outcome, "/teams/%s/members".formatted(team)));
  }

  private static Rendering page(UUID team, List<UUID> members, List<UUID> wishes) {
    return Rendering.view("matching/volunteer/members")
        .modelAttribute("team", team)
        .modelAttribute("members", members)
        .modelAttribute("wishes", wishes)
        .build();
  }

  private static Rendering answered(Outcome outcome, String place) {
    return switch (outcome) {
      case DONE -> Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
      case NOT_NOW -> throw refusal("not-now", "joinTeam.not-now");
      case MAY_NOT_SERVE -> throw refusal("may-not-serve", "joinTeam.may-not-serve");
      case ONLY_LEADER -> throw refusal("only-leader", "joinTeam.only-leader");
    };
  }

  private static Refusal refusal(String type, String messageKey) {
    return new Refusal(HttpStatus.CONFLICT, type, messageKey);
  }
}
