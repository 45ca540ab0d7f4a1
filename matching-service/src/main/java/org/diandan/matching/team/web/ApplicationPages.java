package org.diandan.matching.team.web;

import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.team.TeamFiles;
import org.diandan.matching.team.Teams;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** How far an application has come, for the leaders of the team. */
@Controller
class ApplicationPages {

  private final Teams teams;
  private final TeamFiles files;
  private final FileWording wording;

  ApplicationPages(Teams teams, TeamFiles files, FileWording wording) {
    this.teams = teams;
    this.files = files;
    this.wording = wording;
  }

  @GetMapping("/teams/applications/{teamId}")
  Mono<Rendering> page(
      @PathVariable UUID teamId, @AuthenticationPrincipal SignedIn person, Locale locale) {
    return Mono.zip(teams.find(teamId), files.stepsOf(teamId))
        .filter(
            read ->
                read.getT1().team().members().stream()
                    .anyMatch(
                        member -> member.leader() && member.personId().equals(person.personId())))
        .switchIfEmpty(Mono.error(TeamWording::unknown))
        .map(
            read ->
                Rendering.view("matching/team/application")
                    .modelAttribute("file", wording.file(read.getT1(), read.getT2(), locale))
                    .build());
  }
}
