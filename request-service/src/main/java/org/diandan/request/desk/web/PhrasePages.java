package org.diandan.request.desk.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.desk.KnowledgeNotes;
import org.diandan.request.desk.QuickPhrases;
import org.diandan.request.desk.QuickPhrases.Phrase;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What operators may write for each other: quick phrases of their areas, and notes on items. */
@Controller
class PhrasePages {

  private final QuickPhrases phrases;
  private final KnowledgeNotes notes;
  private final Catalogue catalogue;
  private final Areas areas;

  PhrasePages(QuickPhrases phrases, KnowledgeNotes notes, Catalogue catalogue, Areas areas) {
    this.phrases = phrases;
    this.notes = notes;
    this.catalogue = catalogue;
    this.areas = areas;
  }

  /** Where a phrase may be kept. */
  record Place(String code, String name) {}

  @GetMapping("/desk/phrases")
  Mono<Rendering> phrases(@AuthenticationPrincipal SignedIn operator) {
    return page(operator, Typed.nothing(), Map.of());
  }

  @PostMapping("/desk/phrases")
  Mono<Rendering> change(@AuthenticationPrincipal SignedIn operator, ServerWebExchange exchange) {
    return exchange.getFormData().map(Typed::of).flatMap(typed -> change(operator, typed));
  }

  private Mono<Rendering> change(SignedIn operator, Typed typed) {
    var area = typed.get("area");
    if (!OperatorAreas.of(operator).prefixes().contains(area)) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "desk.phrase.other-area");
    }
    if (!typed.get("remove").isEmpty()) {
      return phrases.remove(area, typed.get("remove")).thenReturn(seeOther("/desk/phrases"));
    }
    var phrase = new Phrase(area, typed.get("code").strip(), typed.get("words").strip());
    return phrase.isUsable()
        ? phrases.keep(phrase).thenReturn(seeOther("/desk/phrases"))
        : page(operator, typed, Map.of("code", "desk.phrase.wrong"));
  }

  private Mono<Rendering> page(SignedIn operator, Typed typed, Map<String, String> errorKeys) {
    var own = OperatorAreas.of(operator);
    return Mono.zip(phrases.listFor(own).collectList(), places(own))
        .map(
            found ->
                Rendering.view("request/desk/phrases")
                    .status(errorKeys.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("phrases", found.getT1())
                    .modelAttribute("places", found.getT2())
                    .modelAttribute("own", own.prefixes())
                    .modelAttribute("typed", typed.fields())
                    .modelAttribute("errorKeys", errorKeys)
                    .build());
  }

  private Mono<List<Place>> places(OperatorAreas own) {
    return Flux.fromIterable(own.prefixes())
        .concatMap(
            code ->
                areas.find(code).map(found -> new Place(code, found.map(Area::name).orElse(code))))
        .collectList();
  }

  @GetMapping("/desk/knowledge/{code}")
  Mono<Rendering> note(@PathVariable String code, Locale locale) {
    var item = item(code);
    return notes.of(item.code()).map(words -> notePage(item, words, HttpStatus.OK));
  }

  @PostMapping("/desk/knowledge/{code}")
  Mono<Rendering> write(
      @PathVariable String code,
      @AuthenticationPrincipal SignedIn operator,
      ServerWebExchange exchange) {
    var item = item(code);
    return exchange
        .getFormData()
        .map(Typed::of)
        .flatMap(
            typed ->
                typed.get("words").strip().length() <= KnowledgeNotes.LONGEST
                    ? notes
                        .write(item.code(), typed.get("words"), operator.personId())
                        .thenReturn(seeOther("/desk"))
                    : Mono.just(
                        notePage(item, typed.get("words"), HttpStatus.UNPROCESSABLE_CONTENT)));
  }

  private static Rendering notePage(ServiceItem item, String words, HttpStatus status) {
    return Rendering.view("request/desk/knowledge")
        .status(status)
        .modelAttribute("item", item)
        .modelAttribute("words", words)
        .modelAttribute("longest", KnowledgeNotes.LONGEST)
        .modelAttribute("tooLong", status != HttpStatus.OK)
        .build();
  }

  private ServiceItem item(String code) {
    return catalogue
        .find(code)
        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "request.item.gone"));
  }

  private static Rendering seeOther(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
