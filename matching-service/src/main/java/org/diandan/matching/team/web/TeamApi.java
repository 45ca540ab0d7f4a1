package org.diandan.matching.team.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.matching.menu.CodeNames;
import org.diandan.matching.team.ImportTeams;
import org.diandan.matching.team.ImportTeams.Outcome;
import org.diandan.matching.team.Team;
import org.diandan.matching.team.Teams;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Teams for administrators' programs and for officials. */
@RestController
@RequestMapping("/api/teams")
class TeamApi {

  private static final int LARGEST_BATCH = 500;
  private static final Set<String> READERS =
      Set.of(Role.ADMINISTRATOR.name(), Role.OFFICIAL.name(), Role.OPERATOR.name());

  private final ImportTeams importTeams;
  private final Teams teams;
  private final CodeNames codes;

  TeamApi(ImportTeams importTeams, Teams teams, CodeNames codes) {
    this.importTeams = importTeams;
    this.teams = teams;
    this.codes = codes;
  }

  /** Brings in or changes teams, all or none; 422 names every wrong field of every row. */
  @PostMapping
  Mono<Outcome.Imported> bring(
      @RequestBody TeamForm.Batch batch, @AuthenticationPrincipal SignedIn administrator) {
    var given = read(batch, administrator);
    return importTeams
        .bring(given, JudgeSheet.bringer(administrator))
        .map(outcome -> answer(outcome, given));
  }

  /** Teams in the caller's areas, by area and name. */
  @GetMapping
  Flux<TeamView> list(@AuthenticationPrincipal SignedIn reader) {
    var areas =
        reader.authorities().stream()
            .filter(authority -> READERS.contains(authority.role()))
            .map(Authority::area)
            .toList();
    return teams.listIn(areas).map(TeamView::of);
  }

  private List<Team> read(TeamForm.Batch batch, SignedIn administrator) {
    var forms = batch.teams();
    if (forms == null || forms.isEmpty() || forms.size() > LARGEST_BATCH) {
      throw invalid(List.of(new FieldError("teams", "team.batch.size", LARGEST_BATCH)));
    }
    var teamsRead = new ArrayList<Team>();
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < forms.size(); i++) {
      var form = forms.get(i);
      if (form == null) {
        errors.add(new FieldError("teams[%d]".formatted(i), "team.missing"));
        continue;
      }
      var reader = new TeamReader(i, form, codes);
      var team = reader.read();
      errors.addAll(reader.errors());
      if (reader.errors().isEmpty()
          && !administrator.holds(Role.ADMINISTRATOR.name(), team.area().value())) {
        errors.add(new FieldError("teams[%d].area".formatted(i), "team.area.notYours"));
      }
      teamsRead.add(team);
    }
    if (errors.isEmpty()) {
      errors.addAll(repeated(teamsRead));
    }
    if (!errors.isEmpty()) {
      throw invalid(errors);
    }
    return teamsRead;
  }

  private static List<FieldError> repeated(List<Team> given) {
    var errors = new ArrayList<FieldError>();
    Map<Object, Integer> seen = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      var team = given.get(i);
      if (seen.putIfAbsent(team.id(), i) != null) {
        errors.add(new FieldError("teams[%d].id".formatted(i), "team.twice"));
      }
      if (team.externalCode() != null && seen.putIfAbsent(team.externalCode(), i) != null) {
        errors.add(new FieldError("teams[%d].externalCode".formatted(i), "team.twice"));
      }
    }
    return errors;
  }

  private static Outcome.Imported answer(Outcome outcome, List<Team> given) {
    return switch (outcome) {
      case Outcome.Imported imported -> imported;
      case Outcome.CodeTaken taken ->
          throw of(
              given,
              taken.teamId(),
              new FieldError("externalCode", "team.code.taken", taken.takenBy()));
      case Outcome.ParentUnfit unfit ->
          throw of(given, unfit.teamId(), new FieldError("parentId", "team.parent.unfit"));
      case Outcome.NotInService other ->
          throw of(given, other.teamId(), new FieldError("id", "team.notInService"));
      case Outcome.OfOthers other ->
          throw of(given, other.teamId(), new FieldError("id", "team.area.notYours"));
    };
  }

  private static InvalidInput of(List<Team> given, UUID teamId, FieldError error) {
    var row = given.stream().map(Team::id).toList().indexOf(teamId);
    return invalid(
        List.of(
            new FieldError(
                "teams[%d].%s".formatted(row, error.field()),
                error.messageKey(),
                error.arguments())));
  }

  private static InvalidInput invalid(List<FieldError> errors) {
    return new InvalidInput(HttpStatus.UNPROCESSABLE_CONTENT, errors);
  }
}
