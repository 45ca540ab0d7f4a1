package org.diandan.matching.board.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.board.BoardSignals;
import org.diandan.matching.board.BoardSignals.Signal;
import org.diandan.matching.board.OpenBoard;
import org.diandan.matching.board.OpenBoard.Taken;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 抢单栏: what found nobody in its time, for leaders on the phone. */
@Controller
class BoardPages {

  private final OpenBoard board;
  private final BoardSignals signals;
  private final BoardWording wording;

  BoardPages(OpenBoard board, BoardSignals signals, BoardWording wording) {
    this.board = board;
    this.signals = signals;
    this.wording = wording;
  }

  @GetMapping("/board")
  Mono<Rendering> page(@AuthenticationPrincipal SignedIn leader, Locale locale) {
    return page(leader, locale, "", HttpStatus.OK);
  }

  /** The list alone, when there is something new. */
  @GetMapping("/board/list")
  Mono<String> list(@AuthenticationPrincipal SignedIn leader, Locale locale, Model model) {
    return views(leader, locale)
        .doOnNext(views -> model.addAttribute("cards", views))
        .thenReturn("matching/board-list :: list");
  }

  /** What stands in the place of a card that is gone. */
  @GetMapping("/board/{requestId}/gone")
  String gone(@PathVariable UUID requestId) {
    return "matching/board-list :: gone";
  }

  /** Takes a request for the team whose button was pressed. */
  @PostMapping("/board/{requestId}/taking")
  Mono<Rendering> take(
      @PathVariable UUID requestId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    return exchange
        .getFormData()
        .map(form -> team(form.getFirst("team")))
        .flatMap(team -> board.take(requestId, team, leader.personId()))
        .flatMap(taken -> next(taken, leader, locale));
  }

  /** {@code taken-<request>} for a card that is gone, {@code board} when there may be more. */
  @GetMapping(path = "/board/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @ResponseBody
  Flux<ServerSentEvent<String>> live(@AuthenticationPrincipal SignedIn leader) {
    return BoardStream.of(signals.of(leader.personId()).map(BoardPages::event));
  }

  private Mono<Rendering> next(Taken taken, SignedIn leader, Locale locale) {
    return switch (taken) {
      case Taken.Accepted accepted ->
          Mono.just(Rendering.redirectTo("/duties/" + accepted.assignmentId()).build());
      case Taken.Unknown unknown -> Mono.error(BoardApi.refusal(unknown));
      case Taken.Gone _, Taken.NotFit _, Taken.NoRoom _ ->
          page(leader, locale, wording.said(BoardApi.refusal(taken), locale), HttpStatus.CONFLICT);
    };
  }

  private Mono<Rendering> page(SignedIn leader, Locale locale, String refused, HttpStatus status) {
    return views(leader, locale)
        .map(
            views ->
                Rendering.view("matching/board")
                    .modelAttribute("cards", views)
                    .modelAttribute("refused", refused)
                    .status(status)
                    .build());
  }

  private Mono<List<BoardView>> views(SignedIn leader, Locale locale) {
    return board
        .list(leader.personId())
        .collectList()
        .map(cards -> cards.stream().sorted(BoardWording.NEXT_FIRST).toList())
        .map(cards -> cards.stream().map(card -> wording.card(card, locale)).toList());
  }

  private static ServerSentEvent<String> event(Signal signal) {
    return switch (signal) {
      case Signal.New _ -> ServerSentEvent.builder("changed").event("board").build();
      case Signal.Taken taken ->
          ServerSentEvent.builder("changed").event("taken-" + taken.requestId()).build();
    };
  }

  private static UUID team(@Nullable String text) {
    try {
      return UUID.fromString(text == null ? "" : text);
    } catch (IllegalArgumentException _) {
      throw new InvalidInput(List.of(new FieldError("team", "board.team.missing")));
    }
  }
}
