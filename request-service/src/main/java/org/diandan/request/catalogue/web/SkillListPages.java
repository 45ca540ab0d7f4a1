package org.diandan.request.catalogue.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.EditSkills;
import org.diandan.request.catalogue.EditSkills.Outcome;
import org.diandan.request.catalogue.ListSkills;
import org.diandan.request.catalogue.ListSkills.Listed;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.catalogue.WantedSkill;
import org.diandan.request.catalogue.web.CataloguePages.CatalogueWords;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The list of skills as administrators of everywhere change it; others of them may look. */
@Controller
@RequestMapping(SkillListPages.PATH)
class SkillListPages {

  static final String PATH = "/admin/catalogue/skills";

  private final ListSkills skills;
  private final EditSkills editing;
  private final Catalogue catalogue;
  private final CatalogueWords words;

  SkillListPages(ListSkills skills, EditSkills editing, Catalogue catalogue, CatalogueWords words) {
    this.skills = skills;
    this.editing = editing;
    this.catalogue = catalogue;
    this.words = words;
  }

  /** A skill with the items that need it. */
  record Line(Listed listed, List<ServiceItem> items) {
    Line {
      items = List.copyOf(items);
    }
  }

  @GetMapping
  Mono<Rendering> list(
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return skills
        .list()
        .map(
            all ->
                Rendering.view("request/catalogue/skills")
                    .modelAttribute("lines", all.stream().map(this::line).toList())
                    .modelAttribute("done", done)
                    .modelAttribute("locale", locale)
                    .modelAttribute("mayChange", SentForm.mayChange(administrator))
                    .build());
  }

  @GetMapping("/new")
  Mono<Rendering> form(@AuthenticationPrincipal SignedIn administrator, Locale locale) {
    require(administrator);
    return skills
        .nextCode()
        .flatMap(code -> page(null, WantedSkill.proposed(code), Map.of(), locale));
  }

  @PostMapping
  Mono<Rendering> add(ServerWebExchange exchange, @AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return sent(exchange, administrator)
        .flatMap(
            sent ->
                editing
                    .add(sent.wanted(), sent.author())
                    .flatMap(outcome -> answer(outcome, null, sent))
                    .onErrorResume(InvalidInput.class, e -> faulty(e, null, sent)));
  }

  @GetMapping("/{code}")
  Mono<Rendering> show(@PathVariable String code, Locale locale) {
    return known(code)
        .flatMap(listed -> page(listed, WantedSkill.of(listed.skill()), Map.of(), locale));
  }

  @PostMapping("/{code}")
  Mono<Rendering> revise(
      @PathVariable String code,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return Mono.zip(known(code), sent(exchange, administrator))
        .flatMap(read -> revise(read.getT1(), read.getT2()));
  }

  private Mono<Rendering> revise(Listed listed, SentForm<WantedSkill> sent) {
    return sent.isAbout(listed.skill().version())
        ? editing
            .revise(listed.skill(), sent.wanted(), sent.author())
            .flatMap(outcome -> answer(outcome, listed, sent))
            .onErrorResume(InvalidInput.class, e -> faulty(e, listed, sent))
        : answer(new Outcome.Stale(), listed, sent);
  }

  @PostMapping("/{code}/{change:retirement|return}")
  Mono<Rendering> retire(
      @PathVariable String code,
      @PathVariable String change,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return Mono.zip(known(code), sent(exchange, administrator))
        .flatMap(
            read ->
                retire(
                    read.getT1(),
                    change.equals("retirement"),
                    read.getT2().showing(WantedSkill.of(read.getT1().skill()))));
  }

  private Mono<Rendering> retire(Listed listed, boolean retired, SentForm<WantedSkill> sent) {
    return sent.isAbout(listed.skill().version())
        ? editing
            .retire(listed.skill(), retired, sent.author())
            .flatMap(outcome -> answer(outcome, listed, sent))
        : answer(new Outcome.Stale(), listed, sent);
  }

  private Mono<Rendering> answer(
      Outcome outcome, @Nullable Listed listed, SentForm<WantedSkill> sent) {
    return switch (outcome) {
      case Outcome.Saved saved -> Mono.just(back(saved.code().value()));
      case Outcome.Stale _ ->
          again(listed, sent, "chinese", words.of("skill.stale", sent.locale()));
      case Outcome.CodeTaken _ ->
          again(listed, sent, "code", words.of("skill.code.taken", sent.locale()));
      case Outcome.StillNeeded needed ->
          again(listed, sent, "retire", stillNeeded(needed.items(), sent.locale()));
    };
  }

  private String stillNeeded(List<ServiceItemCode> items, Locale locale) {
    var names =
        items.stream()
            .map(catalogue::get)
            .map(item -> item.code().value() + " " + item.name().in(locale))
            .collect(Collectors.joining(words.of("skill.and", locale)));
    return words.of("skill.needed", locale, names);
  }

  private Mono<Rendering> again(
      @Nullable Listed listed, SentForm<WantedSkill> sent, String field, String said) {
    return page(listed, sent.wanted(), Map.of(field, said), sent.locale());
  }

  private Mono<Rendering> faulty(
      InvalidInput invalid, @Nullable Listed listed, SentForm<WantedSkill> sent) {
    return page(listed, sent.wanted(), words.errors(invalid, sent.locale()), sent.locale());
  }

  private Mono<Rendering> page(
      @Nullable Listed listed, WantedSkill wanted, Map<String, String> errors, Locale locale) {
    var history =
        listed == null
            ? Mono.just(List.<ListSkills.Made>of())
            : skills.history(listed.skill().code());
    var model = new HashMap<String, @Nullable Object>();
    model.put("line", listed == null ? null : line(listed));
    model.put("wanted", wanted);
    model.put("errors", errors);
    model.put("locale", locale);
    model.put("spoken", words.spoken(locale));
    return history.map(
        made ->
            Rendering.view("request/catalogue/skill")
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .model(model)
                .modelAttribute("history", made)
                .build());
  }

  private Line line(Listed listed) {
    return new Line(listed, listed.items().stream().map(catalogue::get).toList());
  }

  private Mono<Listed> known(String code) {
    return skills
        .find(code)
        .flatMap(Mono::justOrEmpty)
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404")));
  }

  private static Mono<SentForm<WantedSkill>> sent(
      ServerWebExchange exchange, SignedIn administrator) {
    return SentForm.of(exchange, administrator, form -> WantedSkill.of(form.toSingleValueMap()));
  }

  private static Rendering back(String code) {
    return Rendering.redirectTo(PATH + "?done=" + code).status(HttpStatus.SEE_OTHER).build();
  }

  private static void require(SignedIn administrator) {
    SentForm.require(administrator, "skill.everywhere");
  }
}
