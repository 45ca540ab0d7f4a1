package org.diandan.request.desk.web;

import java.util.List;
import java.util.Locale;
import org.diandan.request.desk.CompleteItem;
import org.diandan.request.desk.CompletePlace;
import org.diandan.request.desk.Offered;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What fits while an operator types; at most nine each, so that one digit chooses. */
@RestController
class CompletionApi {

  private final CompleteItem items;
  private final CompletePlace places;

  CompletionApi(CompleteItem items, CompletePlace places) {
    this.items = items;
    this.places = places;
  }

  @GetMapping("/desk/items")
  List<Offered> items(@RequestParam(defaultValue = "") String q, Locale locale) {
    return items.forWords(q, locale);
  }

  @GetMapping("/desk/places")
  Mono<List<Offered>> places(
      @RequestParam(defaultValue = "") String q, @AuthenticationPrincipal SignedIn operator) {
    return places.forWords(q, OperatorAreas.of(operator)).collectList();
  }
}
