package org.diandan.request.department.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.department.Departments;
import org.diandan.request.department.SaveDepartment;
import org.diandan.request.department.SaveDepartment.Administrator;
import org.diandan.request.department.WantedDepartment;
import org.diandan.request.limits.Source;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
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

/** The departments of an administrator's areas. */
@Controller
@RequestMapping("/admin/departments")
class DepartmentPages {

  private static final String PAGE = "/admin/departments";

  private final Departments departments;
  private final SaveDepartment saving;
  private final MessageSource messages;

  DepartmentPages(Departments departments, SaveDepartment saving, MessageSource messages) {
    this.departments = departments;
    this.saving = saving;
    this.messages = messages;
  }

  /** Who reads, and what was typed with which faults. */
  private record Shown(
      SignedIn reader, Locale locale, Map<String, String> typed, Map<String, String> errors) {}

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return show(new Shown(reader, locale, Map.of(), Map.of()), done, HttpStatus.OK);
  }

  /** The same page with one department in the form. */
  @GetMapping("/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return departments
        .find(id)
        .filter(found -> reader.holds(Role.ADMINISTRATOR.name(), found.department().area()))
        .map(DepartmentPages::typed)
        .switchIfEmpty(Mono.error(DepartmentPages::unknown))
        .flatMap(typed -> show(new Shown(reader, locale, typed, Map.of()), "", HttpStatus.OK));
  }

  /** Writes one down: a new one, or the one whose id the form carries. */
  @PostMapping
  Mono<Rendering> save(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var typed = form.toSingleValueMap();
              return saving
                  .save(id(typed), wanted(typed), by(reader, exchange))
                  .thenReturn(back("saved"))
                  .onErrorResume(
                      InvalidInput.class,
                      wrong ->
                          show(
                              new Shown(reader, locale, typed, sentences(wrong, locale)),
                              "",
                              HttpStatus.UNPROCESSABLE_CONTENT));
            });
  }

  @PostMapping("/{id}/closing")
  Mono<Rendering> close(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    return saving.open(id, false, by(reader, exchange)).thenReturn(back("closed"));
  }

  @PostMapping("/{id}/opening")
  Mono<Rendering> open(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    return saving.open(id, true, by(reader, exchange)).thenReturn(back("opened"));
  }

  private Mono<Rendering> show(Shown shown, String done, HttpStatus status) {
    return departments
        .listInside(areasOf(shown.reader()))
        .collectList()
        .map(
            listed ->
                Rendering.view("request/department/admin")
                    .status(status)
                    .modelAttribute("departments", listed)
                    .modelAttribute("typed", shown.typed())
                    .modelAttribute("errors", shown.errors())
                    .modelAttribute("done", done.matches("saved|closed|opened") ? done : "")
                    .build());
  }

  private static Map<String, String> typed(Departments.Listed listed) {
    var typed = new LinkedHashMap<String, String>();
    typed.put("id", listed.department().id().toString());
    typed.put("area", listed.department().area());
    typed.put("name", listed.department().name());
    typed.put("level", listed.department().level().name());
    typed.put("duties", listed.department().duties());
    typed.put("logins", String.join(" ", listed.logins()));
    return typed;
  }

  private static WantedDepartment wanted(Map<String, String> typed) {
    var logins = Arrays.asList(typed.getOrDefault("logins", "").split("[\\s,，;；]+", -1));
    return new WantedDepartment(
        typed.get("area"), typed.get("name"), typed.get("level"), typed.get("duties"), logins);
  }

  private static UUID id(Map<String, String> typed) {
    var id = typed.getOrDefault("id", "");
    return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? UUID.fromString(id)
        : UUID.randomUUID();
  }

  private Map<String, String> sentences(InvalidInput wrong, Locale locale) {
    var sentences = new LinkedHashMap<String, String>();
    wrong
        .errors()
        .forEach(
            error ->
                sentences.putIfAbsent(
                    error.field(),
                    messages.getMessage(error.messageKey(), error.arguments().toArray(), locale)));
    return sentences;
  }

  private static Administrator by(SignedIn reader, ServerWebExchange exchange) {
    return new Administrator(reader, Source.of(exchange.getRequest()));
  }

  private static Rendering back(String done) {
    return Rendering.redirectTo(PAGE + "?done=" + done).status(HttpStatus.SEE_OTHER).build();
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "department.unknown");
  }

  private static List<String> areasOf(SignedIn reader) {
    return reader.authorities().stream()
        .filter(authority -> authority.role().equals(Role.ADMINISTRATOR.name()))
        .map(Authority::area)
        .toList();
  }
}
