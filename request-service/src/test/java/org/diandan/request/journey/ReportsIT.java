package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.diandan.request.report.Automatic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports that were issued, by people and by the clock, and who may read and issue them. */
class ReportsIT {

  private static final String TOWN = "990102721";
  private static final String NEIGHBOUR = "990102722";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Pattern ISSUED = Pattern.compile("/official/reports/issued/[0-9a-f-]{36}");

  /** The last day of the month before this one. */
  private static LocalDate lastMonth = LocalDate.EPOCH;

  private static LocalDate today = LocalDate.EPOCH;
  private static String month = "";
  private static String span = "";
  private static Reporting reader = new Reporting("");

  @BeforeAll
  static void prepare() {
    today = LocalDate.now(ZONE);
    lastMonth = today.withDayOfMonth(1).minusDays(1);
    month = "template=standard-month&area=%s&day=%s".formatted(TOWN, lastMonth);
    span =
        "template=standard-span&area=%s&day=%s&to=%s"
            .formatted(TOWN, today.minusDays(60), today.minusDays(1));
    Ordering.addTown(TOWN, "报告街道");
    Ordering.addTown(NEIGHBOUR, "邻近镇");
    CasesToCount.add(SERVICE, TOWN, 80);
    CasesToCount.add(SERVICE, NEIGHBOUR, 40);
    Ordering.account("report-official", "OFFICIAL", TOWN);
    Ordering.account("report-admin", "ADMINISTRATOR", TOWN);
    Ordering.account("report-neighbour", "OFFICIAL", NEIGHBOUR);
    reader = Reporting.as("report-official");
  }

  @Test
  void aMonthThatIsOverIsIssuedOnceAndStaysAsItWas() {
    var browser = Reporting.browser("report-official").open("/official/reports/sheet?" + month);
    var fields = Map.of("template", "standard-month", "area", TOWN, "day", lastMonth.toString());
    var issued = browser.send("/official/reports/issued", fields).place();
    assertThat(issued).matches(ISSUED);
    assertThat(browser.page()).contains("已出具", "张report-official").doesNotContain("数据有更新");
    var before = reader.csv(issued + "/file/csv");
    var again = browser.send("/official/reports/issued", fields).place();

    SERVICE
        .database()
        .execute(
            """
            update figure_case set verdict = not verdict
            where case_id = (select case_id from figure_case
              where area like '%s%%' and verdict is not null
                and submitted_at between '%s' and '%s' limit 1)
            """
                .formatted(TOWN, lastMonth.withDayOfMonth(3), lastMonth.minusDays(2)));

    assertThat(again).isEqualTo(issued);
    assertThat(reader.page(issued)).contains("数据有更新", "总体情况 · 解决率");
    assertThat(reader.csv(issued + "/file/csv")).isEqualTo(before);
    assertThat(reader.csv("/official/reports/file/csv?" + month)).isNotEqualTo(before);
    assertThat(browser.open("/official/reports/sheet?" + month).place()).isEqualTo(issued);
    assertThat(browser.open("/official/reports/sheet?live=true&" + month).page()).contains("制表人");
    assertThat(reader.page("/official/reports")).contains(issued);
    assertThat(audited(issued)).isEqualTo(1);
    Reporting.as("report-neighbour").get(issued).expectStatus().isNotFound();
    Reporting.as("report-neighbour").get(issued + "/file/csv").expectStatus().isNotFound();
  }

  @Test
  void whatWasKeptOfAReportCannotBeChangedUnseen() {
    var browser = Reporting.browser("report-official").open("/official/reports/sheet?" + span);
    var fields =
        Map.of("template", "standard-span", "area", TOWN, "day", "2020-01-01", "to", "2020-01-31");
    var issued = browser.send("/official/reports/issued", fields).place();
    assertThat(browser.page()).doesNotContain("对不上");

    SERVICE
        .database()
        .execute(
            "update issued_report set report = replace(report, '标准', '改过') where id = '%s'"
                .formatted(issued.substring(issued.lastIndexOf('/') + 1)));

    assertThat(reader.page(issued)).contains("对不上");
  }

  @Test
  void aPeriodThatGoesOnCannotBeIssued() {
    var browser =
        Reporting.browser("report-official")
            .open("/official/reports/sheet?template=standard-month&day=" + today);
    assertThat(browser.page()).contains("还没有结束", "_csrf");

    browser.send(
        "/official/reports/issued",
        Map.of("template", "standard-month", "area", TOWN, "day", today.toString()));

    assertThat(browser.status()).isEqualTo(409);
  }

  @Test
  void nothingOfANeighbourIsReadOrIssued() {
    var query = "?template=standard-month&area=" + NEIGHBOUR;
    for (var path : List.of("sheet", "file/pdf", "file/xlsx", "file/csv")) {
      reader.get("/official/reports/" + path + query).expectStatus().isForbidden();
    }
    var browser = Reporting.browser("report-official").open("/official/reports/sheet?" + span);
    browser.send(
        "/official/reports/issued",
        Map.of("template", "standard-month", "area", NEIGHBOUR, "day", lastMonth.toString()));

    assertThat(browser.status()).isEqualTo(403);
    // Wider than the own area: only the own part of it is counted, and it cannot be issued.
    assertThat(reader.page("/official/reports/sheet?template=standard-week&area=990102"))
        .contains("报告街道")
        .doesNotContain("邻近镇", NEIGHBOUR);
    assertThat(reader.page("/official/reports")).doesNotContain("邻近镇");
  }

  @Test
  void wordsThatCannotBeUsedAreRefusedByName() {
    reader.get("/official/reports/sheet?template=none").expectStatus().isEqualTo(422);
    reader
        .get("/official/reports/sheet?template=standard-day&day=x'")
        .expectStatus()
        .isEqualTo(400);
    reader
        .get("/official/reports/sheet?template=standard-span&day=2026-02-01&to=2026-01-01")
        .expectStatus()
        .isEqualTo(422);
    reader
        .get("/official/reports/sheet?template=standard-span&day=1999-02-01&to=2026-01-01")
        .expectStatus()
        .isEqualTo(422);
    reader.get("/official/reports/file/doc?" + span).expectStatus().isNotFound();
    reader.get("/official/reports/issued/x").expectStatus().isNotFound();
    reader.get("/admin/reports").expectStatus().isForbidden();
  }

  @Test
  void anAutomaticReportIsIssuedOnceHoweverManyInstancesLook() {
    template("00000000-0000-0000-0000-0000000000aa", TOWN, "{区域}自动日报");

    assertThat(Automatic.issuedBy(4, SERVICE)).isLessThanOrEqualTo(1);
    assertThat(Automatic.issuedBy(2, SERVICE)).isZero();
    assertThat(reader.page("/official/reports")).contains("圆县报告街道自动日报");
    assertThat(
            SERVICE
                .database()
                .count("select count(*) from issued_report where title_zh = '圆县报告街道自动日报'"))
        .isEqualTo(1);
    assertThat(told("报告街道自动日报", "report-official")).isEqualTo(1);
    assertThat(told("报告街道自动日报", "report-neighbour")).isZero();
  }

  @Test
  void whereNobodyIsOfficialTheNextOnesAroundAreTold() {
    template("00000000-0000-0000-0000-0000000000ab", TOWN + "001", "没有专人的日报");

    Automatic.issuedBy(1, SERVICE);

    assertThat(told("没有专人的日报", "report-official")).isEqualTo(1);
  }

  @Test
  void whatIsIssuedByHandIsToldToNobody() {
    var browser = Reporting.browser("report-official").open("/official/reports/sheet?" + span);
    var fields =
        Map.of("template", "standard-span", "area", TOWN, "day", "2021-01-01", "to", "2021-01-31");

    var issued = browser.send("/official/reports/issued", fields).place();

    assertThat(issued).matches(ISSUED);
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from event_outbox where subject = '%s'"
                        .formatted(issued.substring(issued.lastIndexOf('/') + 1))))
        .isZero();
  }

  /** A daily report of an area that is due since midnight. */
  private static void template(String id, String area, String title) {
    SERVICE
        .database()
        .execute(
            """
            insert into report_template (id, area_code, version, issues_itself, created_at)
            values ('%1$s', '%2$s', 1, true, now() - interval '9 days');
            insert into report_template_version (template_id, version, layout, saved_by)
            values ('%1$s', 1,
              '{"kind":"DAY","name":{"zh":"自动","en":"a"},"title":{"zh":"%3$s","en":"{area}"},
                "addressee":{"zh":"","en":""},"introduction":{"zh":"","en":""},
                "sections":["HEADLINE"],"cut":{"hour":0,"day":1},"issueAt":0}',
              '00000000-0000-0000-0000-000000000000');
            """
                .formatted(id, area, title));
  }

  /** Events that tell exactly this person of a report with this title. */
  private static long told(String title, String login) {
    return SERVICE
        .database()
        .count(
            """
            select count(*)
            from event_outbox e
            join issued_report i on i.id = e.subject
            where e.type = 'report.issued.v1'
              and e.topic = 'diandan.export'
              and e.data ->> 'span' = i.kind
              and i.title_zh like '%%%s'
              and e.data -> 'persons' = (
                select jsonb_build_array(person_id) from account where login = '%s')
            """
                .formatted(title, login));
  }

  /** Entries that tell of a report and its checksum. */
  private static long audited(String issued) {
    return SERVICE
        .database()
        .count(
            """
            select count(*) from audit_entry
            where action = 'report-issued' and area = '%s' and after like '%%sha256=%%'
              and subject = '%s'
            """
                .formatted(TOWN, issued.substring(issued.lastIndexOf('/') + 1)));
  }
}
