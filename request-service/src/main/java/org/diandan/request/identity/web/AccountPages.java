package org.diandan.request.identity.web;

import static java.util.Objects.requireNonNullElse;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.administration.NamedArea;
import org.diandan.request.identity.OpenAccount;
import org.diandan.request.identity.OpenAccount.NewMember;
import org.diandan.request.identity.Staff;
import org.diandan.request.identity.Staff.Member;
import org.diandan.request.identity.Staff.Wanted;
import org.diandan.request.limits.Source;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who can sign in: the list, and opening another account. */
@Controller
@RequestMapping("/admin/accounts")
class AccountPages {

  private final Staff staff;
  private final OpenAccount opening;
  private final NamedArea naming;
  private final AccountWords words;

  AccountPages(Staff staff, OpenAccount opening, NamedArea naming, AccountWords words) {
    this.staff = staff;
    this.opening = opening;
    this.naming = naming;
    this.words = words;
  }

  /** What was typed into the form for a new account. */
  record Typed(String name, String phone, String login, String role, String area) {

    static final Typed NOTHING = new Typed("", "", "", "", "");

    static Typed of(Map<String, String> form) {
      return new Typed(
          form.getOrDefault("name", ""),
          form.getOrDefault("phone", ""),
          form.getOrDefault("login", ""),
          form.getOrDefault("role", ""),
          form.getOrDefault("area", ""));
    }
  }

  @GetMapping
  Mono<Rendering> list(
      @RequestParam(defaultValue = "") String role,
      @RequestParam(required = false) @Nullable UUID after,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    var known = words.held(locale).containsKey(role) ? role : "";
    return list(new Wanted(known, "", after), administrator, locale);
  }

  /** By form, so that no name or phone stands in an address. */
  @PostMapping("/search")
  Mono<Rendering> search(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return exchange
        .getFormData()
        .map(form -> requireNonNullElse(form.getFirst("words"), ""))
        .flatMap(words -> list(new Wanted("", words, null), administrator, locale));
  }

  private Mono<Rendering> list(Wanted wanted, SignedIn administrator, Locale locale) {
    return staff
        .list(wanted, AdministeredAreas.of(administrator))
        .flatMap(
            found -> naming.of(areasOf(found)).map(places -> list(wanted, found, places, locale)));
  }

  private static List<String> areasOf(List<Member> members) {
    return members.stream()
        .flatMap(member -> member.authorities().stream())
        .map(Authority::area)
        .distinct()
        .toList();
  }

  private Rendering list(
      Wanted wanted, List<Member> found, Map<String, String> places, Locale locale) {
    var shown = found.stream().limit(Staff.PAGE).toList();
    var model = new HashMap<String, Object>();
    model.put("wanted", wanted);
    model.put("members", shown);
    model.put("roles", words.held(locale));
    model.put("places", places);
    model.put("spoken", words.spoken(locale));
    model.put("more", found.size() > shown.size() ? shown.getLast().personId().toString() : "");
    return Rendering.view("request/identity/accounts").model(model).build();
  }

  @GetMapping("/new")
  Rendering form(@AuthenticationPrincipal SignedIn administrator, Locale locale) {
    var areas = AdministeredAreas.of(administrator).prefixes();
    var typed =
        new Typed("", "", "", Role.OPERATOR.name(), areas.size() == 1 ? areas.getFirst() : "");
    return form(typed, Map.of(), locale);
  }

  @PostMapping
  Mono<Rendering> open(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return exchange
        .getFormData()
        .map(form -> Typed.of(form.toSingleValueMap()))
        .flatMap(typed -> open(typed, administrator, exchange))
        .map(answer -> answer(answer, locale));
  }

  /**
   * What is to be shown.
   *
   * @param opened null when nothing was opened
   * @param errors keys of sentences by field
   */
  private record Answer(
      Typed typed, OpenAccount.Outcome.@Nullable Opened opened, Map<String, String> errors) {}

  private Mono<Answer> open(Typed typed, SignedIn administrator, ServerWebExchange exchange) {
    return naming
        .of(typed.area(), AdministeredAreas.of(administrator))
        .flatMap(
            reading ->
                switch (reading) {
                  case NamedArea.Reading.Unknown _ ->
                      Mono.just(faulty(typed, "area", "accounts.area.unknown"));
                  case NamedArea.Reading.Several _ ->
                      Mono.just(faulty(typed, "area", "accounts.area.several"));
                  case NamedArea.Reading.Found found ->
                      open(typed, found.code(), administrator, exchange);
                });
  }

  private Mono<Answer> open(
      Typed typed, String area, SignedIn administrator, ServerWebExchange exchange) {
    var right = new Authority(typed.role(), area);
    var wanted = new NewMember(typed.name(), typed.phone(), typed.login(), right);
    return opening
        .open(wanted, administrator, Source.of(exchange.getRequest()))
        .map(
            outcome ->
                switch (outcome) {
                  case OpenAccount.Outcome.Opened opened -> new Answer(typed, opened, Map.of());
                  case OpenAccount.Outcome.LoginTaken _ ->
                      faulty(typed, "login", "accounts.login-taken");
                  case OpenAccount.Outcome.HasLogin _ ->
                      faulty(typed, "phone", "accounts.has-login");
                  case OpenAccount.Outcome.OutsideArea _ ->
                      faulty(typed, "area", "identity.outside-area");
                })
        .onErrorResume(InvalidInput.class, invalid -> Mono.just(faulty(typed, invalid)));
  }

  private static Answer faulty(Typed typed, String field, String messageKey) {
    return new Answer(typed, null, Map.of(field, messageKey));
  }

  private static Answer faulty(Typed typed, InvalidInput invalid) {
    var errors = new LinkedHashMap<String, String>();
    invalid.errors().forEach(error -> errors.putIfAbsent(error.field(), error.messageKey()));
    return new Answer(typed, null, errors);
  }

  private Rendering answer(Answer answer, Locale locale) {
    var opened = answer.opened();
    return opened == null
        ? form(answer.typed(), words.said(answer.errors(), locale), locale)
        : AccountWords.handOver(opened.personId(), opened.login(), opened.password());
  }

  private Rendering form(Typed typed, Map<String, String> errors, Locale locale) {
    return Rendering.view("request/identity/account-new")
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .modelAttribute("typed", typed)
        .modelAttribute("roles", words.roles(locale))
        .modelAttribute("errors", errors)
        .build();
  }
}
