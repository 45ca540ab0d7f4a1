package org.diandan.request.report.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.dashboard.Places;
import org.diandan.request.dashboard.Places.Place;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.report.Placeholders;
import org.diandan.request.report.ReportKind;
import org.diandan.request.report.ReportTemplate;
import org.diandan.request.report.ReportTemplates;
import org.diandan.request.report.SaveTemplate;
import org.diandan.request.report.SectionKind;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Templates of reports: look, copy, change, retire; by administrators of their areas. */
@Controller
class TemplatePages {

  private static final String PLACE = "/admin/reports";

  private final ReportTemplates templates;
  private final SaveTemplate saving;
  private final Around around;

  TemplatePages(ReportTemplates templates, SaveTemplate saving, Around around) {
    this.templates = templates;
    this.saving = saving;
    this.around = around;
  }

  /** What forms are made with. */
  @Component("templatesAround")
  record Around(Places places, Placeholders placeholders, ReportWords words) {}

  /**
   * A form.
   *
   * @param template what is changed or copied
   * @param copy whether another template is made from it
   */
  private record Form(ReportTemplate template, boolean copy, SignedIn administrator) {}

  @GetMapping(PLACE)
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn administrator) {
    var own = AdministeredAreas.of(administrator);
    return Mono.zip(
            templates.inside(own.prefixes()).collectList(),
            around.places().choices(own.prefixes(), ""))
        .map(
            read ->
                Rendering.view("request/report/templates")
                    .modelAttribute("shipped", templates.shipped())
                    .modelAttribute("own", read.getT1())
                    .modelAttribute("places", names(read.getT2()))
                    .build());
  }

  /** A new one, made from another. */
  @GetMapping(PLACE + "/new")
  Mono<Rendering> copy(
      @RequestParam(defaultValue = "standard-month") String from,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return findToCopy(from, administrator)
        .flatMap(
            template -> form(new Form(template, true, administrator), empty(), List.of(), locale));
  }

  @PostMapping(PLACE)
  Mono<Rendering> make(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return exchange
        .getFormData()
        .map(TypedForm::new)
        .flatMap(
            form ->
                findToCopy(form.get("from"), administrator)
                    .flatMap(
                        template ->
                            make(new Form(template, true, administrator), form, exchange, locale)));
  }

  @GetMapping(PLACE + "/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return find(id, administrator)
        .flatMap(
            template -> form(new Form(template, false, administrator), empty(), List.of(), locale));
  }

  /** Changes it, or retires it with {@code act=retire}. */
  @PostMapping(PLACE + "/{id}")
  Mono<Rendering> change(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return Mono.zip(find(id, administrator), exchange.getFormData().map(TypedForm::new))
        .flatMap(
            read ->
                change(
                    new Form(read.getT1(), false, administrator), read.getT2(), exchange, locale));
  }

  private Mono<Rendering> make(
      Form form, TypedForm typed, ServerWebExchange exchange, Locale locale) {
    var area = typed.get("area");
    var wanted = new TypedTemplate(typed, form.template().layout(), around.placeholders());
    var errors = new java.util.ArrayList<>(wanted.errors());
    if (!AdministeredAreas.of(form.administrator()).cover(area)) {
      errors.add(new FieldError("area", "report.area.elsewhere"));
    }
    return around
        .places()
        .named(List.of(area))
        .flatMap(
            found -> {
              if (!area.isEmpty() && found.isEmpty()) {
                errors.add(new FieldError("area", "report.area.elsewhere"));
              }
              return errors.isEmpty()
                  ? saving
                      .make(UUID.randomUUID(), area, wanted.layout(), by(exchange, form))
                      .map(_ -> toList())
                  : form(form, typed, errors, locale);
            });
  }

  private Mono<Rendering> change(
      Form form, TypedForm typed, ServerWebExchange exchange, Locale locale) {
    var template = form.template();
    if (!typed.get("version").equals(Integer.toString(template.version()))) {
      return form(form, typed, List.of(stale()), locale);
    }
    if (typed.get("act").equals("retire")) {
      return saving
          .retire(template, by(exchange, form))
          .flatMap(
              held -> held ? Mono.just(toList()) : form(form, typed, List.of(stale()), locale));
    }
    var wanted = new TypedTemplate(typed, template.layout(), around.placeholders());
    var errors = wanted.errors();
    return errors.isEmpty()
        ? saving
            .change(template, wanted.layout(), by(exchange, form))
            .flatMap(
                held -> held ? Mono.just(toList()) : form(form, typed, List.of(stale()), locale))
        : form(form, typed, errors, locale);
  }

  private Mono<Rendering> form(Form form, TypedForm typed, List<FieldError> errors, Locale locale) {
    var own = AdministeredAreas.of(form.administrator());
    return around
        .places()
        .choices(own.prefixes(), "")
        .map(
            places -> {
              var fields = new HashMap<>(TypedTemplate.fieldsOf(form.template().layout()));
              if (!typed.all().isEmpty()) {
                fields.clear();
                fields.putAll(typed.fields());
              }
              return Rendering.view("request/report/template")
                  .status(statusOf(errors))
                  .modelAttribute("template", form.template())
                  .modelAttribute("copy", form.copy())
                  .modelAttribute("fields", fields)
                  .modelAttribute("errors", around.words().sentences(errors, locale))
                  .modelAttribute("kinds", kinds(locale))
                  .modelAttribute("sections", sections(locale))
                  .modelAttribute("areas", areas(own, places, locale))
                  .build();
            });
  }

  private static HttpStatus statusOf(List<FieldError> errors) {
    if (errors.stream().anyMatch(error -> error.field().equals("version"))) {
      return HttpStatus.CONFLICT;
    }
    return errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  private Map<String, String> kinds(Locale locale) {
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : ReportKind.values()) {
      kinds.put(kind.code(), around.words().say(locale, "report.kind." + kind.code()));
    }
    return kinds;
  }

  private Map<String, String> sections(Locale locale) {
    var sections = new LinkedHashMap<String, String>();
    for (var kind : SectionKind.values()) {
      sections.put(TypedTemplate.fieldOf(kind), around.words().section(kind, locale));
    }
    return sections;
  }

  private Map<String, String> areas(AdministeredAreas own, List<Place> places, Locale locale) {
    var areas = new LinkedHashMap<String, String>();
    if (own.areEverything()) {
      areas.put("", around.words().say(locale, "report.everywhere"));
    }
    areas.putAll(names(places));
    return areas;
  }

  private static Map<String, String> names(List<Place> places) {
    var names = new LinkedHashMap<String, String>();
    places.forEach(place -> names.put(place.code(), place.path()));
    return names;
  }

  private Mono<ReportTemplate> find(UUID id, SignedIn administrator) {
    var own = AdministeredAreas.of(administrator);
    return templates
        .find(id.toString())
        .filter(template -> own.cover(template.area()))
        .switchIfEmpty(Mono.error(TemplatePages::unknown));
  }

  /** Shipped ones, and those of areas around or inside the own ones. */
  private Mono<ReportTemplate> findToCopy(String key, SignedIn administrator) {
    return templates
        .around(AdministeredAreas.of(administrator).prefixes())
        .filter(template -> template.key().equals(key))
        .next()
        .switchIfEmpty(Mono.error(TemplatePages::unknown));
  }

  private static FieldError stale() {
    return new FieldError("version", "report.template.changed");
  }

  private static TypedForm empty() {
    return new TypedForm(new LinkedMultiValueMap<>());
  }

  private static Staff by(ServerWebExchange exchange, Form form) {
    return Staff.official(form.administrator(), Source.of(exchange.getRequest()));
  }

  private static Rendering toList() {
    return Rendering.redirectTo(PLACE).status(HttpStatus.SEE_OTHER).build();
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "report.template.unknown");
  }
}
