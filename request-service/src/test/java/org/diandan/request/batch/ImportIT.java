package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.batch.Importing.bytes;
import static org.diandan.request.batch.Importing.mapping;
import static org.diandan.request.batch.Importing.resource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.diandan.request.RunningService;
import org.diandan.request.batch.ImportJob.Counts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

class ImportIT {

  private static final String HEADER =
      "CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,OnTime_Status,CASE_STATUS,TYPE,Department,"
          + "neighborhood,LATITUDE,LONGITUDE,Source\r\n";

  private static RunningService service;
  private static Importing importing;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            "diandan.import.look-every=100ms",
            "diandan.import.rows-at-once=50",
            "diandan.import.lease=1s",
            "diandan.import.largest-file=3MB");
    importing = new Importing(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void importsASampleWithItsKnownAnswersAsTextAndTheSameAsAWorkbook() throws IOException {
    var text = resource("boston-sample.csv");
    var mapping = mapping("boston", "sample");

    var asText = importing.imported(mapping, text);
    var recorded = importing.fingerprint("sample");
    var asWorkbook = importing.imported(mapping, Workbooks.of(text));

    assertThat(asText.imported()).isEqualTo(new Counts(511, 0, 0));
    assertThat(asWorkbook.imported()).isEqualTo(new Counts(0, 511, 0));
    assertThat(importing.fingerprint("sample")).isEqualTo(recorded);
    var all = importing.figures("sample", "ALL", "");
    assertThat(importing.figures("sample", "TYPE")).hasSize(75);
    assertThat(importing.figures("sample", "DEPARTMENT")).hasSize(10);
    assertThat(
            new long[] {
              all.closed(), all.withTarget(), all.onTime(), all.labelled(), all.labelledOnTime()
            })
        .containsExactly(445, 309, 210, 308, 210);
    assertThat(all.medianHours()).isCloseTo(29.147_777_777, within(0.000_001));
  }

  @Test
  void reportsRowsThatContradictThemselvesAndTakesTheOthers() {
    var file =
        HEADER
            + row("A1", "03/01/2015 08:00:00 AM", "", "03/02/2015 08:00:00 AM", "Closed")
            + row("A2", "03/01/2015 08:00:00 AM", "", "02/27/2015 08:00:00 AM", "Closed")
            + row("A3", "03/01/2015 08:00:00 AM", "", "", "Closed")
            + row("A1", "03/01/2015 08:00:00 AM", "", "03/02/2015 08:00:00 AM", "Closed")
            + row("A1", "03/01/2015 08:00:00 AM", "", "03/02/2015 09:00:00 AM", "Closed")
            + "\r\n"
            + row("A4", "03/08/2015 02:30:00 AM", "", "", "Open")
            + row("A5", "yesterday", "", "", "Lost")
            + row("A6", "03/01/2015 08:00:00 AM", "", "", "Open");

    var job = importing.imported(mapping("boston", "contradictions"), bytes(file));

    assertThat(job.checked()).isEqualTo(new Counts(2, 1, 5));
    assertThat(job.imported()).isEqualTo(job.checked());
    var report = report(job);
    assertThat(report.lines().map(line -> line.replace("\r", "")))
        .containsExactly(
            "\uFEFF行,结果,列,内容,原因",
            "2,可以导入,,,",
            "3,有问题,CLOSED_DT,02/27/2015 08:00:00 AM,办结早于受理",
            "4,有问题,CLOSED_DT,,状态是办结，却没有办结时间",
            "5,已经有了,,A1,同样的一行已经有了",
            "6,有问题,,A1,这个编号已经有了，内容却不同",
            "7,空行,,,空行",
            "8,有问题,OPEN_DT,03/08/2015 02:30:00 AM,那一天拨快了时钟，没有这个时间",
            "9,有问题,CASE_STATUS,Lost,对照表里没有这个状态",
            "9,有问题,OPEN_DT,yesterday,时间读不出，或没有这一天",
            "10,可以导入,,,");
  }

  @Test
  void writesNothingInADryRun() {
    var job = importing.checked(mapping("boston", "dry"), resource("boston-sample.csv"));

    assertThat(job.checked()).isEqualTo(new Counts(511, 0, 0));
    assertThat(rows("imported_record where jurisdiction = 'dry'")).isZero();
    assertThat(rows("imported_set where jurisdiction = 'dry'")).isZero();
  }

  @Test
  void goesOnFromItsLastRowWhenItsConnectionsWereKilledAgainAndAgain() throws IOException {
    var job = importing.checked(mapping("boston", "interrupted"), WholeFileIT.month());

    importing.start(job.id());
    for (int kills = 0; kills < 5; kills++) {
      int from = rowsOf("interrupted");
      await().until(() -> rowsOf("interrupted") > from + 300);
      killConnections();
    }
    var cut = rowsOf("interrupted");
    var done = importing.awaitState(job.id(), JobState.DONE);

    assertThat(cut).isLessThan(10_208);
    assertThat(done.imported()).isEqualTo(new Counts(10_208, 0, 0));
    assertThat(rowsOf("interrupted")).isEqualTo(10_208);
    assertThat(importing.figures("interrupted", "ALL", "").labelledOnTime()).isEqualTo(4_490);
  }

  @Test
  void keepsTheFileSealedAndOnlyUntilItIsImported() {
    var job = importing.checked(mapping("boston", "sealed"), resource("boston-sample.csv"));
    var kept = rows("import_piece where job_id = '" + job.id() + "'");
    var readable =
        rows("import_piece where sealed like '%Dorchester%' and job_id = '" + job.id() + "'");

    importing.start(job.id());
    importing.awaitState(job.id(), JobState.DONE);

    assertThat(kept).isEqualTo(1);
    assertThat(readable).isZero();
    assertThat(rows("import_piece where job_id = '" + job.id() + "'")).isZero();
  }

  @Test
  void throwsAFileAwayOnceAndImportsItNoMore() {
    var job = importing.checked(mapping("boston", "thrown-away"), resource("boston-sample.csv"));

    var first = discard(job);
    var second = discard(job);

    assertThat(first).isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(second).isEqualTo(HttpStatus.CONFLICT);
    assertThat(rows("import_piece where job_id = '" + job.id() + "'")).isZero();
    importing
        .administrator()
        .post()
        .uri("/api/imports/" + job.id() + "/start")
        .exchange()
        .expectStatus()
        .isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    var id = importing.open(mapping("boston", "other-columns"));

    importing.send(id, "编号,时间\r\n1,2\r\n".getBytes(Charset.forName("GB18030")));
    var job = importing.awaitState(id, JobState.FAILED);

    assertThat(job.failure()).isEqualTo("import.file.column-missing");
    assertThat(Importing.page(importing.administrator(), "/admin/imports/" + id))
        .contains("文件里没有对照表写的列：CASE_ENQUIRY_ID");
  }

  @Test
  void refusesAFileThatIsTooLargeAndTakesASmallerOneAfterwards() {
    var id = importing.open(mapping("boston", "too-large"));

    importing
        .administrator()
        .put()
        .uri("/api/imports/" + id + "/file")
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .bodyValue(new byte[(3 << 20) + 1])
        .exchange()
        .expectStatus()
        .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    importing.send(id, bytes(HEADER + row("B1", "03/01/2015 08:00:00 AM", "", "", "Open")));

    assertThat(importing.awaitState(id, JobState.CHECKED).checked().accepted()).isEqualTo(1);
  }

  @Test
  void namesTheEntryOfAMappingThatIsWrong() {
    importing
        .administrator()
        .post()
        .uri("/api/imports")
        .bodyValue(
            Map.of(
                "name",
                "x.csv",
                "mapping",
                mapping("boston", "x1").replace("America/New_York", "Boston")))
        .exchange()
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("mapping.times.zone")
        .jsonPath("$.errors[0].message")
        .isEqualTo("第 7 行：没有“Boston”这个时区，请写如 Asia/Shanghai。");
  }

  @Test
  void isForAdministratorsAlone() {
    var operator = importing.account("imports-operator", "OPERATOR", "99");

    for (var path : new String[] {"/api/imports", "/admin/imports", "/api/imports/sets"}) {
      operator.get().uri(path).exchange().expectStatus().isForbidden();
    }
    operator.get().uri("/api/imports/cases").exchange().expectStatus().isOk();
    service.client().get().uri("/api/imports").exchange().expectStatus().isUnauthorized();
  }

  /** Number, opened, target, closed, state. */
  private static String row(String... cells) {
    return String.join(",", List.of(cells).subList(0, 4))
        + ",,"
        + cells[4]
        + ",Pothole,PWDx,Dorchester,,,Constituent Call\r\n";
  }

  private static String report(Importing.Job job) {
    return new String(
        Importing.present(
            importing
                .administrator()
                .get()
                .uri("/api/imports/" + job.id() + "/report")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody()),
        StandardCharsets.UTF_8);
  }

  private static HttpStatus discard(Importing.Job job) {
    return HttpStatus.valueOf(
        importing
            .administrator()
            .post()
            .uri("/api/imports/" + job.id() + "/discarding")
            .exchange()
            .returnResult(String.class)
            .getStatus()
            .value());
  }

  private static void killConnections() {
    rows(
        "(select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and application_name = 'request-service') k");
  }

  private static int rowsOf(String jurisdiction) {
    return (int) rows("imported_record where jurisdiction = '" + jurisdiction + "'");
  }

  private static long rows(String what) {
    return WholeFileIT.count(importing, what);
  }
}
