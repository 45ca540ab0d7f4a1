package org.diandan.request.identity.web;

import static java.util.Objects.requireNonNullElse;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.administration.NamedArea;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.identity.ChangeAccount;
import org.diandan.request.identity.ChangeAccount.Asked;
import org.diandan.request.identity.ChangeAccount.Outcome;
import org.diandan.request.identity.Staff;
import org.diandan.request.identity.Staff.Member;
import org.diandan.request.limits.Source;
import org.diandan.web.Authority;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One account: what it may do, and what administrators can do with it. */
@Controller
@RequestMapping("/admin/accounts/{person}")
class AccountPage {

  private static final int LONGEST_REASON = 200;

  private final Staff staff;
  private final ChangeAccount changing;
  private final Reading reading;
  private final AccountWords words;

  AccountPage(Staff staff, ChangeAccount changing, Reading reading, AccountWords words) {
    this.staff = staff;
    this.changing = changing;
    this.reading = reading;
    this.words = words;
  }

  /** How areas are read and named. */
  @Component("accountAreas")
  record Reading(NamedArea naming, Areas areas) {

    /** With its names, as far as it is known. */
    Mono<Right> right(Authority authority, boolean mine) {
      return areas
          .find(authority.area())
          .map(found -> found.map(Area::path).orElse(authority.area()))
          .map(name -> new Right(authority.role(), authority.area(), name, mine));
    }
  }

  /**
   * A role in an area.
   *
   * @param name of the area; empty for everywhere
   * @param mine whether the reader can take it away
   */
  record Right(String role, String area, String name, boolean mine) {}

  @GetMapping
  Mono<Rendering> show(
      @PathVariable UUID person,
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    var said = new Said(done.isEmpty() ? "" : "accounts.done", "", Map.of());
    return page(new Asked(person, administrator, "", ""), said, locale);
  }

  @PostMapping("/rights")
  Mono<Rendering> grant(
      @PathVariable UUID person,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return form(exchange)
        .flatMap(form -> grant(asked(person, administrator, form, exchange), form, locale));
  }

  private Mono<Rendering> grant(Asked asked, Map<String, String> form, Locale locale) {
    var role = form.getOrDefault("role", "");
    if (!words.roles(locale).containsKey(role)) {
      return page(asked, new Said("", "identity.authority", form), locale);
    }
    return reading
        .naming()
        .of(form.getOrDefault("area", ""), AdministeredAreas.of(asked.administrator()))
        .flatMap(
            read ->
                switch (read) {
                  case NamedArea.Reading.Unknown _ ->
                      page(asked, new Said("", "accounts.area.unknown", form), locale);
                  case NamedArea.Reading.Several _ ->
                      page(asked, new Said("", "accounts.area.several", form), locale);
                  case NamedArea.Reading.Found found ->
                      answer(
                          changing.grant(asked, new Authority(role, found.code())), asked, locale);
                });
  }

  @PostMapping("/rights/removal")
  Mono<Rendering> revoke(
      @PathVariable UUID person,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return form(exchange)
        .flatMap(
            form -> {
              var asked = asked(person, administrator, form, exchange);
              var right =
                  new Authority(form.getOrDefault("role", ""), form.getOrDefault("area", ""));
              return answer(changing.revoke(asked, right), asked, locale);
            });
  }

  /** Everything that needs nothing but a reason. */
  @PostMapping("/{change:disabling|enabling|password|sessions}")
  Mono<Rendering> change(
      @PathVariable UUID person,
      @PathVariable String change,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator) {
    var locale = requireNonNullElse(exchange.getLocaleContext().getLocale(), Locale.CHINA);
    return form(exchange)
        .map(form -> asked(person, administrator, form, exchange))
        .flatMap(asked -> answer(change(change, asked), asked, locale));
  }

  private Mono<Outcome> change(String change, Asked asked) {
    return switch (change) {
      case "disabling" -> changing.disable(asked);
      case "enabling" -> changing.enable(asked);
      case "password" -> changing.resetPassword(asked);
      default -> changing.endSessions(asked);
    };
  }

  private Mono<Rendering> answer(Mono<Outcome> change, Asked asked, Locale locale) {
    return change.flatMap(
        outcome ->
            switch (outcome) {
              case Outcome.Done _ -> Mono.just(back(asked.person()));
              case Outcome.Renewed renewed ->
                  Mono.just(
                      AccountWords.handOver(asked.person(), renewed.login(), renewed.password()));
              case Outcome.Refused refused ->
                  page(asked, new Said("", refused.reason().messageKey(), Map.of()), locale);
            });
  }

  private static Rendering back(UUID person) {
    return Rendering.redirectTo("/admin/accounts/%s?done=yes".formatted(person))
        .status(HttpStatus.SEE_OTHER)
        .build();
  }

  /**
   * What the page says besides what is.
   *
   * @param done key of a sentence; empty when nothing was done
   * @param fault key of a sentence; empty when nothing was refused
   * @param typed what to keep in the fields
   */
  private record Said(String done, String fault, Map<String, String> typed) {

    /** At the field it is about, or above the rights. */
    Map<String, String> faults() {
      return fault.isEmpty() ? Map.of() : Map.of(typed.isEmpty() ? "rights" : "area", fault);
    }
  }

  private Mono<Rendering> page(Asked asked, Said said, Locale locale) {
    var areas = AdministeredAreas.of(asked.administrator());
    return staff
        .find(asked.person(), areas)
        .flatMap(found -> found.map(Mono::just).orElseGet(() -> Mono.error(unknown())))
        .flatMap(
            member ->
                rights(member, areas)
                    .map(rights -> page(member, rights, said, locale))
                    .map(page -> page.modelAttribute("own", asked.isOwn()).build()));
  }

  private Mono<List<Right>> rights(Member member, AdministeredAreas areas) {
    return Flux.fromIterable(member.authorities())
        .concatMap(authority -> reading.right(authority, areas.cover(authority.area())))
        .collectList();
  }

  private Rendering.Builder<?> page(Member member, List<Right> rights, Said said, Locale locale) {
    var errors = words.said(said.faults(), locale);
    var model = new HashMap<String, Object>();
    model.put("member", member);
    model.put("rights", rights);
    model.put("whole", rights.stream().allMatch(Right::mine));
    model.put("roles", words.roles(locale));
    model.put("held", words.held(locale));
    model.put("typed", said.typed());
    model.put("errors", errors);
    model.put("done", said.done());
    model.put("spoken", words.spoken(locale));
    return Rendering.view("request/identity/account")
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .model(model);
  }

  private static Mono<Map<String, String>> form(ServerWebExchange exchange) {
    return exchange.getFormData().map(MultiValueMap::toSingleValueMap);
  }

  private static Asked asked(
      UUID person, SignedIn administrator, Map<String, String> form, ServerWebExchange exchange) {
    var reason = form.getOrDefault("reason", "").strip();
    var kept = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    return new Asked(person, administrator, kept, Source.of(exchange.getRequest()));
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404");
  }
}
