package org.diandan.request.open311.web;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.open311.Applications;
import org.diandan.request.open311.ImportServices;
import org.diandan.request.open311.Jurisdictions;
import org.diandan.request.open311.web.Open311Api.WantedApplication;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The administrator's page of applications and service lists. */
@Controller
class Open311Pages {

  private static final String PAGE = "request/open311/admin";
  private static final Set<String> FILE_FIELDS = Set.of("id", "file");

  private final Applications applications;
  private final Jurisdictions jurisdictions;
  private final Changing changing;
  private final MessageSource messages;

  Open311Pages(
      Applications applications,
      Jurisdictions jurisdictions,
      Changing changing,
      MessageSource messages) {
    this.applications = applications;
    this.jurisdictions = jurisdictions;
    this.changing = changing;
    this.messages = messages;
  }

  /** What the forms of the page do. */
  @Component
  record Changing(CheckApplication checks, ImportServices importing) {}

  /**
   * What became of a form.
   *
   * @param key a new key, shown this once; null when there is none
   * @param done key of the sentence that says what was done; null when there is none
   * @param typed what to keep in the fields
   */
  private record Shown(
      @Nullable String key,
      @Nullable String done,
      Map<String, String> typed,
      Map<String, String> errors) {

    static final Shown NOTHING = new Shown(null, null, Map.of(), Map.of());

    static Shown done(String messageKey) {
      return new Shown(null, messageKey, Map.of(), Map.of());
    }
  }

  @GetMapping("/admin/open311")
  Mono<Rendering> show(
      @AuthenticationPrincipal SignedIn administrator, ServerWebExchange exchange) {
    return page(Shown.NOTHING, administrator, exchange);
  }

  @PostMapping("/admin/open311/applications")
  Mono<Rendering> create(
      @AuthenticationPrincipal SignedIn administrator, ServerWebExchange exchange) {
    return exchange
        .getFormData()
        .flatMap(
            form ->
                Mono.defer(() -> changing.checks().of(wanted(form), administrator))
                    .flatMap(it -> applications.create(it, administrator.personId()))
                    .map(created -> new Shown(created.key(), null, Map.of(), Map.of()))
                    .onErrorResume(InvalidInput.class, e -> Mono.just(faulty(e, form, exchange))))
        .flatMap(shown -> page(shown, administrator, exchange));
  }

  @PostMapping("/admin/open311/applications/{id}/disabling")
  Mono<Rendering> disable(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn administrator,
      ServerWebExchange exchange) {
    changing.checks().checkEverywhere(administrator);
    return applications
        .disable(id, administrator.personId())
        .flatMap(_ -> page(Shown.done("open311.admin.disabled.done"), administrator, exchange));
  }

  @PostMapping("/admin/open311/services")
  Mono<Rendering> bringIn(
      @AuthenticationPrincipal SignedIn administrator, ServerWebExchange exchange) {
    return exchange
        .getFormData()
        .flatMap(
            form ->
                Mono.defer(
                        () ->
                            changing
                                .importing()
                                .bringIn(text(form, "id"), text(form, "file"), administrator))
                    .map(_ -> Shown.done("open311.admin.imported"))
                    .onErrorResume(
                        InvalidInput.class, e -> Mono.just(ofFile(faulty(e, form, exchange)))))
        .flatMap(shown -> page(shown, administrator, exchange));
  }

  /** A fault inside the list is shown at the field the list was pasted into. */
  private static Shown ofFile(Shown faulty) {
    var errors = new LinkedHashMap<String, String>();
    faulty
        .errors()
        .forEach(
            (field, text) -> {
              if (FILE_FIELDS.contains(field)) {
                errors.merge(field, text, Open311Pages::both);
              } else {
                errors.merge("file", field + ": " + text, Open311Pages::both);
              }
            });
    return new Shown(null, null, faulty.typed(), errors);
  }

  private static String both(String one, String other) {
    return one + " " + other;
  }

  private Shown faulty(
      InvalidInput invalid, MultiValueMap<String, String> form, ServerWebExchange exchange) {
    var locale = requireNonNullElse(exchange.getLocaleContext().getLocale(), Locale.CHINA);
    var errors = new LinkedHashMap<String, String>();
    invalid.errors().forEach(error -> errors.putIfAbsent(error.field(), said(error, locale)));
    return new Shown(null, null, form.toSingleValueMap(), errors);
  }

  private String said(FieldError error, Locale locale) {
    return messages.getMessage(error.messageKey(), error.arguments().toArray(), locale);
  }

  /** Shows what lies where the administrator may change it. */
  private Mono<Rendering> page(Shown shown, SignedIn administrator, ServerWebExchange exchange) {
    var locale = requireNonNullElse(exchange.getLocaleContext().getLocale(), Locale.CHINA);
    var stages = new LinkedHashMap<String, String>();
    stages.put("test", messages.getMessage("open311.admin.stage.test", null, locale));
    stages.put("production", messages.getMessage("open311.admin.stage.production", null, locale));
    var model = new LinkedHashMap<String, @Nullable Object>();
    model.put("address", Stage.PRODUCTION.url(exchange.getRequest()));
    model.put("stages", stages);
    model.put("key", shown.key());
    model.put("done", shown.done());
    model.put("typed", shown.typed());
    model.put("errors", shown.errors());
    var own =
        applications
            .list()
            .filterWhen(one -> changing.checks().reaches(one.jurisdictions(), administrator));
    var named =
        jurisdictions
            .listNamed()
            .filter(one -> administrator.holds(Role.ADMINISTRATOR.name(), one.area().value()));
    return Mono.zip(own.collectList(), named.collectList())
        .map(
            found ->
                Rendering.view(PAGE)
                    .status(
                        shown.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .model(model)
                    .modelAttribute("applications", found.getT1())
                    .modelAttribute("jurisdictions", found.getT2())
                    .build());
  }

  private static WantedApplication wanted(MultiValueMap<String, String> form) {
    return new WantedApplication(
        text(form, "name"),
        text(form, "contact"),
        Arrays.stream(text(form, "jurisdictions").split("[,，\\s]+"))
            .filter(id -> !id.isEmpty())
            .toList(),
        !text(form, "stage").equals("production"),
        null);
  }

  private static String text(MultiValueMap<String, String> form, String field) {
    return requireNonNullElse(form.getFirst(field), "");
  }
}
