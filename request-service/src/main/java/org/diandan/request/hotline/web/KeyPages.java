package org.diandan.request.hotline.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.hotline.ListWebhooks;
import org.diandan.request.hotline.ListWebhooks.Delivery;
import org.diandan.request.hotline.ListWebhooks.Listed;
import org.diandan.request.hotline.Webhooks;
import org.diandan.request.hotline.Webhooks.Which;
import org.diandan.request.identity.IssueKeys;
import org.diandan.request.identity.IssueKeys.Created;
import org.diandan.request.identity.IssueKeys.ListedKey;
import org.diandan.request.identity.KeyScope;
import org.diandan.request.identity.KeySignIn;
import org.diandan.web.InvalidInput;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keys and webhooks for administrators. A secret is shown on one page, once. */
@Controller
class KeyPages {

  private static final int RECENT = 20;

  private final IssueKeys keys;
  private final Webhooks webhooks;
  private final ListWebhooks lists;
  private final Wording wording;

  KeyPages(IssueKeys keys, Webhooks webhooks, ListWebhooks lists, Wording wording) {
    this.keys = keys;
    this.webhooks = webhooks;
    this.lists = lists;
    this.wording = wording;
  }

  /** Sentences and times. */
  @Component("keyWording")
  record Wording(MessageSource messages, Clock clock, ZoneId zone) {

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }

    Map<String, String> errors(InvalidInput invalid, Locale locale) {
      var errors = new LinkedHashMap<String, String>();
      invalid
          .errors()
          .forEach(
              error ->
                  errors.put(
                      error.field(),
                      messages.getMessage(
                          error.messageKey(), error.arguments().toArray(), locale)));
      return errors;
    }

    Map<String, String> signIns(Locale locale) {
      var options = new LinkedHashMap<String, String>();
      for (var way : KeySignIn.values()) {
        options.put(
            way.name(), messages.getMessage("hotline.keys.sign-in." + way.name(), null, locale));
      }
      return options;
    }
  }

  /** A webhook endpoint with its last deliveries. */
  record Endpoint(Listed listed, List<Delivery> recent) {
    Endpoint {
      recent = List.copyOf(recent);
    }
  }

  @GetMapping("/admin/keys")
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return list(administrator, locale, Form.EMPTY, Map.of());
  }

  /** What was typed into the form for a new key. */
  record Form(
      String name,
      String area,
      String perMinute,
      List<String> scopes,
      String signIn,
      boolean sandbox) {

    static final Form EMPTY =
        new Form(
            "", "", "600", KeyScope.all().stream().map(KeyScope::word).toList(), "BEARER", false);

    Form {
      scopes = List.copyOf(scopes);
    }

    static Form of(MultiValueMap<String, String> sent) {
      return new Form(
          text(sent, "name"),
          text(sent, "area"),
          text(sent, "perMinute"),
          sent.getOrDefault("scopes", List.of()),
          text(sent, "signIn"),
          text(sent, "sandbox").equals("true"));
    }

    WantedKey wanted() {
      var signs = List.of(KeySignIn.values());
      return new WantedKey(
          name,
          area,
          perMinute.strip().matches("[0-9]{1,6}") ? Integer.valueOf(perMinute.strip()) : 0,
          scopes,
          signs.stream().filter(one -> one.name().equals(signIn)).findFirst().orElse(null),
          sandbox);
    }
  }

  @PostMapping("/admin/keys")
  Mono<Rendering> create(
      @AuthenticationPrincipal SignedIn administrator, ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .map(Form::of)
        .flatMap(form -> create(form, administrator, exchange, locale));
  }

  private Mono<Rendering> create(
      Form form, SignedIn administrator, ServerWebExchange exchange, Locale locale) {
    try {
      var wanted = form.wanted().checked();
      WantedKey.demandArea(administrator, wanted.area());
      return keys.create(wanted, KeysApi.asker(administrator, exchange.getRequest()))
          .map(created -> secret(created, wanted.name()));
    } catch (InvalidInput invalid) {
      return list(administrator, locale, form, wording.errors(invalid, locale));
    }
  }

  @GetMapping("/admin/keys/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return known(id, administrator)
        .flatMap(key -> endpoints(id).map(endpoints -> one(key, endpoints, locale)));
  }

  @PostMapping("/admin/keys/{id}/rotation")
  Mono<Rendering> rotate(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn administrator,
      ServerWebExchange exchange) {
    return known(id, administrator)
        .flatMap(
            key ->
                keys.rotate(id, KeysApi.asker(administrator, exchange.getRequest()))
                    .map(renewed -> secret(renewed, key.name())))
        .switchIfEmpty(Mono.error(WantedKey::unknown));
  }

  @PostMapping("/admin/keys/{id}/disabling")
  Mono<Rendering> disable(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn administrator,
      ServerWebExchange exchange) {
    return known(id, administrator)
        .flatMap(key -> keys.disable(id, KeysApi.asker(administrator, exchange.getRequest())))
        .thenReturn(back("/admin/keys"));
  }

  @PostMapping("/admin/keys/{id}/webhooks/{endpoint}/{change:enabling|disabling}")
  Mono<Rendering> change(
      @PathVariable UUID id,
      @PathVariable UUID endpoint,
      @AuthenticationPrincipal SignedIn administrator,
      ServerWebExchange exchange) {
    var which = new Which(endpoint, id);
    var asker = WebhooksApi.asker(administrator, exchange.getRequest());
    var enabling = exchange.getRequest().getPath().value().endsWith("/enabling");
    return known(id, administrator)
        .flatMap(_ -> enabling ? webhooks.enable(which, asker) : webhooks.disable(which, asker))
        .flatMap(WebhooksApi::found)
        .thenReturn(back("/admin/keys/" + id));
  }

  @PostMapping("/admin/keys/{id}/webhooks/{endpoint}/redelivery")
  Mono<Rendering> redeliver(
      @PathVariable UUID id,
      @PathVariable UUID endpoint,
      @AuthenticationPrincipal SignedIn administrator,
      ServerWebExchange exchange) {
    var asker = WebhooksApi.asker(administrator, exchange.getRequest());
    return known(id, administrator)
        .then(exchange.getFormData())
        .map(form -> text(form, "number"))
        .filter(number -> number.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .flatMap(number -> webhooks.redeliver(new Which(endpoint, id), number, asker))
        .defaultIfEmpty(false)
        .flatMap(WebhooksApi::found)
        .thenReturn(back("/admin/keys/" + id));
  }

  private Mono<ListedKey> known(UUID id, SignedIn administrator) {
    return keys.list()
        .flatMapIterable(all -> all)
        .filter(key -> key.id().equals(id) && WantedKey.reaches(administrator, key))
        .next()
        .switchIfEmpty(Mono.error(WantedKey::unknown));
  }

  private Mono<List<Endpoint>> endpoints(UUID key) {
    return lists
        .of(key)
        .flatMapMany(Flux::fromIterable)
        .concatMap(
            listed -> lists.recent(listed.id(), RECENT).map(recent -> new Endpoint(listed, recent)))
        .collectList();
  }

  private Mono<Rendering> list(
      SignedIn administrator, Locale locale, Form form, Map<String, String> errors) {
    return keys.list()
        .map(
            all -> {
              var mine = new ArrayList<>(all);
              mine.removeIf(key -> !WantedKey.reaches(administrator, key));
              var model = new HashMap<String, Object>();
              model.put("keys", mine);
              model.put("form", form);
              model.put("scopes", KeyScope.all());
              model.put("signIns", wording.signIns(locale));
              model.put("errors", errors);
              model.put("spoken", wording.spoken(locale));
              return Rendering.view("request/hotline/keys")
                  .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                  .model(model)
                  .build();
            });
  }

  private Rendering one(ListedKey key, List<Endpoint> endpoints, Locale locale) {
    return Rendering.view("request/hotline/key")
        .modelAttribute("key", key)
        .modelAttribute("endpoints", endpoints)
        .modelAttribute("spoken", wording.spoken(locale))
        .build();
  }

  private static Rendering secret(Created created, String name) {
    return Rendering.view("request/hotline/secret")
        .modelAttribute("created", created)
        .modelAttribute("name", name)
        .header("Cache-Control", "no-store")
        .build();
  }

  private static Rendering back(String path) {
    return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
  }

  private static String text(MultiValueMap<String, String> sent, String field) {
    @Nullable String text = sent.getFirst(field);
    return text == null ? "" : text;
  }
}
