package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.batch.Importing.bytes;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.request.RunningService;
import org.diandan.request.batch.ImportedCases.CaseState;
import org.diandan.request.batch.ImportedCases.ImportedCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

class ConfirmCasesIT {

  private static final String HEADER =
      "工单编号,受理时间,办结期限,办结时间,是否超期,状态,诉求类型,承办单位,来源,县区,街道,经度,纬度,姓名,电话,地址,诉求内容\n";

  private static RunningService service;
  private static Importing importing;
  private static WebTestClient operator;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            "diandan.import.look-every=100ms", "diandan.limits.login-per-source.most=100");
    importing = new Importing(service);
    operator = importing.account("cases-operator", "OPERATOR", "990101");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void ordersAnOpenCaseOnlyOnceAnOperatorConfirmsIt() {
    var before = rows("request");
    imported("confirm-one", open("C1", "东门街道", "13812340001"), closed("C2"));
    var waiting = listed("C1");

    assertThat(waiting.state()).isEqualTo(CaseState.WAITING);
    assertThat(rows("request")).isEqualTo(before);
    confirm(waiting.id()).expectStatus().isNoContent();
    var ordered = listed("C1");

    assertThat(ordered.state()).isEqualTo(CaseState.ORDERED);
    assertThat(ordered.orderNumber()).startsWith("990101");
    assertThat(
            ofRequest(
                ordered,
                "request r where r.channel = 'IMPORT' and r.item_code = 'EL05'"
                    + " and r.submitted_at > now() - interval '1 minute'"
                    + " and r.accept_by > r.submitted_at and r.id"))
        .isEqualTo(1);
    assertThat(
            ofRequest(
                ordered,
                "request_step s where s.kind = 'OPENED_ELSEWHERE'"
                    + " and s.occurred_at = '2026-11-01T00:00:00Z' and s.request_id"))
        .isEqualTo(1);
    assertThat(
            ofRequest(
                ordered, "event_outbox e where e.type = 'request.submitted.v1' and e.subject"))
        .isEqualTo(1);
    assertThat(rows("imported_case where number = 'C1' and caller_sealed is null")).isEqualTo(1);
    confirm(waiting.id()).expectStatus().isEqualTo(HttpStatus.CONFLICT);
    assertThat(Importing.page(operator, "/admin/imports/cases"))
        .contains(ordered.orderNumber(), "原系统受理");
    assertThat(
            Importing.page(importing.administrator(), "/official/requests/" + ordered.requestId()))
        .contains("居民在原来的系统里提出");
  }

  @Test
  void ordersNothingTwiceWhenItIsStoppedBetweenTheOrderAndItsNote() {
    imported("stopped", open("D1", "东门街道", "13812340002"));
    confirm(listed("D1").id()).expectStatus().isNoContent();
    var first = listed("D1");
    var sealed = service.bean(ConfirmCases.Sealing.class);
    var caller =
        sealed
            .cipher()
            .encrypt(
                sealed
                    .json()
                    .writeValueAsString(
                        new Caller(
                            "990101001", "王桂兰", "13812340002", "沿江路 8 号", "太吵", null, null)));

    service
        .database()
        .execute(
            "update imported_case set state = 'CONFIRMED', request_id = null,"
                + " order_number = null, caller_sealed = '"
                + caller
                + "' where number = 'D1'");
    await().until(() -> listed("D1").state() == CaseState.ORDERED);

    assertThat(listed("D1").orderNumber()).isEqualTo(first.orderNumber());
  }

  @Test
  void saysWhyACaseCannotBeOrderedAndLetsItBe() {
    imported("refused", open("E1", "东门街道", "12"));

    confirm(listed("E1").id()).expectStatus().isNoContent();
    var refused = listed("E1");
    operator
        .post()
        .uri("/api/imports/cases/" + refused.id() + "/dismissal")
        .exchange()
        .expectStatus()
        .isNoContent();

    assertThat(refused.state()).isEqualTo(CaseState.REFUSED);
    assertThat(refused.refusals()).extracting(it -> it.field()).containsExactly("phone");
    assertThat(rows("imported_case where number = 'E1' and caller_sealed is null")).isEqualTo(1);
    assertThat(rows("imported_record where number = 'E1'")).isEqualTo(1);
  }

  @Test
  void showsAndConfirmsOnlyWhatLiesInTheOperatorsAreas() {
    imported(
        "areas",
        open("F1", "东门街道", "13812340003"),
        open("F2", "西山镇", "13812340004"),
        open("F3", "南湖镇", "13812340005"));
    var elsewhere = listed("F3", importing.administrator());

    var mine = byNumber(operator);
    confirm(elsewhere.id()).expectStatus().isEqualTo(HttpStatus.NOT_FOUND);
    operator.post().uri("/api/imports/cases/confirmation").exchange().expectStatus().isAccepted();
    await().until(() -> listed("F2").state() == CaseState.ORDERED);

    assertThat(mine).containsKeys("F1", "F2").doesNotContainKey("F3");
    assertThat(listed("F3", importing.administrator()).state()).isEqualTo(CaseState.WAITING);
  }

  private static void imported(String jurisdiction, String... rows) {
    var mapping =
        Importing.mapping("hotline", jurisdiction)
            .replace("古南街道: \"360802001\"", "东门街道: \"990101001\"")
            .replace("永叔街道: \"360802002\"", "西山镇: \"990101002\"\n    南湖镇: \"990102001\"");
    var job = importing.imported(mapping, bytes(HEADER + String.join("", rows)));
    assertThat(job.imported().accepted()).isEqualTo(rows.length);
  }

  private static String open(String number, String town, String phone) {
    return number
        + ",2026-11-01 08:00:00,2026-11-05 08:00:00,,,待办,上门理发,民政局,电话,方县,"
        + town
        + ",,,王桂兰,"
        + phone
        + ",沿江路 8 号,太吵\n";
  }

  private static String closed(String number) {
    return number
        + ",2026-11-01 08:00:00,,2026-11-02 08:00:00,未超期,已办结,上门理发,民政局,电话,方县,东门街道,,,王桂兰,1,,\n";
  }

  private static WebTestClient.ResponseSpec confirm(UUID id) {
    return operator.post().uri("/api/imports/cases/" + id + "/confirmation").exchange();
  }

  private static ImportedCase listed(String number) {
    return listed(number, operator);
  }

  private static ImportedCase listed(String number, WebTestClient reader) {
    return Importing.present(byNumber(reader).get(number));
  }

  private static Map<String, ImportedCase> byNumber(WebTestClient reader) {
    List<ImportedCase> cases =
        Importing.present(
            reader
                .get()
                .uri("/api/imports/cases")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBodyList(ImportedCase.class)
                .returnResult()
                .getResponseBody());
    return cases.stream().collect(Collectors.toMap(ImportedCase::number, it -> it));
  }

  private static long ofRequest(ImportedCase ordered, String rows) {
    return rows(rows + " = '" + ordered.requestId() + "'");
  }

  private static long rows(String what) {
    return WholeFileIT.count(importing, what);
  }
}
