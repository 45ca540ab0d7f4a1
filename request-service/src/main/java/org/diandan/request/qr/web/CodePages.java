package org.diandan.request.qr.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.contract.Role;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.qr.CheckCodes;
import org.diandan.request.qr.CheckCodes.Checked;
import org.diandan.request.qr.CodeText;
import org.diandan.request.qr.PlaceCode;
import org.diandan.request.qr.PlaceCode.Kind;
import org.diandan.request.qr.PlaceCode.Used;
import org.diandan.request.qr.PlaceCodes;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput.FieldError;
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

/** Codes of the reader's areas: made one by one or many at once, counted, switched off. */
@Controller
@RequestMapping("/admin/codes")
class CodePages {

  private static final String PAGE = "/admin/codes";

  private final PlaceCodes codes;
  private final CheckCodes checks;
  private final Catalogue catalogue;
  private final MessageSource messages;

  CodePages(PlaceCodes codes, CheckCodes checks, Catalogue catalogue, MessageSource messages) {
    this.codes = codes;
    this.checks = checks;
    this.catalogue = catalogue;
    this.messages = messages;
  }

  /** What was typed into one of the forms, and what is wrong with it. */
  private record Shown(
      SignedIn reader, Locale locale, Map<String, String> typed, List<FieldError> errors) {

    Shown with(List<FieldError> found) {
      return new Shown(reader, locale, typed, found);
    }
  }

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String made,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return show(new Shown(reader, locale, Map.of("made", made), List.of()));
  }

  @PostMapping
  Mono<Rendering> make(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return exchange
        .getFormData()
        .map(form -> new Shown(reader, locale, form.toSingleValueMap(), List.of()))
        .flatMap(
            shown ->
                checks
                    .one(shown.typed(), area -> mayMake(reader, area))
                    .flatMap(checked -> made(checked, shown)));
  }

  /** Many at once: lines of comma separated text. */
  @PostMapping("/lines")
  Mono<Rendering> makeLines(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return exchange
        .getFormData()
        .map(form -> new Shown(reader, locale, form.toSingleValueMap(), List.of()))
        .flatMap(
            shown ->
                checks
                    .lines(shown.typed().getOrDefault("lines", ""), area -> mayMake(reader, area))
                    .flatMap(checked -> made(checked, shown)));
  }

  @PostMapping("/{code}/disabling")
  Mono<Rendering> disable(
      @PathVariable String code,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader) {
    return Mono.zip(own(code, reader), exchange.getFormData())
        .flatMap(
            read ->
                codes.disable(
                    read.getT1().code(),
                    !"true".equals(read.getT2().getFirst("enabled")),
                    reader.personId()))
        .thenReturn(Rendering.redirectTo(PAGE).status(HttpStatus.SEE_OTHER).build());
  }

  private Mono<PlaceCode> own(String code, SignedIn reader) {
    return Mono.justOrEmpty(CodeText.read(code))
        .flatMap(codes::find)
        .filter(found -> mayMake(reader, found.area().value()))
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "qr.code.unknown")));
  }

  private Mono<Rendering> made(Checked checked, Shown shown) {
    return switch (checked) {
      case Checked.Faulty faulty -> show(shown.with(faulty.errors()));
      case Checked.Good good ->
          codes
              .make(good.codes(), shown.reader().personId())
              .map(
                  made ->
                      Rendering.redirectTo(PAGE + "?made=" + made.size())
                          .status(HttpStatus.SEE_OTHER)
                          .build());
    };
  }

  private Mono<Rendering> show(Shown shown) {
    return codes.inside(areasOf(shown.reader())).collectList().map(found -> view(shown, found));
  }

  private Rendering view(Shown shown, List<Used> found) {
    return Rendering.view("request/qr/codes")
        .status(shown.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .modelAttribute("codes", found)
        .modelAttribute("made", made(shown.typed().getOrDefault("made", "")))
        .modelAttribute("typed", shown.typed())
        .modelAttribute("errors", sentences(shown))
        .modelAttribute("kinds", kinds(shown.locale()))
        .modelAttribute("groups", groups(shown.locale()))
        .build();
  }

  /** How many were made, as the redirect says; anything else says nothing. */
  private static String made(String typed) {
    return typed.matches("\\d{1,3}") ? typed : "";
  }

  /** One sentence for each field of the form; those of lines stand together at their box. */
  private Map<String, String> sentences(Shown shown) {
    var sentences = new LinkedHashMap<String, String>();
    var lines = new ArrayList<String>();
    for (var error : shown.errors()) {
      var sentence =
          messages.getMessage(error.messageKey(), error.arguments().toArray(), shown.locale());
      if (error.field().startsWith("lines[")) {
        var line = error.field().substring("lines[".length(), error.field().indexOf(']'));
        lines.add(messages.getMessage("qr.line", new Object[] {line, sentence}, shown.locale()));
      } else {
        sentences.putIfAbsent(error.field(), sentence);
      }
    }
    if (!lines.isEmpty()) {
      sentences.put("lines", lines.stream().limit(10).collect(Collectors.joining(" ")));
    }
    return sentences;
  }

  private Map<String, String> kinds(Locale locale) {
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : Kind.values()) {
      kinds.put(kind.name(), messages.getMessage("qr.kind." + kind, null, locale));
    }
    return kinds;
  }

  private Map<String, String> groups(Locale locale) {
    var groups = new LinkedHashMap<String, String>();
    groups.put("", messages.getMessage("qr.group.all", null, locale));
    catalogue.groups().forEach(group -> groups.put(group.code(), group.name().in(locale)));
    return groups;
  }

  static boolean mayMake(SignedIn reader, String area) {
    return reader.holds(Role.ADMINISTRATOR.name(), area)
        || reader.holds(Role.OPERATOR.name(), area);
  }

  static List<String> areasOf(SignedIn reader) {
    return reader.authorities().stream()
        .filter(
            authority ->
                authority.role().equals(Role.ADMINISTRATOR.name())
                    || authority.role().equals(Role.OPERATOR.name()))
        .map(Authority::area)
        .toList();
  }
}
