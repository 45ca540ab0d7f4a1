package org.diandan.request.clock.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.request.clock.running.Asker;
import org.diandan.request.clock.running.ClockCard;
import org.diandan.request.clock.running.ClockCards;
import org.diandan.request.clock.running.ClockOutcome;
import org.diandan.request.clock.running.FindAsker;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Clocks of requests as JSON, for programs of staff and leaders. */
@RestController
class ClockApi {

  private final FindAsker askers;
  private final ClockCards cards;
  private final ClockPages.Wishes wishes;

  ClockApi(FindAsker askers, ClockCards cards, ClockPages.Wishes wishes) {
    this.askers = askers;
    this.cards = cards;
    this.wishes = wishes;
  }

  record Question(@Nullable String words) {}

  record WantedExtension(@Nullable Instant until, @Nullable String reason) {}

  /** The clocks of one request. */
  @GetMapping("/api/clocks/{id}")
  Mono<ClockCard> card(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader) {
    return asker(id, reader).flatMap(asker -> cards.of(id));
  }

  /** Asks the resident; both clocks stand still until the answer. */
  @PostMapping("/api/clocks/{id}/question")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<ClockCard> ask(
      @PathVariable UUID id,
      @RequestBody Question question,
      @AuthenticationPrincipal SignedIn reader) {
    var words = question.words() == null ? "" : question.words().strip();
    requireNone(Said.faults("words", words, Said.LONGEST_QUESTION));
    return asker(id, reader)
        .flatMap(asker -> wishes.asking().ask(id, words, asker))
        .flatMap(outcome -> answered(outcome, id));
  }

  /** Takes the question back; both clocks go on. */
  @DeleteMapping("/api/clocks/{id}/question")
  Mono<ClockCard> takeBack(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader) {
    return asker(id, reader)
        .flatMap(asker -> wishes.waiting().takeBack(id))
        .flatMap(outcome -> answered(outcome, id));
  }

  /** Asks for more time; an official decides. */
  @PostMapping("/api/clocks/{id}/extensions")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<ClockCard> extend(
      @PathVariable UUID id,
      @RequestBody WantedExtension wanted,
      @AuthenticationPrincipal SignedIn reader) {
    var errors = new ArrayList<FieldError>();
    var until = wanted.until();
    if (until == null) {
      errors.add(new FieldError("until", "clock.day.wrong"));
    }
    errors.addAll(Said.faults("reason", wanted.reason(), Said.LONGEST_REASON));
    requireNone(errors);
    var reason = String.valueOf(wanted.reason()).strip();
    return asker(id, reader)
        .flatMap(
            asker -> wishes.extending().ask(id, until == null ? Instant.MIN : until, reason, asker))
        .flatMap(outcome -> answered(outcome, id));
  }

  private Mono<ClockCard> answered(ClockOutcome outcome, UUID id) {
    return Refusals.of(outcome).<Mono<ClockCard>>map(Mono::error).orElseGet(() -> cards.of(id));
  }

  private Mono<Asker> asker(UUID id, SignedIn reader) {
    return askers
        .of(reader, id)
        .flatMap(Mono::justOrEmpty)
        .switchIfEmpty(Mono.error(Refusals::unknown));
  }

  private static void requireNone(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }
}
