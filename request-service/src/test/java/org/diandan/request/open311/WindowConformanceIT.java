package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.COUNTY;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.form;
import static org.diandan.request.open311.City.get;
import static org.diandan.request.open311.City.postedId;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2.7: which requests a list holds. */
class WindowConformanceIT {

  @ParameterizedTest(name = "2.7 status open, closed or both in {0}")
  @EnumSource(Written.class)
  void statusIsAList(Written format) {
    var open = postedId(form(Map.of()));
    var closed = postedId(form(Map.of()));
    City.SERVICE
        .database()
        .execute(
            "update request set state = 'WITHDRAWN', closed_at = now(), closure_reason = 'WITHDRAWN'"
                + " where id = '"
                + closed
                + "'");

    assertThat(ids(rows(format, "&status=open"))).contains(open).doesNotContain(closed);
    assertThat(ids(rows(format, "&status=closed"))).contains(closed).doesNotContain(open);
    assertThat(ids(rows(format, "&status=open,closed"))).contains(closed, open);
    var row = rows(format, "&service_request_id=" + closed).getFirst();
    assertThat(row).containsEntry("status", "closed").containsEntry("status_notes", "已撤回。");
    assertThat(Instant.parse(utc(row.get("updated_datetime"))))
        .isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(5, ChronoUnit.MINUTES));
  }

  @ParameterizedTest(name = "2.7 status {0} is no status")
  @ValueSource(strings = {"lost", "OPEN", "open,lost", "1"})
  void anotherStatusIsRefused(String status) {
    for (var format : Written.values()) {
      assertError(
          get("/requests" + format.suffix() + "?jurisdiction_id=" + COUNTY + "&status=" + status),
          format,
          400,
          "status");
    }
  }

  @ParameterizedTest(name = "2.7 the window follows from what is there in {0}")
  @EnumSource(Written.class)
  void theWindowFollows(Written format) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var today = aged(0);
    var recent = aged(80);
    var old = aged(100);
    var older = aged(170);

    assertThat(ids(rows(format, ""))).contains(today, recent).doesNotContain(old, older);
    assertThat(ids(rows(format, "&start_date=" + now.minus(Duration.ofDays(105)))))
        .contains(recent, old)
        .doesNotContain(today, older);
    assertThat(ids(rows(format, "&end_date=" + now.minus(Duration.ofDays(95)))))
        .contains(old, older)
        .doesNotContain(today, recent);
    assertThat(
            ids(
                rows(
                    format,
                    "&start_date="
                        + now.minus(Duration.ofDays(85))
                        + "&end_date="
                        + now.minus(Duration.ofDays(75)))))
        .contains(recent)
        .doesNotContain(today, old, older);
  }

  @ParameterizedTest(name = "2.7 a range of more than 90 days or backwards is refused in {0}")
  @EnumSource(Written.class)
  void aLongRangeIsRefused(Written format) {
    var path = "/requests" + format.suffix() + "?jurisdiction_id=" + COUNTY;

    assertError(
        get(path + "&start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z"),
        format,
        400,
        "end_date");
    assertError(
        get(path + "&start_date=2026-04-02T00:00:00Z&end_date=2026-01-01T00:00:00Z"),
        format,
        400,
        "start_date");
    assertThat(
            get(path + "&start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00Z").status())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "2.7 the newest come first in {0}")
  @EnumSource(Written.class)
  void theNewestComeFirst(Written format) {
    postedId(form(Map.of()));
    postedId(form(Map.of()));

    var times = rows(format, "").stream().map(row -> utc(row.get("requested_datetime"))).toList();

    assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  private static List<Map<String, @Nullable String>> rows(Written format, String query) {
    var reply = get("/requests" + format.suffix() + "?jurisdiction_id=" + COUNTY + query);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return format.rows(reply.body(), "service_requests", "request");
  }

  private static List<String> ids(List<Map<String, @Nullable String>> rows) {
    return rows.stream().map(row -> String.valueOf(row.get("service_request_id"))).toList();
  }

  private static String utc(@Nullable String time) {
    return java.time.OffsetDateTime.parse(String.valueOf(time)).toInstant().toString();
  }

  /** A request of so many days ago. */
  private static String aged(int days) {
    var id = postedId(form(Map.of()));
    City.SERVICE
        .database()
        .execute(
            "update request set submitted_at = submitted_at - interval '%d days' where id = '%s'"
                .formatted(days, id));
    return id;
  }
}
