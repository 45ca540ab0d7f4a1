package org.diandan.matching.team.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.TeamKind;
import org.diandan.matching.team.PublicTeams;
import org.diandan.matching.team.PublicTeams.Line;
import org.diandan.matching.team.Teams;
import org.diandan.matching.team.Teams.Known;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Teams for everybody: who they are, what they promise and what came of it; nobody's name. */
@Controller
class TeamPages {

  private final Teams teams;
  private final PublicTeams open;
  private final ReviewPages.Words words;
  private final Clock clock;

  TeamPages(Teams teams, PublicTeams open, ReviewPages.Words words, ObjectProvider<Clock> clock) {
    this.teams = teams;
    this.open = open;
    this.words = words;
    this.clock = clock.getIfAvailable(Clock::systemUTC);
  }

  /** Where a team stands among others, and its record. */
  private record Around(
      Optional<Line> parent, Optional<Line> successor, List<Line> below, PublicTeams.Kept kept) {}

  @GetMapping("/teams")
  Mono<Rendering> list(
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String q,
      Locale locale) {
    var digits = area.chars().allMatch(Character::isDigit) && area.length() <= 12 ? area : "";
    return open.list(new PublicTeams.Wanted(digits, kind(kind), q.strip()))
        .collectList()
        .map(
            lines ->
                Rendering.view("matching/team/list")
                    .modelAttribute("lines", lines)
                    .modelAttribute("kinds", words.teams().kinds(locale))
                    .modelAttribute("area", digits)
                    .modelAttribute("kind", kind)
                    .modelAttribute("q", q)
                    .build());
  }

  /** A team that is or was let in; applications are nobody's business. */
  @GetMapping("/teams/{teamId}")
  Mono<Rendering> page(@PathVariable UUID teamId, Locale locale) {
    return teams
        .find(teamId)
        .filter(TeamPages::isPublic)
        .switchIfEmpty(Mono.error(TeamWording::unknown))
        .flatMap(known -> around(teamId).map(around -> page(known, around, locale)));
  }

  private Mono<Around> around(UUID teamId) {
    return Mono.zip(
            open.findParent(teamId).map(Optional::of).defaultIfEmpty(Optional.empty()),
            open.findSuccessor(teamId).map(Optional::of).defaultIfEmpty(Optional.empty()),
            open.listBelow(teamId).collectList(),
            open.recordOf(teamId))
        .map(read -> new Around(read.getT1(), read.getT2(), read.getT3(), read.getT4()));
  }

  private Rendering page(Known known, Around around, Locale locale) {
    var team = known.team();
    return Rendering.view("matching/team/team")
        .modelAttribute("team", team)
        .modelAttribute("state", known.state())
        .modelAttribute("items", words.files().items(team, locale))
        .modelAttribute("hours", words.teams().hours(team.hours(), clock.instant(), locale))
        .modelAttribute("parent", around.parent().stream().toList())
        .modelAttribute("successor", around.successor().stream().toList())
        .modelAttribute("below", around.below())
        .modelAttribute("kept", around.kept())
        .build();
  }

  private static boolean isPublic(Known known) {
    return switch (known.state()) {
      case ACTIVE, SUSPENDED, DISSOLVED -> true;
      case APPLIED, REVIEWED -> false;
    };
  }

  private static @Nullable TeamKind kind(String text) {
    return Arrays.stream(TeamKind.values())
        .filter(known -> known.name().equals(text))
        .findFirst()
        .orElse(null);
  }
}
