package org.diandan.request.suggestion.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.diandan.contract.Role;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.limits.Source;
import org.diandan.request.suggestion.HitRates;
import org.diandan.request.suggestion.LexiconWord;
import org.diandan.request.suggestion.LexiconWords;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The administrators' page: how good the suggestions are, and the words behind them. */
@Controller
@RequestMapping("/admin/suggestions")
class SuggestionPages {

  private static final TypedWord NOTHING = new TypedWord("", "", "3", false);

  private final HitRates rates;
  private final LexiconWords words;
  private final Naming naming;

  SuggestionPages(HitRates rates, LexiconWords words, Naming naming) {
    this.rates = rates;
    this.words = words;
    this.naming = naming;
  }

  /** Names of items and sentences. */
  @Component("suggestionNaming")
  record Naming(Catalogue catalogue, MessageSource messages) {

    /** The item whose words are shown: the asked one, or the first of the menu. */
    ServiceItem shown(String code) {
      return catalogue.find(code).orElseGet(() -> catalogue.groups().getFirst().items().getFirst());
    }
  }

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String item,
      @RequestParam(defaultValue = "") String saved,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return page(naming.shown(item), NOTHING, List.of(), locale)
        .map(
            page ->
                page.modelAttribute("saved", !saved.isEmpty())
                    .modelAttribute("mayChange", mayChange(administrator))
                    .build());
  }

  /** The words are the same for every area, so changing them takes authority everywhere. */
  private static boolean mayChange(SignedIn administrator) {
    return administrator.holds(Role.ADMINISTRATOR.name(), "");
  }

  /** Adds a word, changes its weight or switches it off. */
  @PostMapping
  Mono<Rendering> change(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    if (!mayChange(administrator)) {
      throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "identity.outside-area");
    }
    return exchange
        .getFormData()
        .map(TypedWord::of)
        .flatMap(
            typed -> {
              var faults = typed.faults(naming.catalogue());
              return faults.isEmpty()
                  ? put(typed.checked(naming.catalogue()), administrator, exchange)
                  : page(naming.shown(typed.item()), typed, faults, locale)
                      .map(
                          page ->
                              page.status(HttpStatus.UNPROCESSABLE_CONTENT)
                                  .modelAttribute("mayChange", true)
                                  .build());
            });
  }

  private Mono<Rendering> put(
      LexiconWord word, SignedIn administrator, ServerWebExchange exchange) {
    return words
        .put(word, administrator.personId(), Source.of(exchange.getRequest()))
        .thenReturn(
            Rendering.redirectTo("/admin/suggestions?item=%s&saved=1#words".formatted(word.item()))
                .status(HttpStatus.SEE_OTHER)
                .build());
  }

  private Mono<Rendering.Builder<?>> page(
      ServiceItem item, TypedWord typed, List<FieldError> faults, Locale locale) {
    return Mono.zip(rates.lately(), words.listOf(item.code()).collectList())
        .map(
            found ->
                Rendering.view("request/suggestion/admin")
                    .modelAttribute("rates", found.getT1())
                    .modelAttribute("first", percent(found.getT1().counts().firstRate()))
                    .modelAttribute("amongThree", percent(found.getT1().counts().amongThreeRate()))
                    .modelAttribute("other", percent(found.getT1().counts().otherRate()))
                    .modelAttribute("period", HitRates.DAYS)
                    .modelAttribute("words", found.getT2())
                    .modelAttribute("item", item)
                    .modelAttribute("typed", typed)
                    .modelAttribute("errors", sentences(faults, locale))
                    .modelAttribute("catalogue", naming.catalogue()));
  }

  private Map<String, String> sentences(List<FieldError> faults, Locale locale) {
    var sentences = new LinkedHashMap<String, String>();
    faults.forEach(
        fault ->
            sentences.put(
                fault.field(),
                naming
                    .messages()
                    .getMessage(fault.messageKey(), fault.arguments().toArray(), locale)));
    return sentences;
  }

  private static String percent(OptionalDouble rate) {
    return rate.isPresent() ? String.format(Locale.ROOT, "%.1f%%", 100 * rate.getAsDouble()) : "—";
  }
}
