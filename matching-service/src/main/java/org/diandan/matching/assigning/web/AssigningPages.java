package org.diandan.matching.assigning.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.diandan.matching.assigning.AskSeveral;
import org.diandan.matching.assigning.AskSeveral.Several;
import org.diandan.matching.assigning.AskedTeams;
import org.diandan.matching.assigning.OverruleRules;
import org.diandan.matching.board.ManualDispatch;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One search: whom to ask, why them, and whom an official thinks of besides. */
@Controller
@RequestMapping("/assigning/{requestId}")
class AssigningPages {

  private static final int LONGEST_NAME = 40;

  private final Asking asking;
  private final AskedTeams asked;
  private final AssigningWords words;

  AssigningPages(Asking asking, AskedTeams asked, AssigningWords words) {
    this.asking = asking;
    this.asked = asked;
    this.words = words;
  }

  /** The ways to ask. */
  @Component("assigningWays")
  record Asking(ManualDispatch dispatch, AskSeveral several, OverruleRules overruling) {}

  /** Somebody with the page before them. */
  private record Visit(CaseFile file, SignedIn reader, Wanted wanted, Locale locale) {}

  @GetMapping
  Mono<Rendering> page(
      @PathVariable UUID requestId,
      @RequestParam MultiValueMap<String, String> query,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var team = Objects.requireNonNullElse(query.getFirst("team"), "");
    var asking = Objects.requireNonNullElse(query.getFirst("asked"), "");
    var name = team.length() > LONGEST_NAME ? team.substring(0, LONGEST_NAME) : team;
    var done = asking.matches("[1-9][0-9]?") ? Integer.parseInt(asking) : 0;
    return theirs(requestId, reader)
        .map(file -> new Visit(file, reader, Wanted.named(name.strip()), locale))
        .flatMap(visit -> show(visit, Trouble.NONE, done));
  }

  /** One or several of the proposals. */
  @PostMapping("/offers")
  Mono<Rendering> ask(
      @PathVariable UUID requestId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(requestId, exchange, reader, locale)
        .flatMap(
            visit -> {
              var wrong = visit.wanted().wrong(false);
              return wrong.isPresent() ? show(visit, Trouble.of(wrong.get()), 0) : several(visit);
            });
  }

  /** A team outside of the proposals. */
  @PostMapping("/overrides")
  Mono<Rendering> overrule(
      @PathVariable UUID requestId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(requestId, exchange, reader, locale)
        .flatMap(
            visit -> {
              var wrong = visit.wanted().wrong(true);
              return wrong.isPresent() ? show(visit, Trouble.of(wrong.get()), 0) : one(visit);
            });
  }

  private Mono<Rendering> several(Visit visit) {
    var wanted = visit.wanted();
    var because = wanted.reason().isEmpty() ? null : wanted.reason();
    return asking
        .several()
        .ask(visit.file(), new Several(wanted.teams(), visit.reader().personId(), because))
        .flatMap(outcome -> after(visit, Trouble.of(outcome), Trouble.done(outcome)));
  }

  private Mono<Rendering> one(Visit visit) {
    var wanted = visit.wanted();
    var wish =
        new OverruleRules.Wish(
            wanted.teams().getFirst(), visit.reader().personId(), wanted.reason());
    return asking
        .overruling()
        .ask(visit.file().requestId(), wish)
        .flatMap(outcome -> after(visit, Trouble.of(outcome), 1));
  }

  private Mono<Rendering> after(Visit visit, Trouble trouble, int done) {
    return trouble.equals(Trouble.NONE)
        ? Mono.just(
            Rendering.redirectTo("/assigning/%s?asked=%d".formatted(visit.file().requestId(), done))
                .status(HttpStatus.SEE_OTHER)
                .build())
        : theirs(visit.file().requestId(), visit.reader())
            .map(file -> new Visit(file, visit.reader(), visit.wanted(), visit.locale()))
            .flatMap(anew -> show(anew, trouble, done));
  }

  private Mono<Visit> visit(
      UUID requestId, ServerWebExchange exchange, SignedIn reader, Locale locale) {
    return theirs(requestId, reader)
        .zipWhen(file -> exchange.getFormData())
        .map(read -> new Visit(read.getT1(), reader, Wanted.of(read.getT2()), locale));
  }

  private Mono<CaseFile> theirs(UUID requestId, SignedIn reader) {
    return asking
        .dispatch()
        .find(requestId)
        .filter(file -> Dispatchers.mayAssign(reader, file.area().value()))
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "unknown-case", "case.unknown")));
  }

  private Mono<Rendering> show(Visit visit, Trouble trouble, int done) {
    var file = visit.file();
    var locale = visit.locale();
    return Mono.zip(
            asking.dispatch().propose(file),
            asking.overruling().find(file, visit.wanted().name()),
            asked.of(file.requestId()).collectList())
        .map(
            read ->
                Rendering.view("matching/assigning/search")
                    .status(trouble.status())
                    .modelAttribute("head", words.head(file, locale))
                    .modelAttribute("why", read.getT1().why().name())
                    .modelAttribute(
                        "proposals",
                        read.getT1().teams().stream()
                            .map(offer -> words.proposed(offer, locale))
                            .toList())
                    .modelAttribute(
                        "thoughts",
                        read.getT2().stream().map(team -> words.thought(team, locale)).toList())
                    .modelAttribute(
                        "history",
                        read.getT3().stream().map(one -> words.put(one, locale)).toList())
                    .modelAttribute("wanted", visit.wanted())
                    .modelAttribute("errors", errors(trouble, locale))
                    .modelAttribute("refused", told(trouble.refused(), locale))
                    .modelAttribute("done", done)
                    .build());
  }

  private Map<String, String> errors(Trouble trouble, Locale locale) {
    return trouble
        .error()
        .map(error -> Map.of(error.field(), words.said(error, locale)))
        .orElseGet(Map::of);
  }

  private List<String> told(List<String> keys, Locale locale) {
    return keys.stream().distinct().map(key -> words.say(key, locale)).toList();
  }

  /**
   * What stands against it.
   *
   * @param refused keys of sentences
   */
  record Trouble(Optional<FieldError> error, List<String> refused) {

    static final Trouble NONE = new Trouble(Optional.empty(), List.of());

    static Trouble of(FieldError error) {
      return new Trouble(Optional.of(error), List.of());
    }

    static Trouble of(AskSeveral.Outcome outcome) {
      return switch (outcome) {
        case AskSeveral.Outcome.Asked asked ->
            new Trouble(Optional.empty(), asked.refused().stream().map(Refused::sentence).toList());
        case AskSeveral.Outcome.ReasonMissing missing ->
            of(new FieldError("reason", "assigning.reason.missing", missing.betterTeamName()));
        case AskSeveral.Outcome.NotProposed _ ->
            new Trouble(Optional.empty(), List.of("assigning.notProposed"));
      };
    }

    static Trouble of(OverruleRules.Outcome outcome) {
      return switch (outcome) {
        case OverruleRules.Outcome.Asked _ -> NONE;
        case OverruleRules.Outcome.NotSearching _,
            OverruleRules.Outcome.AskedAlready _,
            OverruleRules.Outcome.UnknownTeam _,
            OverruleRules.Outcome.NotAllowed _ ->
            new Trouble(Optional.empty(), List.of(Refused.sentence(outcome)));
      };
    }

    /** How many are asked, for the page that says so. */
    static int done(AskSeveral.Outcome outcome) {
      return switch (outcome) {
        case AskSeveral.Outcome.Asked asked -> asked.teams();
        case AskSeveral.Outcome.ReasonMissing _, AskSeveral.Outcome.NotProposed _ -> 0;
      };
    }

    HttpStatus status() {
      if (error.isPresent()) {
        return HttpStatus.UNPROCESSABLE_CONTENT;
      }
      return refused.isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT;
    }
  }
}
