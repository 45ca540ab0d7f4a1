package org.diandan.matching.calendar.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.calendar.CalendarFeed;
import org.diandan.matching.calendar.CalendarLinks;
import org.diandan.matching.calendar.CalendarLinks.Offered;
import org.diandan.matching.calendar.LinkToken;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Calendars, and the links under which they are found. */
@Controller
class CalendarPages {

  private static final MediaType CALENDAR = MediaType.valueOf("text/calendar;charset=UTF-8");
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final String ENDING = ".ics";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

  private final CalendarLinks links;
  private final CalendarFeed feed;
  private final ZoneId zone;

  CalendarPages(CalendarLinks links, CalendarFeed feed, ZoneId zone) {
    this.links = links;
    this.feed = feed;
    this.zone = zone;
  }

  /**
   * A calendar on the page.
   *
   * @param teamId empty for the reader's own
   * @param madeOn empty when there is no link in use
   * @param address only right after it was made; empty otherwise
   */
  record Line(String teamId, String teamName, String madeOn, String address) {}

  /** The calendar for programs; 404 for what never was a link, ended, or lost its reason. */
  @GetMapping("/calendars/{name}")
  Mono<ResponseEntity<String>> calendar(@PathVariable String name, ServerWebExchange exchange) {
    var text = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
    return Mono.justOrEmpty(LinkToken.find(text))
        .flatMap(links::find)
        .flatMap(link -> feed.of(link, here(exchange)))
        .map(
            body ->
                ResponseEntity.ok()
                    .contentType(CALENDAR)
                    .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
                    .body(body))
        .switchIfEmpty(Mono.error(CalendarPages::unknown));
  }

  @GetMapping("/duties/calendar")
  Mono<Rendering> page(@AuthenticationPrincipal SignedIn member) {
    return page(member, "", "");
  }

  /** Makes a link; the one before it ends. The page is the only place that ever shows it. */
  @PostMapping("/duties/calendar/link")
  Mono<Rendering> make(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn member, Locale locale) {
    return exchange
        .getFormData()
        .map(form -> text(form.getFirst("team")))
        .flatMap(
            team ->
                links
                    .make(member.personId(), uuid(team), locale)
                    .switchIfEmpty(Mono.error(CalendarPages::unknown))
                    .flatMap(token -> page(member, team, address(exchange, token))));
  }

  @PostMapping("/duties/calendar/end")
  Mono<Rendering> end(ServerWebExchange exchange, @AuthenticationPrincipal SignedIn member) {
    return exchange
        .getFormData()
        .map(form -> text(form.getFirst("team")))
        .flatMap(team -> links.end(member.personId(), uuid(team)))
        .thenReturn(Rendering.redirectTo("/duties/calendar").build());
  }

  private Mono<Rendering> page(SignedIn member, String team, String address) {
    return links
        .list(member.personId())
        .map(offered -> line(offered, team, address))
        .collectList()
        .map(lines -> rendering(lines));
  }

  private static Rendering rendering(List<Line> lines) {
    return Rendering.view("matching/calendar").modelAttribute("lines", lines).build();
  }

  private Line line(Offered offered, String team, String address) {
    var id = offered.teamId() == null ? "" : offered.teamId().toString();
    return new Line(id, offered.teamName(), day(offered.madeAt()), id.equals(team) ? address : "");
  }

  private String day(@Nullable Instant moment) {
    return moment == null ? "" : DAY.format(moment.atZone(zone));
  }

  private static String address(ServerWebExchange exchange, LinkToken token) {
    return here(exchange).resolve("/calendars/" + token.text() + ENDING).toString();
  }

  private static URI here(ServerWebExchange exchange) {
    return UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
        .replacePath("/")
        .replaceQuery(null)
        .fragment(null)
        .build()
        .toUri();
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new InvalidInput(List.of(new FieldError("team", "calendar.team.wrong")));
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-calendar", "calendar.unknown");
  }
}
