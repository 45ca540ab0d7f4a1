package org.diandan.matching.assignment.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.assignment.AnswerHandover;
import org.diandan.matching.assignment.AskHandover;
import org.diandan.matching.assignment.HandoverOutcome;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Hand-over of an accepted task between teams, for the programs of their leaders. */
@RestController
@RequestMapping("/api/assignments/{assignmentId}/handover")
class HandoverApi {

  private static final int LONGEST_REASON = 200;

  private final AskHandover askHandover;
  private final AnswerHandover answerHandover;

  HandoverApi(AskHandover askHandover, AnswerHandover answerHandover) {
    this.askHandover = askHandover;
    this.answerHandover = answerHandover;
  }

  /** Which team would take the task over; the caller leads it. */
  record Asker(@Nullable UUID teamId) {}

  /** Why the task stays. */
  record Reason(@Nullable String reason) {}

  /** Asks for a task of another team; without an answer in time it is a yes. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<HandoverOutcome> ask(
      @PathVariable UUID assignmentId,
      @RequestBody Asker body,
      @AuthenticationPrincipal SignedIn leader) {
    if (body.teamId() == null) {
      throw new InvalidInput(List.of(new FieldError("teamId", "handover.team.missing")));
    }
    return askHandover
        .of(assignmentId, body.teamId(), leader.personId())
        .map(HandoverApi::accepted);
  }

  /** The task passes to the asking team at once. */
  @PostMapping("/agreement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> agree(@PathVariable UUID assignmentId, @AuthenticationPrincipal SignedIn leader) {
    return answerHandover.agree(assignmentId, leader.personId()).map(HandoverApi::accepted).then();
  }

  /** The task stays; a reason is owed. */
  @PostMapping("/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> refuse(
      @PathVariable UUID assignmentId,
      @RequestBody Reason body,
      @AuthenticationPrincipal SignedIn leader) {
    return answerHandover
        .refuse(assignmentId, leader.personId(), reason(body.reason()))
        .map(HandoverApi::accepted)
        .then();
  }

  private static String reason(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > LONGEST_REASON) {
      throw new InvalidInput(
          List.of(new FieldError("reason", "handover.reason.wrong", LONGEST_REASON)));
    }
    return text.strip();
  }

  private static HandoverOutcome accepted(HandoverOutcome outcome) {
    return switch (outcome) {
      case HandoverOutcome.Asked _, HandoverOutcome.Agreed _, HandoverOutcome.Refused _ -> outcome;
      case HandoverOutcome.Unknown _ -> throw Refusals.unknownAssignment();
      case HandoverOutcome.NotOpen _,
          HandoverOutcome.AskedBefore _,
          HandoverOutcome.NotFit _,
          HandoverOutcome.NoRoom _ ->
          throw conflict(outcome);
    };
  }

  private static Refusal conflict(HandoverOutcome outcome) {
    var name = outcome.getClass().getSimpleName();
    var slug = name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return new Refusal(HttpStatus.CONFLICT, "handover-" + slug, "handover." + name);
  }
}
