package org.diandan.request.hotline.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.request.action.ActForResident;
import org.diandan.request.action.Actor;
import org.diandan.request.action.ResidentAction;
import org.diandan.request.action.web.ActionAnswers;
import org.diandan.request.hotline.AttachPicture;
import org.diandan.request.hotline.TakeOrders;
import org.diandan.request.identity.ApiKeys;
import org.diandan.request.identity.KeyScope;
import org.diandan.request.intake.Origin.HotlineNumber;
import org.diandan.request.picture.Attachment;
import org.diandan.request.picture.Pictures;
import org.diandan.request.tracking.FindRequest;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Everything a caller may do after ordering, through the hotline. With an Idempotency-Key a
 * repeated call changes nothing more; each answers the order as it stands then.
 */
@RestController
class ActionsApi {

  private static final String ORDER = "/api/hotline/orders/{hotlineNumber}";
  private static final String KEY_HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,160}");

  private final Orders orders;
  private final ActForResident acting;

  ActionsApi(Orders orders, ActForResident acting) {
    this.orders = orders;
    this.acting = acting;
  }

  /** How orders of a hotline are found, and answered. */
  @Component
  record Orders(TakeOrders orders, FindRequest requests, AttachPicture pictures) {

    Mono<UUID> id(String number, SignedIn hotline) {
      return orders
          .idOf(new HotlineNumber(hotline.personId(), number))
          .switchIfEmpty(Mono.error(OrdersApi::unknown));
    }

    Mono<OrderAnswer> answer(String number, UUID id, SignedIn hotline) {
      return requests
          .byId(id)
          .map(request -> OrderAnswer.of(number, request, ApiKeys.isSandbox(hotline)));
    }
  }

  /**
   * What changes about an order; at least one of it.
   *
   * @param words more about the need, at most 1000 characters
   * @param wishedFrom inclusive, with {@code wishedUntil}
   * @param wishedUntil exclusive
   */
  record Amendment(
      @Nullable String words, @Nullable Instant wishedFrom, @Nullable Instant wishedUntil) {

    /** The wish first, because it is the one that may be out of order. */
    List<ResidentAction> actions() {
      var actions = new ArrayList<ResidentAction>();
      if (wishedFrom != null && wishedUntil != null) {
        actions.add(new ResidentAction.Reschedule(wishedFrom, wishedUntil));
      } else if (wishedFrom != null || wishedUntil != null) {
        throw invalid(
            wishedFrom == null ? "wishedFrom" : "wishedUntil", "request.wished.incomplete");
      }
      if (words != null) {
        actions.add(new ResidentAction.AddWords(words));
      }
      if (actions.isEmpty()) {
        throw invalid("words", "hotline.amendment.empty");
      }
      return actions;
    }
  }

  /**
   * Own words of the caller; may be left out.
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
   * How it went.
   *
   * @param stars 1 to 5
   * @param words at most 1000 characters
   */
  record Verdict(@Nullable Boolean resolved, @Nullable Integer stars, @Nullable String words) {

    ResidentAction checked() {
      if (resolved == null) {
        throw invalid("resolved", "request.resolved.missing");
      }
      if (stars == null) {
        throw invalid("stars", "request.stars.range");
      }
      return new ResidentAction.Evaluate(resolved, stars, words == null ? "" : words);
    }
  }

  record Picture(UUID picture) {}

  /** More words, another wished time, or both. */
  @RequestMapping(
      path = ORDER,
      method = {RequestMethod.PUT, RequestMethod.PATCH})
  Mono<OrderAnswer> amend(
      @PathVariable String hotlineNumber,
      @RequestBody Amendment amendment,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key,
      @AuthenticationPrincipal SignedIn hotline) {
    return act(new Call(hotlineNumber, key, hotline), amendment.actions());
  }

  /** The caller no longer wants it; said twice it still holds once. */
  @PostMapping(ORDER + "/withdrawal")
  Mono<OrderAnswer> withdraw(
      @PathVariable String hotlineNumber,
      @RequestBody(required = false) @Nullable Reason reason,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key,
      @AuthenticationPrincipal SignedIn hotline) {
    var why = reason == null ? null : reason.reason();
    return act(new Call(hotlineNumber, key, hotline), List.of(new ResidentAction.Withdraw(why)));
  }

  /** Please hurry. */
  @PostMapping(ORDER + "/urges")
  Mono<OrderAnswer> urge(
      @PathVariable String hotlineNumber,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key,
      @AuthenticationPrincipal SignedIn hotline) {
    return act(new Call(hotlineNumber, key, hotline), List.of(new ResidentAction.Urge()));
  }

  /** Whether it was resolved; an unresolved order goes back into dispatch. */
  @PostMapping(ORDER + "/evaluation")
  Mono<OrderAnswer> evaluate(
      @PathVariable String hotlineNumber,
      @RequestBody Verdict verdict,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key,
      @AuthenticationPrincipal SignedIn hotline) {
    return act(new Call(hotlineNumber, key, hotline), List.of(verdict.checked()));
  }

  /** Searches again for what was closed a few days ago, under the same number. */
  @PostMapping(ORDER + "/reopening")
  Mono<OrderAnswer> reopen(
      @PathVariable String hotlineNumber,
      @RequestBody(required = false) @Nullable Words words,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key,
      @AuthenticationPrincipal SignedIn hotline) {
    var why = words == null || words.words() == null ? "" : words.words();
    return act(new Call(hotlineNumber, key, hotline), List.of(new ResidentAction.Reopen(why)));
  }

  /** A picture, as the body of the call; the same file again is the same picture. */
  @PostMapping(ORDER + "/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Picture> attach(
      @PathVariable String hotlineNumber,
      ServerHttpRequest request,
      @AuthenticationPrincipal SignedIn hotline) {
    Demand.scope(hotline, KeyScope.ORDERS_WRITE);
    return orders
        .id(hotlineNumber, hotline)
        .flatMap(
            id ->
                RawBody.read(request, Pictures.LARGEST_FILE)
                    .flatMap(file -> orders.pictures().to(id, file, hotline.personId())))
        .map(ActionsApi::picture);
  }

  private static Picture picture(Attachment attachment) {
    return switch (attachment) {
      case Attachment.Attached attached -> new Picture(attached.picture());
      case Attachment.Refused refused ->
          throw new InvalidInput(
              refused.reason().status(), List.of(refused.reason().error("body")));
    };
  }

  /** Who wants something done, to which order, and what names the call. */
  private record Call(String number, @Nullable String key, SignedIn hotline) {

    /** A withdrawal needs no key of its own, because there can be only one. */
    @Nullable String keyFor(ResidentAction action) {
      var name = action.getClass().getSimpleName();
      if (key != null) {
        return "%s:%s:%s".formatted(hotline.personId(), name, key);
      }
      return action instanceof ResidentAction.Withdraw
          ? "%s:%s".formatted(hotline.personId(), name)
          : null;
    }
  }

  private Mono<OrderAnswer> act(Call call, List<ResidentAction> actions) {
    Demand.scope(call.hotline(), KeyScope.ORDERS_WRITE);
    if (call.key() != null && !KEY.matcher(call.key()).matches()) {
      throw invalid(KEY_HEADER, "request.key.form");
    }
    return orders
        .id(call.number(), call.hotline())
        .flatMap(
            id ->
                Flux.fromIterable(actions)
                    .concatMap(action -> one(id, action, call))
                    .then(Mono.defer(() -> orders.answer(call.number(), id, call.hotline()))));
  }

  private Mono<Void> one(UUID id, ResidentAction action, Call call) {
    return acting
        .act(id, action, Actor.hotline(call.hotline().personId()), call.keyFor(action))
        .flatMap(result -> ActionAnswers.done(result, action))
        .then();
  }

  private static InvalidInput invalid(String field, String messageKey) {
    return new InvalidInput(List.of(new FieldError(field, messageKey)));
  }
}
