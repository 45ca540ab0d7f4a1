package org.diandan.matching.team.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.matching.team.LifeStep;
import org.diandan.matching.team.PublicTeams;
import org.diandan.matching.team.PublicTeams.Wanted;
import org.diandan.matching.team.TakeStep;
import org.diandan.matching.team.TeamFiles;
import org.diandan.matching.team.TeamState;
import org.diandan.matching.team.Teams;
import org.diandan.matching.team.Teams.Known;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Officials lead the teams of their areas from application to dissolution. */
@Controller
class ReviewPages {

  private static final int LONGEST_REASON = 200;
  private static final List<String> REVIEWERS =
      List.of(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());

  private final Teams teams;
  private final TeamFiles files;
  private final TakeStep steps;
  private final Words words;

  ReviewPages(Teams teams, TeamFiles files, TakeStep steps, Words words) {
    this.teams = teams;
    this.files = files;
    this.steps = steps;
    this.words = words;
  }

  /** The words of lists and of files, and the teams that may be named in them. */
  @org.springframework.stereotype.Component
  record Words(TeamWording teams, FileWording files, PublicTeams others) {}

  /** What a page says besides the file. */
  private record Said(HttpStatus status, Map<String, String> errors, String reason) {

    static final Said NOTHING = new Said(HttpStatus.OK, Map.of(), "");
  }

  @GetMapping("/admin/teams")
  Mono<Rendering> list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q,
      @AuthenticationPrincipal SignedIn official) {
    var areas =
        official.authorities().stream()
            .filter(authority -> REVIEWERS.contains(authority.role()))
            .map(Authority::area)
            .toList();
    return files
        .list(new TeamFiles.Wanted(areas, state(state), q.strip()))
        .collectList()
        .map(
            lines ->
                Rendering.view("matching/team/files")
                    .modelAttribute("lines", lines)
                    .modelAttribute("states", TeamState.values())
                    .modelAttribute("state", state)
                    .modelAttribute("q", q)
                    .build());
  }

  @GetMapping("/admin/teams/{teamId}")
  Mono<Rendering> page(
      @PathVariable UUID teamId, @AuthenticationPrincipal SignedIn official, Locale locale) {
    return known(teamId, official).flatMap(known -> page(known, locale, Said.NOTHING));
  }

  @PostMapping("/admin/teams/{teamId}/steps")
  Mono<Rendering> take(
      @PathVariable UUID teamId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn official,
      Locale locale) {
    return Mono.zip(known(teamId, official), exchange.getFormData())
        .flatMap(read -> take(read.getT1(), read.getT2(), official, locale));
  }

  private Mono<Rendering> take(
      Known known, MultiValueMap<String, String> form, SignedIn official, Locale locale) {
    var step = step(form.getFirst("step"));
    var reason = stripped(form.getFirst("reason"));
    var successor = stripped(form.getFirst("successor"));
    var successorId = TeamWording.uuid(successor);
    var error = error(step, reason, successor, successorId);
    if (step == null || error != null) {
      return page(known, locale, faulty(error, reason, locale));
    }
    var wish =
        new TakeStep.Wish(
            known.team().id(),
            step,
            reason.isEmpty() ? null : reason,
            successorId,
            official.personId());
    return steps.of(wish).flatMap(outcome -> answer(outcome, known, reason, locale));
  }

  private Mono<Rendering> answer(
      TakeStep.Outcome outcome, Known known, String reason, Locale locale) {
    return switch (outcome) {
      case TakeStep.Outcome.Taken _ ->
          Mono.just(
              Rendering.redirectTo("/admin/teams/" + known.team().id())
                  .status(HttpStatus.SEE_OTHER)
                  .build());
      case TakeStep.Outcome.Unknown _ -> Mono.error(TeamWording.unknown());
      case TakeStep.Outcome.NotFromHere _, TakeStep.Outcome.Hindered _ ->
          teams
              .find(known.team().id())
              .flatMap(
                  now ->
                      page(
                          now,
                          locale,
                          new Said(
                              HttpStatus.CONFLICT,
                              Map.of("steps", words.teams().say("team.step.hindered", locale)),
                              reason)));
    };
  }

  private Said faulty(@Nullable FieldError error, String reason, Locale locale) {
    return new Said(
        HttpStatus.UNPROCESSABLE_CONTENT,
        error == null ? Map.of() : words.teams().errors(List.of(error), locale),
        reason);
  }

  private static @Nullable FieldError error(
      @Nullable LifeStep step, String reason, String successor, @Nullable UUID successorId) {
    if (step == null || step == LifeStep.APPLY) {
      return new FieldError("steps", "team.step.missing");
    }
    if (step.owesReason() && reason.isEmpty()) {
      return new FieldError("reason", "team.step.reason");
    }
    if (reason.length() > LONGEST_REASON) {
      return new FieldError("reason", "team.text.longest", LONGEST_REASON);
    }
    return !successor.isEmpty() && successorId == null
        ? new FieldError("successor", "team.successor.unknown")
        : null;
  }

  private Mono<Known> known(UUID teamId, SignedIn official) {
    return teams
        .find(teamId)
        .filter(
            known ->
                REVIEWERS.stream()
                    .anyMatch(role -> official.holds(role, known.team().area().value())))
        .switchIfEmpty(Mono.error(TeamWording::unknown));
  }

  private Mono<Rendering> page(Known known, Locale locale, Said said) {
    return Mono.zip(files.stepsOf(known.team().id()), successors(known))
        .map(
            read ->
                Rendering.view("matching/team/file")
                    .status(said.status())
                    .modelAttribute("file", words.files().file(known, read.getT1(), locale))
                    .modelAttribute("successors", read.getT2())
                    .modelAttribute("errors", said.errors())
                    .modelAttribute("reason", said.reason())
                    .build());
  }

  /** Teams of the same prefecture that may go on with this one's record, by id. */
  private Mono<Map<String, String>> successors(Known known) {
    return words
        .others()
        .list(new Wanted(known.team().area().dispatchArea().value(), null, ""))
        .filter(line -> !line.id().equals(known.team().id()))
        .collectList()
        .map(
            lines -> {
              var named = new LinkedHashMap<String, String>();
              lines.forEach(line -> named.put(line.id().toString(), line.name()));
              return named;
            });
  }

  private static @Nullable TeamState state(String text) {
    return Arrays.stream(TeamState.values())
        .filter(known -> known.name().equals(text))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LifeStep step(@Nullable String text) {
    return Arrays.stream(LifeStep.values())
        .filter(known -> known.name().equals(text))
        .findFirst()
        .orElse(null);
  }

  private static String stripped(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
