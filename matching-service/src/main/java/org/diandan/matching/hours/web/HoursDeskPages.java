package org.diandan.matching.hours.web;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.matching.hours.DecideHours;
import org.diandan.matching.hours.DecideHours.Decision;
import org.diandan.matching.hours.Filed;
import org.diandan.matching.hours.HoursBooks;
import org.diandan.matching.hours.Mutual;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What officials decide about hours of their areas: objections, reviews, refused entries. */
@Controller
@RequestMapping("/admin/hours")
class HoursDeskPages {

  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

  private final HoursBooks books;
  private final DecideHours decisions;
  private final HoursWording wording;
  private final ZoneId zone;

  HoursDeskPages(HoursBooks books, DecideHours decisions, HoursWording wording, ZoneId zone) {
    this.books = books;
    this.decisions = decisions;
    this.wording = wording;
    this.zone = zone;
  }

  /** An entry to decide about, with the times its form begins with. */
  record ToDecide(EntryView entry, List<String> objections, String from, String until) {}

  /** What was typed about one entry, and what is wrong with it. */
  private record Shown(
      HttpStatus status,
      @Nullable UUID entryId,
      Map<String, String> typed,
      Map<String, String> errors) {

    static final Shown NOTHING = new Shown(HttpStatus.OK, null, Map.of(), Map.of());
  }

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String decided,
      @AuthenticationPrincipal SignedIn official,
      Locale locale) {
    return page(Shown.NOTHING, decided.equals("1"), official, locale);
  }

  @PostMapping("/{entryId}")
  Mono<Rendering> decide(
      @PathVariable UUID entryId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn official,
      Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form ->
                Mono.fromSupplier(() -> decision(entryId, form, official))
                    .flatMap(decisions::decide)
                    .map(HoursRefusals::done)
                    .map(
                        entry ->
                            Rendering.redirectTo("/admin/hours?decided=1")
                                .status(HttpStatus.SEE_OTHER)
                                .build())
                    .onErrorResume(
                        InvalidInput.class,
                        wrong ->
                            page(shown(entryId, form, wrong, locale), false, official, locale)));
  }

  private Decision decision(UUID entryId, MultiValueMap<String, String> form, SignedIn official) {
    var verdict = TypedDecision.verdict(form.getFirst("verdict"));
    var served =
        TypedDecision.served(
            verdict, form.getFirst("servedFrom"), form.getFirst("servedUntil"), zone);
    var answer = TypedDecision.words(form.getFirst("answer"), "answer");
    return new Decision(
        entryId,
        official.personId(),
        verdict,
        served,
        answer,
        area -> HoursPages.answersFor(official, area));
  }

  private Shown shown(
      UUID entryId, MultiValueMap<String, String> form, InvalidInput wrong, Locale locale) {
    var error = wrong.errors().getFirst();
    // Several forms stand on one page, so each field carries its entry's id.
    var sentence = wording.say(error.messageKey(), locale, error.arguments().toArray());
    return new Shown(
        wrong.status(),
        entryId,
        form.toSingleValueMap(),
        Map.of(error.field() + "-" + entryId, sentence));
  }

  private Mono<Rendering> page(Shown shown, boolean decided, SignedIn official, Locale locale) {
    var areas = areasOf(official);
    return Mono.zip(
            books.listToDecide(areas).concatMap(filed -> toDecide(filed, locale)).collectList(),
            books.listMutual(areas).collectList())
        .map(read -> rendering(read.getT1(), read.getT2(), shown, decided));
  }

  private static Rendering rendering(
      List<ToDecide> entries, List<Mutual> mutual, Shown shown, boolean decided) {
    return Rendering.view("matching/hours/desk")
        .status(shown.status())
        .modelAttribute("entries", entries)
        .modelAttribute("mutual", mutual)
        .modelAttribute("decided", decided)
        .modelAttribute("typedFor", shown.entryId() == null ? "" : shown.entryId().toString())
        .modelAttribute("typed", shown.typed())
        .modelAttribute("errors", shown.errors())
        .build();
  }

  private Mono<ToDecide> toDecide(Filed filed, Locale locale) {
    var served = filed.entry().served();
    return books
        .listObjections(filed.entry().id())
        .collectList()
        .map(
            objections ->
                new ToDecide(
                    wording.entry(filed, locale),
                    objections,
                    FIELD.format(
                        LocalDateTime.ofInstant(served.from(), zone)
                            .truncatedTo(ChronoUnit.MINUTES)),
                    FIELD.format(
                        LocalDateTime.ofInstant(served.until(), zone)
                            .truncatedTo(ChronoUnit.MINUTES))));
  }

  static List<String> areasOf(SignedIn official) {
    return official.authorities().stream()
        .filter(
            authority ->
                authority.role().equals(Role.OFFICIAL.name())
                    || authority.role().equals(Role.ADMINISTRATOR.name()))
        .map(Authority::area)
        .toList();
  }
}
