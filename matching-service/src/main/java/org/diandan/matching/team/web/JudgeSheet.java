package org.diandan.matching.team.web;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.matching.menu.CodeNames;
import org.diandan.matching.team.ImportTeams;
import org.diandan.matching.team.ImportTeams.Bringer;
import org.diandan.matching.team.ImportTeams.Outcome;
import org.diandan.matching.team.Team;
import org.diandan.matching.team.TeamImports;
import org.diandan.matching.team.TeamImports.Brought;
import org.diandan.matching.team.Teams;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a table of teams against what is known now, and says of every line what is wrong. */
@Component
class JudgeSheet {

  private final TeamImports imports;
  private final Teams teams;
  private final ImportTeams importing;
  private final Speech speech;

  JudgeSheet(TeamImports imports, Teams teams, ImportTeams importing, Speech speech) {
    this.imports = imports;
    this.teams = teams;
    this.importing = importing;
    this.speech = speech;
  }

  /** Codes and words. */
  @Component
  record Speech(CodeNames codes, TeamWording wording) {}

  /** Something wrong with a line. */
  record Finding(int line, String column, String said) {}

  /**
   * What an import would do.
   *
   * @param findings none when it can be applied
   * @param foreseen what would become of it; nothing new where there are findings
   */
  record Verdict(List<Team> teams, List<Finding> findings, Outcome.Imported foreseen) {}

  /** Whoever brings a table, in their language. */
  record Reader(SignedIn administrator, Locale locale) {}

  Mono<Verdict> of(Brought brought, Reader reader) {
    var lines = brought.lines().stream().map(SheetTeam::new).toList();
    var codes = new ArrayList<String>();
    lines.forEach(line -> codes.addAll(List.of(line.externalCode(), line.parentCode())));
    return imports
        .idsOf(codes)
        .flatMap(ids -> membersOf(ids).flatMap(known -> judge(lines, ids, known, reader)));
  }

  private Mono<Map<UUID, Set<Team.Member>>> membersOf(Map<String, UUID> ids) {
    return reactor.core.publisher.Flux.fromIterable(ids.values())
        .concatMap(teams::find)
        .collectList()
        .map(
            known ->
                known.stream()
                    .collect(toMap(some -> some.team().id(), some -> some.team().members())));
  }

  private Mono<Verdict> judge(
      List<SheetTeam> lines,
      Map<String, UUID> ids,
      Map<UUID, Set<Team.Member>> known,
      Reader reader) {
    var read = new ArrayList<Team>();
    var findings = new ArrayList<Finding>();
    var seen = new HashMap<String, Integer>();
    for (var line : lines) {
      var members = known.getOrDefault(SheetTeam.id(line.externalCode(), ids), Set.of());
      var teamReader = new TeamReader(0, line.form(ids, members), speech.codes());
      var team = teamReader.read();
      var errors = new ArrayList<>(teamReader.errors());
      if (errors.isEmpty() && !isTheirs(team, reader.administrator())) {
        errors.add(new FieldError("area", "team.area.notYours"));
      }
      if (seen.putIfAbsent(line.externalCode(), line.line().number()) != null) {
        errors.add(new FieldError("externalCode", "team.twice"));
      }
      errors.forEach(error -> findings.add(finding(line, error, reader.locale())));
      read.add(team);
    }
    var nothing = new Outcome.Imported(0, 0, 0);
    return findings.isEmpty()
        ? importing
            .foresee(read, bringer(reader.administrator()))
            .map(outcome -> foreseen(outcome, read, lines, reader.locale()))
        : Mono.just(new Verdict(List.of(), findings, nothing));
  }

  private Verdict foreseen(Outcome outcome, List<Team> read, List<SheetTeam> lines, Locale locale) {
    return switch (outcome) {
      case Outcome.Imported imported -> new Verdict(read, List.of(), imported);
      case Outcome.CodeTaken taken ->
          wrong(
              lines.get(at(read, taken.teamId())),
              new FieldError("externalCode", "team.code.taken", taken.takenBy()),
              locale);
      case Outcome.ParentUnfit unfit ->
          wrong(
              lines.get(at(read, unfit.teamId())),
              new FieldError("parentId", "team.parent.unfit"),
              locale);
      case Outcome.NotInService other ->
          wrong(
              lines.get(at(read, other.teamId())),
              new FieldError("externalCode", "team.notInService"),
              locale);
      case Outcome.OfOthers other ->
          wrong(
              lines.get(at(read, other.teamId())),
              new FieldError("externalCode", "team.area.notYours"),
              locale);
    };
  }

  private Verdict wrong(SheetTeam line, FieldError error, Locale locale) {
    return new Verdict(
        List.of(), List.of(finding(line, error, locale)), new Outcome.Imported(0, 0, 0));
  }

  /** An administrator as somebody who brings teams. */
  static Bringer bringer(SignedIn administrator) {
    return new Bringer(
        administrator.personId(),
        area -> administrator.holds(Role.ADMINISTRATOR.name(), area.value()));
  }

  private static int at(List<Team> read, UUID teamId) {
    return read.stream().map(Team::id).toList().indexOf(teamId);
  }

  private Finding finding(SheetTeam line, FieldError error, Locale locale) {
    var inHours = error.field().contains("hours[");
    var field = inHours ? "hours" : TeamWording.field(error);
    return new Finding(
        line.line().number(),
        SheetTeam.COLUMNS.getOrDefault(field.equals("id") ? "externalCode" : field, field),
        speech.wording().inTable(error, locale));
  }

  private static boolean isTheirs(Team team, SignedIn administrator) {
    return administrator.holds(Role.ADMINISTRATOR.name(), team.area().value());
  }
}
