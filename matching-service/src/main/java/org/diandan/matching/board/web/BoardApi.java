package org.diandan.matching.board.web;

import java.util.List;
import java.util.UUID;
import org.diandan.matching.board.BoardCard;
import org.diandan.matching.board.OpenBoard;
import org.diandan.matching.board.OpenBoard.Taken;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The open board (抢单) for the programs of leaders. */
@RestController
@RequestMapping("/api/board")
class BoardApi {

  private final OpenBoard board;

  BoardApi(OpenBoard board) {
    this.board = board;
  }

  /** For which team; the caller leads it. */
  record Taker(@Nullable UUID teamId) {}

  /** Open requests the caller's teams could take, one entry for each team. */
  @GetMapping
  Flux<BoardCard> list(@AuthenticationPrincipal SignedIn leader) {
    return board.list(leader.personId());
  }

  /** Takes one; 409 with a plain sentence when another team was faster or the team cannot. */
  @PostMapping("/{requestId}/taking")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Taken.Accepted> take(
      @PathVariable UUID requestId,
      @RequestBody Taker body,
      @AuthenticationPrincipal SignedIn leader) {
    if (body.teamId() == null) {
      throw new InvalidInput(List.of(new FieldError("teamId", "board.team.missing")));
    }
    return board.take(requestId, body.teamId(), leader.personId()).map(BoardApi::accepted);
  }

  private static Taken.Accepted accepted(Taken taken) {
    return switch (taken) {
      case Taken.Accepted accepted -> accepted;
      case Taken.Unknown _, Taken.Gone _, Taken.NotFit _, Taken.NoRoom _ -> throw refusal(taken);
    };
  }

  /** What a leader is told who did not get it. */
  static Refusal refusal(Taken taken) {
    return switch (taken) {
      case Taken.Accepted _ -> throw new IllegalStateException("Nothing was refused.");
      case Taken.Unknown _ -> new Refusal(HttpStatus.NOT_FOUND, "unknown-case", "case.unknown");
      case Taken.Gone _ -> new Refusal(HttpStatus.CONFLICT, "board-gone", "board.gone");
      case Taken.NotFit _ -> new Refusal(HttpStatus.CONFLICT, "board-not-fit", "board.notFit");
      case Taken.NoRoom _ -> new Refusal(HttpStatus.CONFLICT, "board-no-room", "board.noRoom");
    };
  }
}
