package org.diandan.request.volunteer.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.limits.Source;
import org.diandan.request.volunteer.CorrectByStaff;
import org.diandan.request.volunteer.CorrectByStaff.Ground;
import org.diandan.request.volunteer.FindRegistrations;
import org.diandan.request.volunteer.MergeRegistrations;
import org.diandan.request.volunteer.StaffReader;
import org.diandan.request.volunteer.Volunteer;
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
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registrations for staff of the area: found, corrected, and two made one. */
@Controller
@RequestMapping(StaffPages.HOME)
class StaffPages {

  static final String HOME = "/admin/volunteers";
  private static final int LONGEST_REASON = 200;
  private static final List<String> SAID = List.of("birth", "phone", "merged");

  private final FindRegistrations registrations;
  private final MergeRegistrations merging;
  private final CorrectByStaff correcting;
  private final MessageSource messages;

  StaffPages(
      FindRegistrations registrations,
      MergeRegistrations merging,
      CorrectByStaff correcting,
      MessageSource messages) {
    this.registrations = registrations;
    this.merging = merging;
    this.correcting = correcting;
    this.messages = messages;
  }

  /** A registration with what was typed about it, and message keys by field of what is wrong. */
  private record Shown(
      UUID person, StaffReader reader, Map<String, String> typed, Map<String, String> faults) {}

  /** Also where somebody comes back to who switches the language over a result. */
  @GetMapping({"", "/search"})
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn staff, ServerWebExchange exchange) {
    return registrations
        .listAlike(reader(staff, exchange))
        .collectList()
        .map(pairs -> listPage("", List.of()).modelAttribute("pairs", pairs).build());
  }

  /** What is looked for stays out of addresses; that is why it is sent as a form. */
  @PostMapping("/search")
  Mono<Rendering> search(@AuthenticationPrincipal SignedIn staff, ServerWebExchange exchange) {
    var reader = reader(staff, exchange);
    return exchange
        .getFormData()
        .map(form -> text(form.toSingleValueMap(), "wanted"))
        .flatMap(
            wanted ->
                (wanted.isEmpty() ? Flux.<Volunteer>empty() : registrations.search(wanted, reader))
                    .collectList()
                    .map(found -> listPage(wanted, found).build()));
  }

  @GetMapping("/{person}")
  Mono<Rendering> show(
      @PathVariable UUID person,
      @AuthenticationPrincipal SignedIn staff,
      ServerWebExchange exchange,
      Locale locale) {
    var said = text(exchange.getRequest().getQueryParams().toSingleValueMap(), "said");
    return page(new Shown(person, reader(staff, exchange), Map.of(), Map.of()), locale)
        .map(page -> page.modelAttribute("said", SAID.contains(said) ? said : "").build());
  }

  @PostMapping("/{person}/birth")
  Mono<Rendering> birth(
      @PathVariable UUID person,
      @AuthenticationPrincipal SignedIn staff,
      ServerWebExchange exchange,
      Locale locale) {
    var reader = reader(staff, exchange);
    return act(
        new Asked(person, reader, "birth", locale),
        exchange,
        (known, typed) ->
            date(text(typed, "birth"))
                .map(date -> correcting.birth(known, date, ground(reader, typed)))
                .orElseGet(() -> Mono.just(Map.of("birth", "join.birth.wrong"))));
  }

  @PostMapping("/{person}/phone")
  Mono<Rendering> phone(
      @PathVariable UUID person,
      @AuthenticationPrincipal SignedIn staff,
      ServerWebExchange exchange,
      Locale locale) {
    var reader = reader(staff, exchange);
    return act(
        new Asked(person, reader, "phone", locale),
        exchange,
        (known, typed) ->
            PhoneNumber.read(text(typed, "phone"))
                .filter(PhoneNumber::isMobile)
                .map(phone -> correcting.phone(known, phone, ground(reader, typed)))
                .orElseGet(() -> Mono.just(Map.of("phone", "proof.phone.wrong"))));
  }

  /** The registration named in the form ends in the one of the page. */
  @PostMapping("/{person}/merge")
  Mono<Rendering> merge(
      @PathVariable UUID person,
      @AuthenticationPrincipal SignedIn staff,
      ServerWebExchange exchange,
      Locale locale) {
    var reader = reader(staff, exchange);
    return act(
        new Asked(person, reader, "merged", locale),
        exchange,
        (lasting, typed) ->
            id(text(typed, "gone"))
                .map(gone -> registrations.find(gone, reader))
                .orElseGet(Mono::empty)
                .flatMap(gone -> merging.merge(gone, lasting, reader, text(typed, "reason-merged")))
                .defaultIfEmpty(MergeRegistrations.Outcome.NOT_NOW)
                .map(StaffPages::faults));
  }

  private static StaffReader reader(SignedIn staff, ServerWebExchange exchange) {
    return StaffReader.of(staff, Source.of(exchange.getRequest()));
  }

  private record Asked(UUID person, StaffReader reader, String what, Locale locale) {}

  /** Does something with a registration; gives message keys by field of what is wrong. */
  @FunctionalInterface
  private interface Deed {
    Mono<Map<String, String>> with(Volunteer known, Map<String, String> typed);
  }

  private Mono<Rendering> act(Asked asked, ServerWebExchange exchange, Deed deed) {
    return Mono.zip(known(asked.person(), asked.reader()), exchange.getFormData())
        .flatMap(
            read -> {
              var typed = read.getT2().toSingleValueMap();
              var field = "reason-" + asked.what();
              return reasonFault(text(typed, field))
                  .map(key -> Mono.just(Map.of(field, key)))
                  .orElseGet(() -> deed.with(read.getT1(), typed))
                  .flatMap(faults -> answer(asked, typed, faults));
            });
  }

  private Mono<Rendering> answer(
      Asked asked, Map<String, String> typed, Map<String, String> faults) {
    return faults.isEmpty()
        ? Mono.just(
            Rendering.redirectTo(HOME + "/" + asked.person() + "?said=" + asked.what())
                .status(HttpStatus.SEE_OTHER)
                .build())
        : page(new Shown(asked.person(), asked.reader(), typed, faults), asked.locale())
            .map(
                page ->
                    page.status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .modelAttribute("said", "")
                        .build());
  }

  private Mono<Rendering.Builder<?>> page(Shown shown, Locale locale) {
    var errors = new LinkedHashMap<String, String>();
    shown
        .faults()
        .forEach((field, key) -> errors.put(field, messages.getMessage(key, null, locale)));
    return Mono.zip(
            known(shown.person(), shown.reader()),
            registrations.listAlike(shown.person(), shown.reader()).collectList())
        .map(
            read ->
                Rendering.view("request/volunteer/registration")
                    .modelAttribute("volunteer", read.getT1())
                    .modelAttribute("others", read.getT2())
                    .modelAttribute("typed", shown.typed())
                    .modelAttribute("errors", errors));
  }

  private static Rendering.Builder<?> listPage(String wanted, List<Volunteer> found) {
    return Rendering.view("request/volunteer/registrations")
        .modelAttribute("wanted", wanted)
        .modelAttribute("found", found)
        .modelAttribute("pairs", List.of());
  }

  private Mono<Volunteer> known(UUID person, StaffReader reader) {
    return registrations
        .find(person, reader)
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404")));
  }

  private static Map<String, String> faults(MergeRegistrations.Outcome outcome) {
    return switch (outcome) {
      case DONE -> Map.of();
      case OWN -> Map.of("reason-merged", "volunteers.own");
      case NOT_NOW -> Map.of("reason-merged", "volunteers.merge.not-now");
    };
  }

  private static Ground ground(StaffReader reader, Map<String, String> typed) {
    var reason = typed.containsKey("birth") ? "reason-birth" : "reason-phone";
    return new Ground(reader, text(typed, reason));
  }

  private static Optional<String> reasonFault(String reason) {
    if (reason.isEmpty()) {
      return Optional.of("volunteers.reason.missing");
    }
    return reason.length() > LONGEST_REASON
        ? Optional.of("volunteers.reason.long")
        : Optional.empty();
  }

  private static String text(Map<String, String> typed, String field) {
    return typed.getOrDefault(field, "").strip();
  }

  private static Optional<LocalDate> date(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> id(String typed) {
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
