package org.diandan.request.suggestion.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.limits.Source;
import org.diandan.request.suggestion.SuggestItems;
import org.diandan.request.suggestion.Suggestions;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Suggestions for programs and the desk. Words come in the body, so that no log holds them. */
@RestController
class SuggestionApi {

  static final int LONGEST_WORDS = 1000;

  private final SuggestItems suggesting;
  private final Catalogue catalogue;
  private final Limits limits;

  SuggestionApi(SuggestItems suggesting, Catalogue catalogue, Limits limits) {
    this.suggesting = suggesting;
    this.catalogue = catalogue;
    this.limits = limits;
  }

  /** What somebody said. */
  record Said(@Nullable String words) {}

  /** What was chosen for some words. */
  record Choice(@Nullable String item, @Nullable String words) {}

  /**
   * The proposal.
   *
   * @param id to be given back with the choice
   * @param items at most three, best first
   */
  record Proposal(UUID id, List<ProposedItem> items) {

    static Proposal of(Suggestions suggestions, Locale locale) {
      return new Proposal(
          suggestions.id(),
          suggestions.best().stream()
              .map(suggestion -> suggestion.item())
              .map(
                  item ->
                      new ProposedItem(
                          item.code().value(), item.name().in(locale), item.isEmergency()))
              .toList());
    }
  }

  /** One proposed item. */
  record ProposedItem(String code, String name, boolean emergency) {}

  /** At most three items somebody may mean. */
  @PostMapping("/api/suggestions")
  Mono<Proposal> suggest(@RequestBody Said said, ServerHttpRequest request, Locale locale) {
    var words = checked(said.words());
    return limits
        .take(LimitKind.SUGGEST_PER_SOURCE, Source.of(request))
        .then(Mono.defer(() -> suggesting.forWords(words)))
        .map(suggestions -> Proposal.of(suggestions, locale));
  }

  /** What was chosen in the end, by whoever is trusted to teach. */
  @PostMapping("/api/suggestions/{id}/choice")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> choose(@PathVariable UUID id, @RequestBody Choice choice) {
    var words = checked(choice.words());
    return suggesting.confirmed(id, item(choice.item()), words);
  }

  private ServiceItemCode item(@Nullable String code) {
    if (code == null || code.isBlank()) {
      throw new InvalidInput(List.of(new FieldError("item", "suggestion.item.missing")));
    }
    return catalogue
        .find(code.strip())
        .orElseThrow(
            () ->
                new InvalidInput(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    List.of(new FieldError("item", "suggestion.item.unknown"))))
        .code();
  }

  private static String checked(@Nullable String words) {
    if (words == null || words.isBlank()) {
      throw new InvalidInput(List.of(new FieldError("words", "suggestion.words.missing")));
    }
    if (words.length() > LONGEST_WORDS) {
      throw new InvalidInput(
          List.of(new FieldError("words", "suggestion.words.long", LONGEST_WORDS, words.length())));
    }
    return words;
  }
}
