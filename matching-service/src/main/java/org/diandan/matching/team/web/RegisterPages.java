package org.diandan.matching.team.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.matching.menu.CodeNames;
import org.diandan.matching.team.PublicTeams;
import org.diandan.matching.team.RegisterTeam;
import org.diandan.matching.team.Team;
import org.diandan.matching.team.Teams;
import org.diandan.matching.team.Teams.Known;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The form by which a volunteer asks that a team be let in; whoever asks leads it. */
@Controller
class RegisterPages {

  private static final String FORM = "/teams/register";
  private static final String PICK_AREA = "/areas/pick?to=" + FORM;

  private final RegisterTeam registering;
  private final Teams teams;
  private final PublicTeams others;
  private final Reading reading;

  RegisterPages(RegisterTeam registering, Teams teams, PublicTeams others, Reading reading) {
    this.registering = registering;
    this.teams = teams;
    this.others = others;
    this.reading = reading;
  }

  /** What it takes to read a form and to say what is wrong with it. */
  @org.springframework.stereotype.Component
  record Reading(CodeNames codes, TeamWording wording) {}

  /**
   * Whoever applies.
   *
   * @param teamId of the team that is applied for
   * @param members who belongs to it already, the applicant among them
   */
  private record Applicant(
      SignedIn person, UUID teamId, List<Team.Member> members, Locale locale) {}

  /** Asks for the area first, where none is chosen; what was returned comes filled in. */
  @GetMapping(FORM)
  Mono<Rendering> show(
      @RequestParam(defaultValue = "") String area,
      @RequestParam(required = false) @org.jspecify.annotations.Nullable UUID team,
      @AuthenticationPrincipal SignedIn person,
      Locale locale) {
    if (team != null) {
      return applicant(team, person, locale)
          .flatMap(
              known ->
                  page(known.applicant(), TypedTeam.of(known.team()), HttpStatus.OK, List.of()));
    }
    return isTeamArea(area)
        ? page(fresh(person, locale), TypedTeam.fresh(area), HttpStatus.OK, List.of())
        : Mono.just(Rendering.redirectTo(PICK_AREA).status(HttpStatus.SEE_OTHER).build());
  }

  @PostMapping(FORM)
  Mono<Rendering> send(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn person, Locale locale) {
    return exchange
        .getFormData()
        .map(TypedTeam::of)
        .flatMap(typed -> applicant(typed, person, locale).flatMap(who -> apply(who, typed)));
  }

  private Mono<Rendering> apply(Applicant who, TypedTeam typed) {
    var reader = new TeamReader(0, typed.form(who.teamId(), who.members()), reading.codes());
    var team = reader.read();
    var errors = new ArrayList<>(reader.errors());
    if (!typed.pledged()) {
      errors.add(new FieldError(TypedTeam.PLEDGE, "register.pledge.missing"));
    }
    return errors.isEmpty()
        ? registering
            .apply(team, who.person().personId())
            .flatMap(outcome -> answer(outcome, who, typed))
        : page(who, typed, HttpStatus.UNPROCESSABLE_CONTENT, errors);
  }

  private Mono<Rendering> answer(RegisterTeam.Outcome outcome, Applicant who, TypedTeam typed) {
    return switch (outcome) {
      case RegisterTeam.Outcome.Applied applied ->
          Mono.just(
              Rendering.redirectTo("/teams/applications/" + applied.teamId())
                  .status(HttpStatus.SEE_OTHER)
                  .build());
      case RegisterTeam.Outcome.ParentUnfit _ ->
          page(
              who,
              typed,
              HttpStatus.UNPROCESSABLE_CONTENT,
              List.of(new FieldError("parentId", "team.parent.unfit")));
      case RegisterTeam.Outcome.NotOpen _ ->
          page(
              who, typed, HttpStatus.CONFLICT, List.of(new FieldError("name", "register.notOpen")));
    };
  }

  private Mono<Applicant> applicant(TypedTeam typed, SignedIn person, Locale locale) {
    var id = TeamWording.uuid(typed.text("team"));
    return id == null
        ? Mono.just(fresh(person, locale))
        : applicant(id, person, locale).map(Returned::applicant);
  }

  private Mono<Returned> applicant(UUID teamId, SignedIn person, Locale locale) {
    return teams
        .find(teamId)
        .map(Known::team)
        .filter(team -> leads(team, person.personId()))
        .map(
            team ->
                new Returned(
                    new Applicant(person, teamId, List.copyOf(team.members()), locale), team))
        .switchIfEmpty(Mono.error(TeamWording::unknown));
  }

  private static Applicant fresh(SignedIn person, Locale locale) {
    var leader = new Team.Member(person.personId(), true, new LinkedHashSet<>());
    return new Applicant(person, UUID.randomUUID(), List.of(leader), locale);
  }

  private static boolean leads(Team team, UUID personId) {
    return team.members().stream()
        .anyMatch(member -> member.leader() && member.personId().equals(personId));
  }

  private Mono<Rendering> page(
      Applicant who, TypedTeam typed, HttpStatus status, List<FieldError> errors) {
    var area = typed.text("area");
    var parents =
        isTeamArea(area) ? others.listParents(new AreaCode(area)) : Flux.<PublicTeams.Line>empty();
    return parents
        .collectList()
        .map(
            above ->
                Rendering.view("matching/team/register")
                    .status(status)
                    .modelAttribute("typed", typed)
                    .modelAttribute("team", typed.text("team").isEmpty() ? "" : who.teamId())
                    .modelAttribute("errors", reading.wording().errors(errors, who.locale()))
                    .modelAttribute(
                        "choices", reading.wording().choices(above, typed, who.locale()))
                    .build());
  }

  private static boolean isTeamArea(String area) {
    return AreaCode.isWellFormed(area) && area.length() >= 4;
  }

  /** An application that may be corrected. */
  private record Returned(Applicant applicant, Team team) {}
}
