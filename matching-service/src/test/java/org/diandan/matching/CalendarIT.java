package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.BodyInserters;

class CalendarIT {

  private static final Pattern LINK = Pattern.compile("/calendars/[A-Za-z0-9_-]{43}\\.ics");
  private final Instant begin =
      Instant.now().truncatedTo(ChronoUnit.HOURS).plus(2, ChronoUnit.DAYS);

  private final Town town = new Town();

  @Test
  void aVolunteersCalendarShowsADutyUntilItIsCancelledAndThenSaysSo() {
    var crew = Crew.of(town, "一队", 1);
    var member = crew.members().getFirst();
    var task = crew.task(town);
    crew.send(task, member, begin, begin.plus(1, ChronoUnit.HOURS)).isCreated();
    var link = link(member, null);

    var planned = events(link).getFirst();
    Crew.deed(member, Crew.dutyOf(task, member), "cannot-come", Map.of()).isOk();
    var cancelled = events(link).getFirst();

    assertThat(value(planned, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(planned, "SEQUENCE")).isEqualTo("0");
    assertThat(value(planned, "DTSTART"))
        .isEqualTo(begin.toString().replace("-", "").replace(":", ""));
    assertThat(value(cancelled, "STATUS")).isEqualTo("CANCELLED");
    assertThat(value(cancelled, "SEQUENCE")).isEqualTo("1");
    assertThat(value(cancelled, "UID")).isEqualTo(value(planned, "UID"));
    assertThat(fetched(link)).doesNotContain("5001-0001-7").doesNotContain(member.toString());
  }

  @Test
  void aTeamsCalendarHasOneEntryForEachTaskAndEndsWithItsLink() {
    var crew = Crew.of(town, "一队", 2);
    var task = crew.task(town);
    crew.members()
        .forEach(
            member -> crew.send(task, member, begin, begin.plus(1, ChronoUnit.HOURS)).isCreated());
    var link = link(crew.team().leader(), crew.team().id());

    assertThat(events(link)).hasSize(1);
    assertThat(value(events(link).getFirst(), "SUMMARY")).contains("2");
    var next = link(crew.team().leader(), crew.team().id());
    assertThat(status(link)).isEqualTo(404);
    post(crew.team().leader(), "/duties/calendar/end", crew.team().id());
    assertThat(status(next)).isEqualTo(404);
    assertThat(status("/calendars/x.ics")).isEqualTo(404);
  }

  private static String link(UUID person, @Nullable UUID team) {
    var page = post(person, "/duties/calendar/link", team);
    var found = LINK.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static String post(UUID person, String path, @Nullable UUID team) {
    var body =
        RunningService.as(person, "VOLUNTEER", "")
            .post()
            .uri(path)
            .body(BodyInserters.fromFormData("team", team == null ? "" : team.toString()))
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return body == null ? "" : body;
  }

  private static String fetched(String link) {
    var body =
        RunningService.anybody()
            .get()
            .uri(link)
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType("text/calendar;charset=UTF-8")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return body == null ? "" : body;
  }

  private static int status(String link) {
    return RunningService.anybody()
        .get()
        .uri(link)
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  private static List<VEvent> events(String link) {
    try {
      return new CalendarBuilder().build(new StringReader(fetched(link))).getComponents("VEVENT");
    } catch (IOException | ParserException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String value(VEvent event, String property) {
    return event.getRequiredProperty(property).getValue();
  }
}
