package org.diandan.request.dashboard.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.dashboard.SavedViews;
import org.diandan.request.dashboard.SavedViews.Outcome;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Choices of the dashboard under a name: keep, open, rename, remove; everybody only their own. */
@Controller
class ViewPages {

  private static final String PLACE = "/official/views";

  private final SavedViews views;
  private final ReadChoice choices;
  private final AuditLog audit;

  ViewPages(SavedViews views, ReadChoice choices, AuditLog audit) {
    this.views = views;
    this.choices = choices;
    this.audit = audit;
  }

  @GetMapping(PLACE)
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn reader) {
    return page(reader, HttpStatus.OK, Map.of());
  }

  /** Leads to the dashboard as it was kept. */
  @GetMapping(PLACE + "/{id}")
  Mono<Rendering> open(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader) {
    return views
        .find(reader.personId(), id)
        .map(view -> seeOther("/official?" + view.words()))
        .switchIfEmpty(Mono.error(ViewPages::unknown));
  }

  /** Keeps the choice of an address under a name. */
  @PostMapping(PLACE)
  Mono<Rendering> keep(@AuthenticationPrincipal SignedIn reader, ServerWebExchange exchange) {
    return exchange.getFormData().flatMap(form -> keep(reader, form));
  }

  private Mono<Rendering> keep(SignedIn reader, MultiValueMap<String, String> form) {
    var name = text(form, "name");
    var words = choices.of(wordsOf(text(form, "words")), reader).words();
    if (!isName(name)) {
      return wrong(reader, Map.of("name", name, "words", words, "fault", "board.view.name"));
    }
    return views
        .keep(reader.personId(), name, words)
        .flatMap(
            outcome ->
                outcome == Outcome.DONE
                    ? recorded(reader, "view-kept", "", "/official?" + words)
                    : wrong(
                        reader, Map.of("name", name, "words", words, "fault", faultOf(outcome))));
  }

  /** Gives another name, or removes with {@code act=remove}. */
  @PostMapping(PLACE + "/{id}")
  Mono<Rendering> change(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, ServerWebExchange exchange) {
    return exchange
        .getFormData()
        .flatMap(
            form ->
                text(form, "act").equals("remove")
                    ? views
                        .remove(reader.personId(), id)
                        .then(
                            Mono.defer(
                                () -> recorded(reader, "view-removed", id.toString(), PLACE)))
                    : rename(id, text(form, "name"), reader));
  }

  private Mono<Rendering> rename(UUID id, String name, SignedIn reader) {
    if (!isName(name)) {
      return wrong(reader, Map.of("id", id, "name", name, "fault", "board.view.name"));
    }
    return views
        .rename(reader.personId(), id, name)
        .flatMap(
            outcome ->
                switch (outcome) {
                  case DONE -> recorded(reader, "view-renamed", id.toString(), PLACE);
                  case UNKNOWN -> Mono.error(unknown());
                  case NAME_TAKEN, FULL ->
                      wrong(reader, Map.of("id", id, "name", name, "fault", faultOf(outcome)));
                });
  }

  private Mono<Rendering> recorded(SignedIn reader, String action, String subject, String next) {
    return audit
        .record(new AuditEntry(reader.personId(), action, subject, "", ""))
        .thenReturn(seeOther(next));
  }

  private Mono<Rendering> wrong(SignedIn reader, Map<String, Object> typed) {
    return page(reader, HttpStatus.UNPROCESSABLE_CONTENT, typed);
  }

  private Mono<Rendering> page(SignedIn reader, HttpStatus status, Map<String, Object> typed) {
    return views
        .listOf(reader.personId())
        .collectList()
        .map(
            own ->
                Rendering.view("request/dashboard/views")
                    .status(status)
                    .modelAttribute("views", own)
                    .modelAttribute("typed", typed)
                    .build());
  }

  private static MultiValueMap<String, String> wordsOf(String words) {
    if (words.length() > 2000) {
      throw new InvalidInput(List.of(new FieldError("words", "kit.field.invalid")));
    }
    try {
      var asked = UriComponentsBuilder.fromUriString("/official?" + words).build().getQueryParams();
      var plain = new org.springframework.util.LinkedMultiValueMap<String, String>();
      asked.forEach(
          (name, values) ->
              values.forEach(
                  value ->
                      plain.add(
                          name,
                          value == null
                              ? ""
                              : org.springframework.web.util.UriUtils.decode(
                                  value, java.nio.charset.StandardCharsets.UTF_8))));
      return plain;
    } catch (IllegalArgumentException _) {
      throw new InvalidInput(List.of(new FieldError("words", "kit.field.invalid")));
    }
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && name.length() <= SavedViews.LONGEST_NAME;
  }

  private static String faultOf(Outcome outcome) {
    return outcome == Outcome.FULL ? "board.view.full" : "board.view.taken";
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "board.view.unknown");
  }

  private static Rendering seeOther(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }

  private static String text(MultiValueMap<String, String> form, String field) {
    var text = form.getFirst(field);
    return text == null ? "" : text.strip();
  }
}
