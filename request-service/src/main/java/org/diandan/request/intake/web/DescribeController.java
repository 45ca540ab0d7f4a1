package org.diandan.request.intake.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceGroup;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.SwitchesInForce;
import org.diandan.request.intake.OrderDrafts;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.stopper.Stoppers;
import org.diandan.request.suggestion.SuggestItems;
import org.diandan.request.suggestion.Suggestion;
import org.diandan.request.suggestion.Suggestions;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * "I cannot say what it is": own words, up to three proposals, and the form with the words kept.
 */
@Controller
class DescribeController {

  private static final String PLACE = "/order/describe";

  private final OrderDrafts drafts;
  private final Proposing proposing;
  private final Catalogue catalogue;
  private final Stoppers stoppers;

  DescribeController(
      OrderDrafts drafts, Proposing proposing, Catalogue catalogue, Stoppers stoppers) {
    this.drafts = drafts;
    this.proposing = proposing;
    this.catalogue = catalogue;
    this.stoppers = stoppers;
  }

  /** What words may mean: what others chose who spoke like this, then what the menu finds. */
  @Component
  static final class Proposing {

    private static final int MOST = 3;

    private final SuggestItems suggestions;
    private final Catalogue catalogue;
    private final SwitchesInForce switches;

    Proposing(SuggestItems suggestions, Catalogue catalogue, SwitchesInForce switches) {
      this.suggestions = suggestions;
      this.catalogue = catalogue;
      this.switches = switches;
    }

    /**
     * @param shown names the proposal when the choice is told
     */
    record Proposal(UUID shown, List<ServiceItem> items) {

      static final Proposal NOTHING = new Proposal(new UUID(0, 0), List.of());
    }

    /** Nothing while that is switched off; the words are kept all the same. */
    Mono<Proposal> of(String words) {
      return switches.isOn(Feature.SUGGESTIONS)
          ? suggestions.forWords(words).map(found -> new Proposal(found.id(), items(found, words)))
          : Mono.just(Proposal.NOTHING);
    }

    private List<ServiceItem> items(Suggestions found, String words) {
      return found.best().isEmpty()
          ? catalogue.search(words).stream().limit(MOST).toList()
          : found.best().stream().map(Suggestion::item).toList();
    }

    Mono<Void> chosen(UUID shown, ServiceItemCode item, String words) {
      return suggestions.confirmed(shown, item, words);
    }
  }

  /** The question; with words that were sent before, the proposals beneath. */
  @GetMapping(PLACE)
  Mono<Rendering> page(ServerWebExchange exchange) {
    return draft(exchange)
        .flatMap(
            form -> {
              var words = form.get("words");
              boolean asked = exchange.getRequest().getQueryParams().containsKey("asked");
              return asked && !words.isBlank()
                  ? proposing.of(words).map(proposal -> page(words, proposal))
                  : Mono.just(page(words, Proposing.Proposal.NOTHING));
            });
  }

  /** Keeps the words and asks what they may mean, or takes up the choice. */
  @PostMapping(PLACE)
  Mono<Rendering> answer(ServerWebExchange exchange) {
    var secret = DraftCookie.findOrCreate(exchange);
    return exchange
        .getFormData()
        .flatMap(
            sent ->
                drafts
                    .find(secret)
                    .map(form -> form.with(Map.of("words", first(sent, "words"))))
                    .flatMap(form -> drafts.save(secret, form))
                    .flatMap(form -> next(form, sent)));
  }

  private Mono<Rendering> next(OrderForm form, MultiValueMap<String, String> sent) {
    var item = first(sent, "item");
    if (item.isEmpty()) {
      return Mono.just(seeOther(PLACE + "?asked"));
    }
    var chosen =
        catalogue
            .find(item)
            .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "request.item.gone"));
    return proposing
        .chosen(shownOf(first(sent, "shown")), chosen.code(), form.get("words"))
        .thenReturn(seeOther("/order/item/" + chosen.code().value()));
  }

  private Rendering page(String words, Proposing.Proposal proposal) {
    return Rendering.view("request/order/describe")
        .modelAttribute("words", words)
        .modelAttribute("topics", stoppers.find(words))
        .modelAttribute("proposal", proposal)
        .modelAttribute("groups", catalogue.groups())
        .modelAttribute(
            "groupNames",
            catalogue.groups().stream()
                .collect(Collectors.toMap(ServiceGroup::code, ServiceGroup::name)))
        .build();
  }

  private Mono<OrderForm> draft(ServerWebExchange exchange) {
    var secret = DraftCookie.find(exchange);
    return secret.isEmpty() ? Mono.just(OrderForm.empty()) : drafts.find(secret);
  }

  /** An id nobody was shown teaches nothing. */
  private static UUID shownOf(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }

  private static String first(MultiValueMap<String, String> sent, String field) {
    var value = sent.getFirst(field);
    return value == null ? "" : value.strip();
  }

  private static Rendering seeOther(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
