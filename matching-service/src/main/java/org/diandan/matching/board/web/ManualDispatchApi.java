package org.diandan.matching.board.web;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.matching.board.ManualDispatch;
import org.diandan.matching.board.ManualDispatch.Outcome;
import org.diandan.matching.board.ManualDispatch.Wish;
import org.diandan.matching.board.Proposals;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An official's desk: ranked proposals for a request, and asking a team by hand. */
@RestController
@RequestMapping("/api/cases/{requestId}")
class ManualDispatchApi {

  private static final int LONGEST_REASON = 200;
  private static final List<Role> DISPATCHERS = List.of(Role.OFFICIAL, Role.ADMINISTRATOR);

  private final ManualDispatch dispatch;

  ManualDispatchApi(ManualDispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** Whom to ask, and why not the first proposal; the reason may be left out for that one. */
  record Body(@Nullable UUID teamId, @Nullable String reason) {}

  /** The best teams that were not asked in this round, each with the terms of its cost. */
  @GetMapping("/proposals")
  Mono<Proposals> propose(
      @PathVariable UUID requestId, @AuthenticationPrincipal SignedIn official) {
    return theirs(requestId, official).flatMap(dispatch::propose);
  }

  /** Asks a team, which may decline like any other. */
  @PostMapping("/offers")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Outcome.Asked> ask(
      @PathVariable UUID requestId,
      @RequestBody Body body,
      @AuthenticationPrincipal SignedIn official) {
    if (body.teamId() == null) {
      throw new InvalidInput(List.of(new FieldError("teamId", "manual.team.missing")));
    }
    var wish = new Wish(body.teamId(), official.personId(), reason(body.reason()));
    return theirs(requestId, official)
        .flatMap(file -> dispatch.ask(file.requestId(), wish))
        .map(ManualDispatchApi::asked);
  }

  private Mono<CaseFile> theirs(UUID requestId, SignedIn official) {
    return dispatch
        .find(requestId)
        .filter(
            file ->
                DISPATCHERS.stream()
                    .anyMatch(role -> official.holds(role.name(), file.area().value())))
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "unknown-case", "case.unknown")));
  }

  private static @Nullable String reason(@Nullable String text) {
    if (text != null && text.length() > LONGEST_REASON) {
      throw new InvalidInput(
          List.of(new FieldError("reason", "manual.reason.tooLong", LONGEST_REASON)));
    }
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Outcome.Asked asked(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Asked asked -> asked;
      case Outcome.ReasonMissing missing ->
          throw new InvalidInput(
              List.of(new FieldError("reason", "manual.reason.missing", missing.firstTeamName())));
      case Outcome.NotSearching _ -> throw conflict("not-searching", "manual.notSearching");
      case Outcome.AskedAlready _ -> throw conflict("asked-already", "manual.askedAlready");
      case Outcome.NotFit _ -> throw conflict("not-fit", "manual.notFit");
      case Outcome.NoRoom _ -> throw conflict("no-room", "manual.noRoom");
    };
  }

  private static Refusal conflict(String type, String sentence) {
    return new Refusal(HttpStatus.CONFLICT, "manual-" + type, sentence);
  }
}
