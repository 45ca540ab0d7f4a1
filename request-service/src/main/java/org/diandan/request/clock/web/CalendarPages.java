package org.diandan.request.clock.web;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.diandan.request.clock.CalendarInForce;
import org.diandan.request.clock.ChangeCalendar;
import org.diandan.request.clock.ChangeCalendar.Author;
import org.diandan.request.clock.DeskHours;
import org.diandan.web.InvalidInput.FieldError;
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

/** The administrators' calendar: special days by year, desk hours by area, and who changed what. */
@Controller
@RequestMapping("/admin/calendar")
class CalendarPages {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private final ChangeCalendar calendar;
  private final CalendarInForce inForce;
  private final ClockWords words;

  CalendarPages(ChangeCalendar calendar, CalendarInForce inForce, ClockWords words) {
    this.calendar = calendar;
    this.inForce = inForce;
    this.words = words;
  }

  /** Hours of one desk as the page shows them. */
  record DeskRow(String area, String workingDays, String freeDays) {}

  /** What the page shows besides what is in force. */
  private record Shown(
      int year,
      SignedIn reader,
      Locale locale,
      Map<String, String> typed,
      List<FieldError> errors) {

    HttpStatus status() {
      return errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
  }

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String saved,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return show(
        new Shown(
            yearOf(year),
            reader,
            locale,
            Map.of("saved", saved.isEmpty() ? "" : "true"),
            List.of()));
  }

  @PostMapping("/days")
  Mono<Rendering> days(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    Permitted.require(reader, "");
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var fields = form.toSingleValueMap();
              var typed = TypedDays.ofLines(fields.getOrDefault("days", ""));
              var errors = new ArrayList<>(typed.errors());
              errors.addAll(Said.faults("reason", fields.get("reason"), Said.LONGEST_REASON));
              var year =
                  typed.days().isEmpty() ? thisYear() : typed.days().getFirst().day().getYear();
              return errors.isEmpty()
                  ? calendar
                      .set(typed.days(), author(reader, fields.getOrDefault("reason", "")))
                      .thenReturn(saved(year))
                  : show(new Shown(year, reader, locale, fields, errors));
            });
  }

  @PostMapping("/hours")
  Mono<Rendering> hours(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var fields = form.toSingleValueMap();
              var typed =
                  new TypedHours(
                      fields.get("area"), fields.get("workingDays"), fields.get("freeDays"));
              var errors = new ArrayList<>(typed.errors());
              errors.addAll(
                  Said.faults("hoursReason", fields.get("hoursReason"), Said.LONGEST_REASON));
              if (errors.isEmpty()) {
                Permitted.require(reader, typed.code());
              }
              return errors.isEmpty()
                  ? calendar
                      .set(
                          typed.code(),
                          typed.hours(),
                          author(reader, fields.getOrDefault("hoursReason", "")))
                      .thenReturn(saved(thisYear()))
                  : show(new Shown(thisYear(), reader, locale, fields, errors));
            });
  }

  private Mono<Rendering> show(Shown shown) {
    return Mono.zip(
            calendar.daysOf(shown.year()).collectList(),
            calendar.changesOf(shown.year()).collectList(),
            calendar.desks())
        .map(
            read ->
                Rendering.view("request/clock/calendar")
                    .status(shown.status())
                    .modelAttribute("year", shown.year())
                    .modelAttribute("days", read.getT1())
                    .modelAttribute("changes", read.getT2())
                    .modelAttribute("desks", rows(read.getT3()))
                    .modelAttribute("missing", missing(shown.year()))
                    .modelAttribute("mayChange", Permitted.may(shown.reader(), ""))
                    .modelAttribute("typed", shown.typed())
                    .modelAttribute("errors", words.of(shown.errors(), shown.locale()))
                    .modelAttribute("spoken", words.spoken(shown.locale()))
                    .build());
  }

  /** The shown year, this one and the next, as far as nobody brought them in. */
  private List<String> missing(int year) {
    var now = thisYear();
    return IntStream.of(year, now, now + 1)
        .distinct()
        .sorted()
        .filter(one -> !inForce.knowsYear(one))
        .mapToObj(String::valueOf)
        .toList();
  }

  private static List<DeskRow> rows(Map<String, DeskHours> desks) {
    return new TreeMap<>(desks)
        .entrySet().stream()
            .map(
                desk ->
                    new DeskRow(
                        desk.getKey(),
                        DeskHours.text(desk.getValue().workingDays()),
                        DeskHours.text(desk.getValue().freeDays())))
            .toList();
  }

  private int yearOf(@Nullable Integer asked) {
    return asked == null || asked < FIRST_YEAR || asked > LAST_YEAR ? thisYear() : asked;
  }

  private int thisYear() {
    return Year.from(words.clock().instant().atZone(words.zone())).getValue();
  }

  private static Author author(SignedIn reader, String reason) {
    return new Author(reader.personId(), reason.strip());
  }

  private static Rendering saved(int year) {
    return Rendering.redirectTo("/admin/calendar?saved=yes&year=" + year)
        .status(HttpStatus.SEE_OTHER)
        .build();
  }
}
