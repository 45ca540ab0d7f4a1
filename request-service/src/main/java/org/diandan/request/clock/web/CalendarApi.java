package org.diandan.request.clock.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.diandan.contract.AreaCode;
import org.diandan.request.clock.CalendarDay;
import org.diandan.request.clock.CalendarInForce;
import org.diandan.request.clock.ChangeCalendar;
import org.diandan.request.clock.ChangeCalendar.Author;
import org.diandan.request.clock.DeskHours;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calendar and the desk hours as JSON. */
@RestController
class CalendarApi {

  private final ChangeCalendar calendar;
  private final CalendarInForce inForce;
  private final Clock clock;

  CalendarApi(ChangeCalendar calendar, CalendarInForce inForce, Clock clock) {
    this.calendar = calendar;
    this.inForce = inForce;
    this.clock = clock;
  }

  /**
   * The special days of a year.
   *
   * @param known false when nobody brought the year in, and only weekends count as free
   */
  record YearAnswer(int year, boolean known, List<CalendarDay> days) {}

  /** When a desk is open. */
  record DeskAnswer(
      String area, String workingDays, String freeDays, boolean open, @Nullable Instant opensAt) {}

  record WantedDays(@Nullable List<TypedDays.@Nullable Entry> days, @Nullable String reason) {}

  record WantedHours(
      @Nullable String area,
      @Nullable String workingDays,
      @Nullable String freeDays,
      @Nullable String reason) {}

  /** Everybody may know which days are worked. */
  @GetMapping("/api/calendar/{year}")
  Mono<YearAnswer> year(@PathVariable int year) {
    return calendar
        .daysOf(year)
        .collectList()
        .map(days -> new YearAnswer(year, inForce.knowsYear(year), days));
  }

  /** Changes days, from the next promise on. */
  @PostMapping("/api/calendar/days")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> change(
      @RequestBody WantedDays wanted, @AuthenticationPrincipal SignedIn administrator) {
    Permitted.require(administrator, "");
    var typed = TypedDays.ofEntries(wanted.days());
    var errors = new ArrayList<>(typed.errors());
    errors.addAll(Said.faults("reason", wanted.reason(), Said.LONGEST_REASON));
    requireNone(errors);
    return calendar.set(typed.days(), author(administrator, wanted.reason()));
  }

  /** When the desk that answers for an area is open; without an area, the one of everywhere. */
  @GetMapping("/api/desk-hours")
  DeskAnswer hours(@RequestParam(defaultValue = "") String area) {
    if (!area.isEmpty() && !AreaCode.isWellFormed(area)) {
      throw new InvalidInput(List.of(new FieldError("area", "calendar.area.wrong")));
    }
    var desk = inForce.deskOf(area);
    var now = clock.instant();
    return new DeskAnswer(
        area,
        DeskHours.text(desk.hours().workingDays()),
        DeskHours.text(desk.hours().freeDays()),
        desk.isOpenAt(now),
        desk.openFrom(now).orElse(null));
  }

  /** Changes the hours of a desk. */
  @PostMapping("/api/desk-hours")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> change(
      @RequestBody WantedHours wanted, @AuthenticationPrincipal SignedIn administrator) {
    var typed = new TypedHours(wanted.area(), wanted.workingDays(), wanted.freeDays());
    var errors = new ArrayList<>(typed.errors());
    errors.addAll(Said.faults("reason", wanted.reason(), Said.LONGEST_REASON));
    requireNone(errors);
    Permitted.require(administrator, typed.code());
    return calendar.set(typed.code(), typed.hours(), author(administrator, wanted.reason()));
  }

  private static Author author(SignedIn administrator, @Nullable String reason) {
    return new Author(administrator.personId(), reason == null ? "" : reason.strip());
  }

  private static void requireNone(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }
}
