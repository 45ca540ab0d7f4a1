package org.diandan.matching.hours.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.matching.hours.Filed;
import org.diandan.matching.hours.HoursBooks;
import org.diandan.matching.hours.ObjectToHours;
import org.diandan.matching.hours.ObjectToHours.Objection;
import org.diandan.matching.hours.Sum;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.team.Memberships.Standing;
import org.diandan.web.InvalidInput;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One's own record of hours, one entry, and objecting to it. */
@Controller
class HoursPages {

  private final HoursBooks books;
  private final ObjectToHours objections;
  private final Memberships memberships;
  private final HoursWording wording;

  HoursPages(
      HoursBooks books, ObjectToHours objections, Memberships memberships, HoursWording wording) {
    this.books = books;
    this.objections = objections;
    this.memberships = memberships;
    this.wording = wording;
  }

  /** Who reads which entry, what was typed, and what is wrong with it. */
  private record Reading(
      UUID entryId,
      SignedIn reader,
      Locale locale,
      HttpStatus status,
      String typed,
      Map<String, String> errors) {}

  /** The record of the person who is signed in. */
  @GetMapping("/hours")
  Mono<Rendering> own(@AuthenticationPrincipal SignedIn reader, Locale locale) {
    return Mono.zip(books.listOf(reader.personId()).collectList(), books.sums(reader.personId()))
        .map(read -> own(read.getT1(), read.getT2(), reader, locale));
  }

  private Rendering own(List<Filed> entries, List<Sum> sums, SignedIn reader, Locale locale) {
    var years = sums.stream().filter(sum -> sum.by() == Sum.By.YEAR).toList();
    return Rendering.view("matching/hours/record")
        .modelAttribute("entries", entries.stream().map(e -> wording.entry(e, locale)).toList())
        .modelAttribute(
            "all", wording.minutes(years.stream().mapToLong(Sum::minutes).sum(), locale))
        .modelAttribute(
            "confirmed", wording.minutes(years.stream().mapToLong(Sum::confirmed).sum(), locale))
        .modelAttribute("byYear", wording.totals(sums, Sum.By.YEAR, locale))
        .modelAttribute("byItem", wording.totals(sums, Sum.By.ITEM, locale))
        .modelAttribute("byTeam", wording.totals(sums, Sum.By.TEAM, locale))
        .modelAttribute("byRung", wording.totals(sums, Sum.By.RUNG, locale))
        .modelAttribute("leads", reader.holds(Role.LEADER.name()))
        .build();
  }

  @GetMapping("/hours/entries/{entryId}")
  Mono<Rendering> entry(
      @PathVariable UUID entryId, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return page(new Reading(entryId, reader, locale, HttpStatus.OK, "", Map.of()));
  }

  @PostMapping("/hours/entries/{entryId}/objection")
  Mono<Rendering> objectTo(
      @PathVariable UUID entryId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var typed = form.getFirst("words");
              return raise(entryId, typed, reader)
                  .onErrorResume(
                      InvalidInput.class,
                      wrong ->
                          page(
                              new Reading(
                                  entryId,
                                  reader,
                                  locale,
                                  wrong.status(),
                                  typed == null ? "" : typed,
                                  sentences(wrong, locale))));
            });
  }

  private Mono<Rendering> raise(UUID entryId, @Nullable String typed, SignedIn reader) {
    return Mono.fromSupplier(() -> TypedDecision.words(typed, "words"))
        .flatMap(
            words ->
                objections.raise(
                    new Objection(
                        entryId, reader.personId(), words, area -> answersFor(reader, area))))
        .map(HoursRefusals::done)
        .map(
            entry ->
                Rendering.redirectTo("/hours/entries/" + entryId)
                    .status(HttpStatus.SEE_OTHER)
                    .build());
  }

  private Mono<Rendering> page(Reading reading) {
    return Mono.zip(books.find(reading.entryId()), memberships.of(reading.reader().personId()))
        .filter(read -> mayRead(read.getT1(), read.getT2(), reading.reader()))
        .switchIfEmpty(Mono.error(HoursRefusals::unknown))
        .flatMap(read -> page(read.getT1(), reading));
  }

  private Mono<Rendering> page(Filed filed, Reading reading) {
    return books
        .history(filed.entry().id())
        .collectList()
        .map(
            steps ->
                Rendering.view("matching/hours/entry")
                    .status(reading.status())
                    .modelAttribute("entry", wording.entry(filed, reading.locale()))
                    .modelAttribute(
                        "own", filed.entry().personId().equals(reading.reader().personId()))
                    .modelAttribute("steps", wording.history(steps, filed.now(), reading.locale()))
                    .modelAttribute("typed", reading.typed())
                    .modelAttribute("errors", reading.errors())
                    .build());
  }

  private Map<String, String> sentences(InvalidInput wrong, Locale locale) {
    var error = wrong.errors().getFirst();
    return Map.of(
        error.field(), wording.say(error.messageKey(), locale, error.arguments().toArray()));
  }

  private static boolean mayRead(Filed filed, Standing standing, SignedIn reader) {
    return filed.entry().personId().equals(reader.personId())
        || standing.servesWith().contains(filed.entry().task().teamId())
        || answersFor(reader, filed.area());
  }

  /** Whether the reader answers for an area as an official. */
  static boolean answersFor(SignedIn reader, String area) {
    return reader.holds(Role.OFFICIAL.name(), area)
        || reader.holds(Role.ADMINISTRATOR.name(), area);
  }
}
