package org.diandan.request.action.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.diandan.request.action.ActForResident;
import org.diandan.request.action.Actor;
import org.diandan.request.action.ResidentAction;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.web.TrackingAnswer;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Residents' actions as JSON; the token is the secret of the private link, and with an
 * Idempotency-Key a repeated call changes nothing more. Each answers the request as it stands then.
 */
@RestController
class ActionApi {

  private static final String KEY_HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final FindRequest requests;
  private final ActForResident acting;

  ActionApi(FindRequest requests, ActForResident acting) {
    this.requests = requests;
    this.acting = acting;
  }

  /**
   * Own words; may be left out where they are not needed.
   *
   * @param words at most 1000 characters
   */
  record Words(@Nullable String words) {}

  /**
   * Why it is no longer wanted.
   *
   * @param reason at most 200 characters
   */
  record Reason(@Nullable String reason) {}

  /**
   * Another wished time.
   *
   * @param wishedFrom inclusive
   * @param wishedUntil exclusive
   */
  record Wish(@Nullable Instant wishedFrom, @Nullable Instant wishedUntil) {

    ResidentAction checked() {
      if (wishedFrom == null || wishedUntil == null) {
        throw new InvalidInput(
            List.of(
                new FieldError(
                    wishedFrom == null ? "wishedFrom" : "wishedUntil",
                    "request.wished.incomplete")));
      }
      return new ResidentAction.Reschedule(wishedFrom, wishedUntil);
    }
  }

  /**
   * How it went.
   *
   * @param resolved whether the need is met
   * @param stars 1 to 5
   * @param words at most 1000 characters
   */
  record Verdict(@Nullable Boolean resolved, @Nullable Integer stars, @Nullable String words) {

    ResidentAction checked() {
      var faults = new ArrayList<FieldError>();
      if (resolved == null) {
        faults.add(new FieldError("resolved", "request.resolved.missing"));
      }
      if (stars == null) {
        faults.add(new FieldError("stars", "request.stars.range"));
      }
      if (resolved == null || stars == null) {
        throw new InvalidInput(faults);
      }
      return new ResidentAction.Evaluate(resolved, stars, textOf(words));
    }
  }

  /** The resident no longer wants it. */
  @PostMapping("/api/requests/{token}/withdrawal")
  Mono<TrackingAnswer> withdraw(
      @PathVariable String token,
      @RequestBody(required = false) @Nullable Reason reason,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key) {
    var why = reason == null ? null : reason.reason();
    return act(token, new ResidentAction.Withdraw(why), key);
  }

  /** Whether it was resolved; an unresolved request goes back into dispatch. */
  @PostMapping("/api/requests/{token}/evaluation")
  Mono<TrackingAnswer> evaluate(
      @PathVariable String token,
      @RequestBody Verdict verdict,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key) {
    return act(token, verdict.checked(), key);
  }

  /** More about the need, for whoever comes. */
  @PostMapping("/api/requests/{token}/words")
  Mono<TrackingAnswer> addWords(
      @PathVariable String token,
      @RequestBody Words words,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key) {
    return act(token, new ResidentAction.AddWords(textOf(words.words())), key);
  }

  /** Please hurry; once in half an hour and six times a day. */
  @PostMapping("/api/requests/{token}/urges")
  Mono<TrackingAnswer> urge(
      @PathVariable String token,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key) {
    return act(token, new ResidentAction.Urge(), key);
  }

  /** Another wished time, until somebody is there. */
  @PostMapping("/api/requests/{token}/wish")
  Mono<TrackingAnswer> reschedule(
      @PathVariable String token,
      @RequestBody Wish wish,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key) {
    return act(token, wish.checked(), key);
  }

  /** Searches again for what was closed at most 7 days ago, under the same number. */
  @PostMapping("/api/requests/{token}/reopening")
  Mono<TrackingAnswer> reopen(
      @PathVariable String token,
      @RequestBody(required = false) @Nullable Words words,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key) {
    var why = words == null ? "" : textOf(words.words());
    return act(token, new ResidentAction.Reopen(why), key);
  }

  private Mono<TrackingAnswer> act(String token, ResidentAction action, @Nullable String key) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw new InvalidInput(List.of(new FieldError(KEY_HEADER, "request.key.form")));
    }
    return requests
        .idByLink(token)
        .switchIfEmpty(Mono.error(ActionAnswers::unknown))
        .flatMap(
            id ->
                acting
                    .act(id, action, Actor.resident(), key)
                    .flatMap(result -> ActionAnswers.done(result, action))
                    .then(Mono.defer(() -> requests.byId(id))))
        .map(TrackingAnswer::of);
  }

  private static String textOf(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
