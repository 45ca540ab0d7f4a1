package org.diandan.request.duplicate.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.duplicate.By;
import org.diandan.request.duplicate.DuplicateGroups;
import org.diandan.request.limits.Source;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operators' page of requests that may mean the same, and of those that are merged. */
@Controller
@RequestMapping("/official/duplicates")
class DuplicatePages {

  private final DuplicateGroups groups;
  private final MergeDesk desk;
  private final Saying saying;

  DuplicatePages(DuplicateGroups groups, MergeDesk desk, Saying saying) {
    this.groups = groups;
    this.desk = desk;
    this.saying = saying;
  }

  /** Names of items, times and sentences. */
  @Component("duplicateSaying")
  record Saying(Catalogue catalogue, Clock clock, ZoneId zone, MessageSource messages) {

    Map<String, String> sentences(List<FieldError> errors, Locale locale) {
      var sentences = new LinkedHashMap<String, String>();
      errors.forEach(
          error ->
              sentences.put(
                  error.field(),
                  messages.getMessage(error.messageKey(), error.arguments().toArray(), locale)));
      return sentences;
    }
  }

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return page(reader, List.of(), locale)
        .map(page -> page.modelAttribute("done", !done.isEmpty()).build());
  }

  /** Merges the ticked requests of a group into the one that is kept. */
  @PostMapping
  Mono<Rendering> merge(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(form -> merge(form, reader, exchange))
        .onErrorResume(
            InvalidInput.class,
            // What is wrong is told on the page itself.
            invalid ->
                page(reader, invalid.errors(), locale)
                    .map(page -> page.status(invalid.status()).build()));
  }

  @PostMapping("/{id}/unmerge")
  Mono<Rendering> unmerge(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    var by = new By(reader.personId(), "", Source.of(exchange.getRequest()));
    return desk.unmerge(id, reader, by).then(Mono.fromSupplier(DuplicatePages::back));
  }

  private Mono<Rendering> merge(
      MultiValueMap<String, String> form, SignedIn reader, ServerWebExchange exchange) {
    var into =
        id(Objects.requireNonNullElse(form.getFirst("into"), ""))
            .orElseThrow(() -> invalid("into", "duplicate.into.missing"));
    var ticked =
        form.getOrDefault("request", List.of()).stream()
            .map(DuplicatePages::id)
            .flatMap(Optional::stream)
            .filter(one -> !one.equals(into))
            .distinct()
            .toList();
    if (ticked.isEmpty()) {
      throw invalid("request", "duplicate.request.missing");
    }
    var reason = MergeDesk.reason(form.getFirst("reason"));
    var by = new By(reader.personId(), reason, Source.of(exchange.getRequest()));
    return Flux.fromIterable(ticked)
        .concatMap(one -> desk.merge(one, into, reader, by))
        .then(Mono.fromSupplier(DuplicatePages::back));
  }

  private Mono<Rendering.Builder<?>> page(SignedIn reader, List<FieldError> errors, Locale locale) {
    var areas = MergeDesk.areasOf(reader);
    return Mono.zip(groups.inside(areas), groups.merged(areas).collectList())
        .map(
            found ->
                Rendering.view("request/duplicate/list")
                    .modelAttribute("groups", found.getT1())
                    .modelAttribute("merged", found.getT2())
                    .modelAttribute("errors", saying.sentences(errors, locale))
                    .modelAttribute("catalogue", saying.catalogue())
                    .modelAttribute(
                        "spoken", new SpokenTime(saying.clock().instant(), saying.zone(), locale)));
  }

  private static Rendering back() {
    return Rendering.redirectTo("/official/duplicates?done=1").status(HttpStatus.SEE_OTHER).build();
  }

  private static InvalidInput invalid(String field, String message) {
    return new InvalidInput(List.of(new FieldError(field, message)));
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
