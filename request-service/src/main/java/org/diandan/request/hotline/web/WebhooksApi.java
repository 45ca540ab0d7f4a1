package org.diandan.request.hotline.web;

import java.util.List;
import java.util.UUID;
import org.diandan.request.hotline.ListWebhooks;
import org.diandan.request.hotline.ListWebhooks.Delivery;
import org.diandan.request.hotline.ListWebhooks.Listed;
import org.diandan.request.hotline.Webhooks;
import org.diandan.request.hotline.Webhooks.Asker;
import org.diandan.request.hotline.Webhooks.Registration;
import org.diandan.request.hotline.Webhooks.Which;
import org.diandan.request.identity.KeyScope;
import org.diandan.request.limits.Source;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a hotline wants to be told what happens to its own orders. */
@RestController
class WebhooksApi {

  private static final int RECENT = 50;

  private final Webhooks webhooks;
  private final ListWebhooks lists;

  WebhooksApi(Webhooks webhooks, ListWebhooks lists) {
    this.webhooks = webhooks;
    this.lists = lists;
  }

  record Wanted(@Nullable String url) {}

  /**
   * A new endpoint, or one with a new secret.
   *
   * @param secret the only copy
   */
  record Secret(UUID id, String secret) {

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
      return "Secret[" + id + "]";
    }
  }

  record Endpoints(List<Listed> webhooks) {}

  record Deliveries(List<Delivery> deliveries) {}

  /** Adds an endpoint; it is told of everything from now on. */
  @PostMapping("/api/hotline/webhooks")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Secret> register(
      @RequestBody Wanted wanted,
      @AuthenticationPrincipal SignedIn hotline,
      ServerHttpRequest request) {
    Demand.scope(hotline, KeyScope.WEBHOOKS_WRITE);
    if (wanted.url() == null) {
      throw new InvalidInput(List.of(new FieldError("url", "kit.field.missing")));
    }
    return webhooks
        .register(hotline.personId(), wanted.url().strip(), asker(hotline, request))
        .map(
            registration ->
                switch (registration) {
                  case Registration.Registered made -> new Secret(made.id(), made.secret());
                  case Registration.Forbidden forbidden ->
                      throw new InvalidInput(
                          HttpStatus.UNPROCESSABLE_CONTENT,
                          List.of(new FieldError("url", forbidden.messageKey())));
                  case Registration.TooMany many ->
                      throw new Refusal(
                          HttpStatus.CONFLICT,
                          "too-many-webhooks",
                          "hotline.webhook.many",
                          many.most());
                });
  }

  /** All endpoints of the key. */
  @GetMapping("/api/hotline/webhooks")
  Mono<Endpoints> list(@AuthenticationPrincipal SignedIn hotline) {
    Demand.scope(hotline, KeyScope.WEBHOOKS_WRITE);
    return lists.of(hotline.personId()).map(Endpoints::new);
  }

  /** Its last deliveries, newest event first. */
  @GetMapping("/api/hotline/webhooks/{id}/deliveries")
  Mono<Deliveries> deliveries(@PathVariable UUID id, @AuthenticationPrincipal SignedIn hotline) {
    Demand.scope(hotline, KeyScope.WEBHOOKS_WRITE);
    return lists
        .of(hotline.personId())
        .filter(all -> all.stream().anyMatch(one -> one.id().equals(id)))
        .switchIfEmpty(Mono.error(WebhooksApi::unknown))
        .flatMap(all -> lists.recent(id, RECENT))
        .map(Deliveries::new);
  }

  /** A new secret; for 24 hours every webhook carries two signatures. */
  @PostMapping("/api/hotline/webhooks/{id}/rotation")
  Mono<Secret> rotate(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn hotline, ServerHttpRequest request) {
    return webhooks
        .rotate(own(id, hotline), asker(hotline, request))
        .map(secret -> new Secret(id, secret))
        .switchIfEmpty(Mono.error(WebhooksApi::unknown));
  }

  /** Goes on telling a disabled endpoint from where it stopped. */
  @PostMapping("/api/hotline/webhooks/{id}/enabling")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> enable(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn hotline, ServerHttpRequest request) {
    return webhooks.enable(own(id, hotline), asker(hotline, request)).flatMap(WebhooksApi::found);
  }

  /** Sends an event again, even if it got there before. */
  @PostMapping("/api/hotline/webhooks/{id}/deliveries/{number}/redelivery")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Void> redeliver(
      @PathVariable UUID id,
      @PathVariable long number,
      @AuthenticationPrincipal SignedIn hotline,
      ServerHttpRequest request) {
    return webhooks
        .redeliver(own(id, hotline), number, asker(hotline, request))
        .flatMap(WebhooksApi::found);
  }

  /** Ends an endpoint. */
  @DeleteMapping("/api/hotline/webhooks/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> remove(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn hotline, ServerHttpRequest request) {
    return webhooks.remove(own(id, hotline), asker(hotline, request)).flatMap(WebhooksApi::found);
  }

  private static Which own(UUID id, SignedIn hotline) {
    Demand.scope(hotline, KeyScope.WEBHOOKS_WRITE);
    return new Which(id, hotline.personId());
  }

  static Asker asker(SignedIn caller, ServerHttpRequest request) {
    return new Asker(caller.personId(), Source.of(request));
  }

  static Mono<Void> found(boolean found) {
    return found ? Mono.empty() : Mono.error(unknown());
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "webhook-not-found", "hotline.webhook.unknown");
  }
}
