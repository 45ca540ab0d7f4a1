package org.diandan.matching.volunteer.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diandan.matching.volunteer.FreeTime;
import org.diandan.matching.volunteer.FreeTime.Part;
import org.diandan.matching.volunteer.FreeTime.Slot;
import org.diandan.matching.volunteer.FreeTimes;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** When a volunteer is free: the week, days away, and "not today" in one tap. */
@Controller
class FreeTimePages {

  private static final String PAGE = "/volunteer/availability";

  private final FreeTimes times;
  private final Clock clock;

  FreeTimePages(FreeTimes times, ZoneId zone) {
    this.times = times;
    this.clock = Clock.system(zone);
  }

  @GetMapping(PAGE)
  Mono<Rendering> show(@AuthenticationPrincipal SignedIn person) {
    return times.of(person.personId()).map(this::page);
  }

  /** One of three: today yes or no, a day away added, or the week replaced. */
  @PostMapping(PAGE)
  Mono<Rendering> keep(ServerWebExchange exchange, @AuthenticationPrincipal SignedIn person) {
    return Mono.zip(exchange.getFormData(), times.of(person.personId()))
        .flatMap(read -> times.keep(person.personId(), changed(read.getT1(), read.getT2())))
        .thenReturn(Rendering.redirectTo(PAGE).status(HttpStatus.SEE_OTHER).build());
  }

  private FreeTime changed(MultiValueMap<String, String> form, FreeTime before) {
    var act = form.getFirst("act");
    var away = new HashSet<>(before.away());
    if ("today".equals(act)) {
      var today = today();
      if (!away.remove(today)) {
        away.add(today);
      }
      return new FreeTime(before.week(), away);
    }
    if ("away".equals(act)) {
      var day = day(form.getFirst("day"));
      if (day != null && !day.isBefore(today()) && day.isBefore(today().plusYears(1))) {
        away.add(day);
      }
      return new FreeTime(before.week(), away);
    }
    return new FreeTime(slots(form.getOrDefault("slot", List.of())), away);
  }

  private static Set<Slot> slots(List<String> sent) {
    var slots = new HashSet<Slot>();
    for (var day : DayOfWeek.values()) {
      for (var part : Part.values()) {
        if (sent.contains(day + " " + part)) {
          slots.add(new Slot(day, part));
        }
      }
    }
    return slots;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private Rendering page(FreeTime time) {
    return Rendering.view("matching/volunteer/availability")
        .modelAttribute("week", time.week().stream().map(s -> s.day() + " " + s.part()).toList())
        .modelAttribute("away", time.away().stream().sorted().toList())
        .modelAttribute("notToday", time.away().contains(today()))
        .modelAttribute("days", DayOfWeek.values())
        .modelAttribute("parts", Part.values())
        .build();
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    try {
      return typed == null ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }
}
