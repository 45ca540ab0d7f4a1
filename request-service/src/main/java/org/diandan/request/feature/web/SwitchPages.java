package org.diandan.request.feature.web;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diandan.contract.Role;
import org.diandan.request.feature.ChangeSwitch;
import org.diandan.request.feature.ChangeSwitch.Author;
import org.diandan.request.feature.ChangeSwitch.Outcome;
import org.diandan.request.feature.ChangeSwitch.Wish;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.Position;
import org.diandan.request.feature.SwitchRow;
import org.diandan.request.feature.Switches;
import org.diandan.request.limits.Source;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The optional features, each with what it does and its switch, and who used it. */
@Controller
@RequestMapping(SwitchPages.PATH)
class SwitchPages {

  static final String PATH = "/admin/switches";

  /** In characters. */
  private static final int LONGEST_REASON = 200;

  private final Switches switches;
  private final ChangeSwitch changes;
  private final SwitchWords words;

  SwitchPages(Switches switches, ChangeSwitch changes, SwitchWords words) {
    this.switches = switches;
    this.changes = changes;
    this.words = words;
  }

  /** Who looks at which switch. */
  private record Desk(Feature feature, List<SwitchRow> rows, SignedIn reader, Locale locale) {

    boolean mayChange() {
      return SwitchPages.mayChange(reader);
    }

    /** Number of the newest change; 0 when there is none. */
    long newest() {
      return rows.isEmpty() ? 0 : rows.getFirst().number();
    }
  }

  /** What was typed, and upon which change. */
  private record Typed(Optional<Position> to, String seen, String reason) {

    static Typed of(MultiValueMap<String, String> form) {
      return new Typed(
          Position.named(text(form, "to")), text(form, "seen"), text(form, "reason").strip());
    }

    private static String text(MultiValueMap<String, String> form, String name) {
      return requireNonNullElse(form.getFirst(name), "");
    }
  }

  @GetMapping
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn reader, Locale locale) {
    return switches
        .newest()
        .collectMap(SwitchRow::code)
        .map(
            newest ->
                Rendering.view("request/feature/list")
                    .modelAttribute("lines", lines(newest, locale))
                    .modelAttribute("mayChange", mayChange(reader))
                    .build());
  }

  private List<SwitchWords.Line> lines(Map<String, SwitchRow> newest, Locale locale) {
    return Arrays.stream(Feature.values())
        .map(
            feature -> words.line(feature, Optional.ofNullable(newest.get(feature.code())), locale))
        .toList();
  }

  /** One switch with its history. */
  @GetMapping("/{code}")
  Mono<Rendering> show(
      @PathVariable String code,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var saved = exchange.getRequest().getQueryParams().containsKey("saved");
    return desk(code, reader, locale)
        .map(desk -> page(desk, HttpStatus.OK).modelAttribute("saved", saved).build());
  }

  /** Switches it, with a reason. */
  @PostMapping("/{code}")
  Mono<Rendering> send(
      @PathVariable String code,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var by = new Author(reader.personId(), Source.of(exchange.getRequest()));
    return Mono.zip(desk(code, reader, locale), exchange.getFormData().map(Typed::of))
        .flatMap(read -> answer(read.getT1(), read.getT2(), by));
  }

  private Mono<Rendering> answer(Desk desk, Typed typed, Author by) {
    if (!desk.mayChange()) {
      return Mono.error(new Refusal(HttpStatus.FORBIDDEN, "outside-area", "feature.everywhere"));
    }
    if (typed.to().isEmpty()) {
      return Mono.just(wrong(desk, typed, "to", "feature.to.missing"));
    }
    if (typed.reason().isEmpty() || typed.reason().length() > LONGEST_REASON) {
      return Mono.just(wrong(desk, typed, "reason", "feature.reason.wrong"));
    }
    if (!typed.seen().equals(String.valueOf(desk.newest()))) {
      return Mono.just(overtaken(desk, typed));
    }
    var wish = new Wish(desk.feature(), typed.to().get(), desk.newest(), typed.reason(), by);
    return changes.to(wish).flatMap(outcome -> answer(outcome, desk, typed));
  }

  private Mono<Rendering> answer(Outcome outcome, Desk desk, Typed typed) {
    return switch (outcome) {
      case IN_FORCE ->
          Mono.just(
              Rendering.redirectTo(PATH + "/" + desk.feature().code() + "?saved")
                  .status(HttpStatus.SEE_OTHER)
                  .build());
      case OVERTAKEN ->
          desk(desk.feature().code(), desk.reader(), desk.locale())
              .map(now -> overtaken(now, typed));
    };
  }

  private Rendering overtaken(Desk desk, Typed typed) {
    return page(desk, HttpStatus.CONFLICT)
        .modelAttribute("reason", typed.reason())
        .modelAttribute("overtaken", true)
        .build();
  }

  private Rendering wrong(Desk desk, Typed typed, String field, String key) {
    return page(desk, HttpStatus.UNPROCESSABLE_CONTENT)
        .modelAttribute("reason", typed.reason())
        .modelAttribute("errors", Map.of(field, words.say(key, desk.locale(), LONGEST_REASON)))
        .build();
  }

  private Rendering.Builder<?> page(Desk desk, HttpStatus status) {
    var locale = desk.locale();
    return Rendering.view("request/feature/one")
        .status(status)
        .modelAttribute(
            "line", words.line(desk.feature(), desk.rows().stream().findFirst(), locale))
        .modelAttribute("ways", words.ways(desk.feature(), locale))
        .modelAttribute("seen", desk.newest())
        .modelAttribute("mayChange", desk.mayChange())
        .modelAttribute(
            "history",
            desk.rows().stream().map(row -> words.told(row, desk.feature(), locale)).toList());
  }

  private Mono<Desk> desk(String code, SignedIn reader, Locale locale) {
    var feature =
        Feature.coded(code)
            .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404"));
    return switches.of(feature).collectList().map(rows -> new Desk(feature, rows, reader, locale));
  }

  private static boolean mayChange(SignedIn reader) {
    return reader.holds(Role.ADMINISTRATOR.name(), "");
  }
}
