package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.diandan.request.journey.Ordering.Taken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The calendar administrators edit, and what comes due on it. */
class CalendarIT {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @AfterEach
  void ordinaryDaysAgain() {
    SERVICE
        .database()
        .execute(
            """
            insert into calendar_day (day, kind, name, changed_by, reason)
            select distinct day, 'ORDINARY', '', gen_random_uuid(), 'end of the test'
            from calendar_day where changed_by is not null
            """);
    await()
        .until(
            () ->
                acceptBy(taken(submit(order(Map.of()))))
                    .isBefore(Instant.now().plus(Duration.ofDays(20))));
  }

  @Test
  void aNewHolidayMovesNewPromisesAndNoneThatWasMade() {
    var before = taken(submit(order(Map.of())));
    var promised = acceptBy(before);
    var today = LocalDate.now(SHANGHAI);

    change(days(today, today.plusDays(29), "HOLIDAY")).expectStatus().isNoContent();

    assertThat(acceptBy(taken(submit(order(Map.of())))))
        .isAfter(promised.plus(Duration.ofDays(20)));
    assertThat(acceptBy(before)).isEqualTo(promised);
  }

  @Test
  void whatAnotherInstanceChangedHoldsWithinSeconds() {
    var promised = acceptBy(taken(submit(order(Map.of()))));

    SERVICE
        .database()
        .execute(
            """
            insert into calendar_day (day, kind, name, changed_by, reason)
            select current_date + n, 'HOLIDAY', '', gen_random_uuid(), 'written elsewhere'
            from generate_series(-1, 29) as n
            """);

    await()
        .until(
            () ->
                acceptBy(taken(submit(order(Map.of()))))
                    .isAfter(promised.plus(Duration.ofDays(20))));
  }

  @Test
  void administratorsEditOnAPageThatWarnsOfMissingYears() {
    var browser = new Browser();
    browser
        .open("/login")
        .send("/login", Map.of("login", "admin", "password", "only-for-tests-4711"));

    browser.open("/admin/calendar?year=2031");
    assertThat(browser.page()).contains("2031", "还没有录入");
    browser.send("/admin/calendar/days", Map.of("days", "2031-01-01 元旦", "reason", "通知"));
    assertThat(browser.status()).isEqualTo(422);
    assertThat(browser.page()).contains("第 1 行看不懂", "2031-01-01 元旦");
    browser.send(
        "/admin/calendar/days", Map.of("days", "2031-01-01 至 2031-01-03 放假 元旦", "reason", "通知"));

    assertThat(browser.page()).contains("已保存", "2031-01-02", "元旦", "通知");
    CLIENT
        .get()
        .uri("/api/calendar/2031")
        .exchange()
        .expectBody()
        .jsonPath("$.days.length()")
        .isEqualTo(3);
  }

  @Test
  void deskHoursOfAnAreaCountBeforeThoseOfEverywhere() {
    hours(
            Map.of(
                "area",
                "990101",
                "workingDays",
                "00:00-24:00",
                "freeDays",
                "00:00-24:00",
                "reason",
                "热线"))
        .expectStatus()
        .isNoContent();

    CLIENT
        .get()
        .uri("/api/desk-hours?area=990101001001")
        .exchange()
        .expectBody()
        .jsonPath("$.open")
        .isEqualTo(true)
        .jsonPath("$.workingDays")
        .isEqualTo("00:00-24:00");
    CLIENT
        .get()
        .uri("/api/desk-hours?area=990102")
        .exchange()
        .expectBody()
        .jsonPath("$.workingDays")
        .isEqualTo("08:30-12:00 14:00-17:30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8-12", "08:00-07:00", "25:00-26:00", "09:00-12:00 11:00-13:00"})
  void hoursNoDoorCouldSayAreRefusedByName(String hours) {
    hours(Map.of("area", "", "workingDays", hours, "reason", "试"))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("workingDays");
  }

  /** Two sweeps at once, as two instances make them, and a restart that looks much too late. */
  @Test
  void eachReminderIsGivenOnceAndNoneForWhatIsOver() {
    var late = taken(submit(order(Map.of("item", "RP01"))));
    var over = taken(submit(order(Map.of("item", "RP01"))));
    CLIENT
        .post()
        .uri("/api/requests/" + over.token() + "/withdrawal")
        .exchange()
        .expectStatus()
        .isOk();
    overdue(late);
    overdue(over);

    await().until(() -> reminders(late, "AFTER") == 2);
    SERVICE.database().execute("delete from clock_watch");
    await()
        .until(
            () ->
                SERVICE
                        .database()
                        .count(
                            "select count(*) from clock_watch where request_id = '%s'"
                                .formatted(late.id()))
                    == 1);

    assertThat(reminders(late, "AFTER")).isEqualTo(2);
    assertThat(reminders(late, "AT") + reminders(late, "BEFORE")).isZero();
    assertThat(reminders(over, "AFTER")).isZero();
  }

  private static void overdue(Taken taken) {
    SERVICE
        .database()
        .execute(
            """
            update request
            set accept_by = now() - interval '9 hours', finish_by = now() - interval '8 hours',
              version = version + 1
            where id = '%s'
            """
                .formatted(taken.id()));
  }

  private static long reminders(Taken taken, String stage) {
    return SERVICE
        .database()
        .count(
            "select count(*) from event_outbox where type = 'clock.reminder.v1' and subject = '%s' and data ->> 'stage' = '%s'"
                .formatted(taken.id(), stage));
  }

  private static Map<String, Object> days(LocalDate from, LocalDate until, String kind) {
    return Map.of(
        "days",
        List.of(
            Map.of("day", from.toString(), "until", until.toString(), "kind", kind, "name", "试")),
        "reason",
        "试");
  }

  private static ResponseSpec change(Object body) {
    return post("/api/calendar/days", body);
  }

  private static ResponseSpec hours(Object body) {
    return post("/api/desk-hours", body);
  }

  private static ResponseSpec post(String path, Object body) {
    return CLIENT
        .post()
        .uri(path)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + Ordering.administrator())
        .bodyValue(body)
        .exchange();
  }

  private static Instant acceptBy(Taken taken) {
    record Answer(Instant acceptBy) {}
    return Ordering.body(
            CLIENT.get().uri("/api/requests/" + taken.token()).exchange().expectStatus().isOk(),
            Answer.class)
        .acceptBy();
  }
}
