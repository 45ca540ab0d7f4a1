package org.diandan.request.catalogue.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.Urgency;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.EditCatalogue;
import org.diandan.request.catalogue.EditCatalogue.Edited;
import org.diandan.request.catalogue.EditCatalogue.Outcome;
import org.diandan.request.catalogue.Skill;
import org.diandan.request.catalogue.WantedItem;
import org.diandan.request.clock.SpokenTime;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The menu as administrators of everywhere change it; others of them may look. */
@Controller
@RequestMapping("/admin/catalogue")
class CataloguePages {

  private final EditCatalogue editing;
  private final Catalogue catalogue;
  private final CatalogueWords words;

  CataloguePages(EditCatalogue editing, Catalogue catalogue, CatalogueWords words) {
    this.editing = editing;
    this.catalogue = catalogue;
    this.words = words;
  }

  /** Names of what can be chosen, and moments as people say them. */
  @Component
  record CatalogueWords(MessageSource messages, Clock clock, ZoneId zone) {

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }

    String of(String key, Locale locale, Object... values) {
      return messages.getMessage(key, values, locale);
    }

    Map<String, String> urgencies(Locale locale) {
      var options = new LinkedHashMap<String, String>();
      for (var urgency : Urgency.values()) {
        options.put(urgency.name(), of("catalogue.urgency." + urgency, locale));
      }
      return options;
    }

    Map<String, String> errors(InvalidInput invalid, Locale locale) {
      var errors = new LinkedHashMap<String, String>();
      invalid
          .errors()
          .forEach(
              it ->
                  errors.putIfAbsent(
                      it.field(), of(it.messageKey(), locale, it.arguments().toArray())));
      return errors;
    }
  }

  @GetMapping
  Mono<Rendering> list(
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return editing
        .list()
        .map(
            items ->
                Rendering.view("request/catalogue/list")
                    .modelAttribute("groups", catalogue.groups())
                    .modelAttribute("items", items)
                    .modelAttribute("done", done)
                    .modelAttribute("locale", locale)
                    .modelAttribute("mayChange", SentForm.mayChange(administrator))
                    .build());
  }

  @GetMapping("/items/new")
  Mono<Rendering> form(
      @RequestParam(defaultValue = "") String group,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    require(administrator);
    var empty = new WantedItem(group, "", "", List.of(), Urgency.U3.name(), "", "", List.of());
    return page(null, empty, Map.of(), locale);
  }

  @PostMapping("/items")
  Mono<Rendering> add(ServerWebExchange exchange, @AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return sent(exchange, administrator)
        .flatMap(
            sent ->
                Mono.defer(() -> editing.add(sent.wanted(), sent.author()))
                    .flatMap(outcome -> answer(outcome, null, sent))
                    .onErrorResume(InvalidInput.class, e -> faulty(e, null, sent)));
  }

  @GetMapping("/items/{code}")
  Mono<Rendering> show(
      @PathVariable String code, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return known(code).flatMap(item -> page(item, WantedItem.of(item.item()), Map.of(), locale));
  }

  @PostMapping("/items/{code}")
  Mono<Rendering> revise(
      @PathVariable String code,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return Mono.zip(known(code), sent(exchange, administrator))
        .flatMap(
            read -> {
              var item = read.getT1();
              var sent = read.getT2();
              return sent.isAbout(item.item().version())
                  ? editing
                      .revise(item.item(), item.retiredAt() != null, sent.wanted(), sent.author())
                      .flatMap(outcome -> answer(outcome, item, sent))
                      .onErrorResume(InvalidInput.class, e -> faulty(e, item, sent))
                  : answer(new Outcome.Stale(), item, sent);
            });
  }

  @PostMapping("/items/{code}/{change:retirement|return}")
  Mono<Rendering> retire(
      @PathVariable String code,
      @PathVariable String change,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return Mono.zip(known(code), sent(exchange, administrator))
        .flatMap(
            read -> {
              var item = read.getT1();
              var shown = read.getT2().showing(WantedItem.of(item.item()));
              return editing
                  .retire(item.item(), change.equals("retirement"), shown.author())
                  .flatMap(outcome -> answer(outcome, item, shown));
            });
  }

  private Mono<Rendering> answer(
      Outcome outcome, @Nullable Edited item, SentForm<WantedItem> sent) {
    return switch (outcome) {
      case Outcome.Saved saved -> Mono.just(back(saved.code().value()));
      case Outcome.Stale _ ->
          page(item, sent.wanted(), said("chinese", "catalogue.stale", sent), sent.locale());
      case Outcome.GroupFull _ ->
          page(item, sent.wanted(), said("group", "catalogue.group.full", sent), sent.locale());
      case Outcome.SkillRetired _ ->
          page(
              item, sent.wanted(), said("skills", "catalogue.skills.retired", sent), sent.locale());
    };
  }

  private Map<String, String> said(String field, String key, SentForm<WantedItem> sent) {
    return Map.of(field, words.of(key, sent.locale()));
  }

  private Mono<Rendering> faulty(
      InvalidInput invalid, @Nullable Edited item, SentForm<WantedItem> sent) {
    return page(item, sent.wanted(), words.errors(invalid, sent.locale()), sent.locale());
  }

  private Mono<Rendering> page(
      @Nullable Edited edited, WantedItem wanted, Map<String, String> errors, Locale locale) {
    var history =
        edited == null
            ? Mono.just(List.<EditCatalogue.Made>of())
            : editing.history(edited.item().code());
    var model = new HashMap<String, @Nullable Object>();
    model.put("edited", edited);
    model.put("wanted", wanted);
    model.put("errors", errors);
    model.put("groups", groups(locale));
    model.put("skills", choices(wanted));
    model.put("flags", ItemFlag.values());
    model.put("urgencies", words.urgencies(locale));
    model.put("locale", locale);
    model.put("spoken", words.spoken(locale));
    return history.map(
        made ->
            Rendering.view("request/catalogue/item")
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .model(model)
                .modelAttribute("history", made)
                .build());
  }

  /** What can be chosen, and what is chosen already though it was retired. */
  private List<Skill> choices(WantedItem wanted) {
    return catalogue.skillsEver().stream()
        .filter(skill -> !skill.retired() || wanted.skills().contains(skill.code().value()))
        .toList();
  }

  private Map<String, String> groups(Locale locale) {
    var groups = new LinkedHashMap<String, String>();
    catalogue.groups().forEach(group -> groups.put(group.code(), group.name().in(locale)));
    return groups;
  }

  private Mono<Edited> known(String code) {
    return editing
        .find(code)
        .flatMap(
            found ->
                found
                    .map(Mono::just)
                    .orElseGet(
                        () ->
                            Mono.error(
                                new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404"))));
  }

  private static Mono<SentForm<WantedItem>> sent(
      ServerWebExchange exchange, SignedIn administrator) {
    return SentForm.of(exchange, administrator, WantedItem::of);
  }

  private static Rendering back(String code) {
    return Rendering.redirectTo("/admin/catalogue?done=" + code)
        .status(HttpStatus.SEE_OTHER)
        .build();
  }

  private static void require(SignedIn administrator) {
    SentForm.require(administrator, "catalogue.everywhere");
  }
}
