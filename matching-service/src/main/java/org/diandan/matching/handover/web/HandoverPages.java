package org.diandan.matching.handover.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.matching.assignment.AnswerHandover;
import org.diandan.matching.assignment.AskHandover;
import org.diandan.matching.assignment.HandoverOutcome;
import org.diandan.matching.handover.Handovers;
import org.diandan.matching.handover.Handovers.Task;
import org.diandan.matching.menu.CodeNames;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.team.Teams;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Leaders ask another team for its task, and answer who asks for theirs. */
@Controller
class HandoverPages {

  private static final int LONGEST_REASON = 200;

  private final Handovers handovers;
  private final Steps steps;
  private final Desk desk;
  private final Words words;

  HandoverPages(Handovers handovers, Steps steps, Desk desk, Words words) {
    this.handovers = handovers;
    this.steps = steps;
    this.desk = desk;
    this.words = words;
  }

  /** The steps of a hand-over. */
  @Component
  record Steps(AskHandover asking, AnswerHandover answering) {}

  /** Which teams somebody answers for. */
  @Component("handoverDesk")
  record Desk(Memberships memberships, Teams teams) {}

  /** Names and sentences. */
  @Component("handoverWords")
  record Words(CodeNames names, MessageSource messages, ZoneId zone) {}

  /**
   * A task in the reader's words.
   *
   * @param left time to answer as a clock shows it; null when nobody is asked
   */
  record Shown(Task task, String item, String when, @Nullable String left) {}

  @GetMapping("/handovers")
  Mono<Rendering> page(@AuthenticationPrincipal SignedIn leader, Locale locale) {
    return page(leader, locale, "", HttpStatus.OK);
  }

  @PostMapping("/handovers/{assignmentId}")
  Mono<Rendering> ask(
      @PathVariable UUID assignmentId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form -> steps.asking().of(assignmentId, uuid(form.getFirst("team")), leader.personId()))
        .flatMap(outcome -> answer(outcome, leader, locale));
  }

  @PostMapping("/handovers/{assignmentId}/agreement")
  Mono<Rendering> agree(
      @PathVariable UUID assignmentId, @AuthenticationPrincipal SignedIn leader, Locale locale) {
    return steps
        .answering()
        .agree(assignmentId, leader.personId())
        .flatMap(outcome -> answer(outcome, leader, locale));
  }

  @PostMapping("/handovers/{assignmentId}/refusal")
  Mono<Rendering> refuse(
      @PathVariable UUID assignmentId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var reason = form.getFirst("reason");
              return reason == null || reason.isBlank() || reason.length() > LONGEST_REASON
                  ? page(
                      leader,
                      locale,
                      say("handover.reason.wrong", locale, LONGEST_REASON),
                      HttpStatus.UNPROCESSABLE_CONTENT)
                  : steps
                      .answering()
                      .refuse(assignmentId, leader.personId(), reason.strip())
                      .flatMap(outcome -> answer(outcome, leader, locale));
            });
  }

  private Mono<Rendering> answer(HandoverOutcome outcome, SignedIn leader, Locale locale) {
    return switch (outcome) {
      case HandoverOutcome.Asked _, HandoverOutcome.Agreed _, HandoverOutcome.Refused _ ->
          Mono.just(Rendering.redirectTo("/handovers").status(HttpStatus.SEE_OTHER).build());
      case HandoverOutcome.Unknown _ ->
          Mono.error(new Refusal(HttpStatus.NOT_FOUND, "unknown-assignment", "assignment.unknown"));
      case HandoverOutcome.NotOpen _,
          HandoverOutcome.AskedBefore _,
          HandoverOutcome.NotFit _,
          HandoverOutcome.NoRoom _ ->
          page(
              leader,
              locale,
              say("handover." + outcome.getClass().getSimpleName(), locale),
              HttpStatus.CONFLICT);
    };
  }

  private Mono<Rendering> page(SignedIn leader, Locale locale, String refused, HttpStatus status) {
    return desk.memberships()
        .of(leader.personId())
        .flatMap(
            standing -> {
              var teams = standing.leads();
              return Mono.zip(
                  handovers.listToAnswer(teams),
                  handovers.listAsked(teams),
                  handovers.listNearby(teams),
                  names(List.copyOf(teams)));
            })
        .map(
            read ->
                Rendering.view("matching/handover/list")
                    .status(status)
                    .modelAttribute("refused", refused)
                    .modelAttribute("toAnswer", shown(read.getT1(), locale))
                    .modelAttribute("asked", shown(read.getT2(), locale))
                    .modelAttribute("near", shown(read.getT3(), locale))
                    .modelAttribute("teams", read.getT4())
                    .build());
  }

  private Mono<Map<String, String>> names(List<UUID> teams) {
    return Flux.fromIterable(teams)
        .concatMap(desk.teams()::find)
        .collect(
            LinkedHashMap::new,
            (names, known) -> names.put(known.team().id().toString(), known.team().name()));
  }

  private List<Shown> shown(List<Task> tasks, Locale locale) {
    return tasks.stream()
        .map(
            task ->
                new Shown(
                    task,
                    words.names().nameOf(task.item(), locale),
                    say("card.by", locale, moment(task.startBy())),
                    task.answerBy() == null
                        ? null
                        : left(Duration.between(task.now(), task.answerBy()))))
        .toList();
  }

  private String moment(Instant moment) {
    return DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT)
        .format(moment.atZone(words.zone()));
  }

  private static String left(Duration left) {
    var seconds = Math.max(0, left.toSeconds());
    return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** No team has the id that stands for an unreadable one. */
  private static UUID uuid(@Nullable String text) {
    try {
      return text == null ? new UUID(0, 0) : UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      return new UUID(0, 0);
    }
  }

  private String say(String key, Locale locale, Object... arguments) {
    return words.messages().getMessage(key, arguments, locale);
  }
}
