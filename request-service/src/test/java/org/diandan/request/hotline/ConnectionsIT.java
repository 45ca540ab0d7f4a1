package org.diandan.request.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.hotline.Calling.SERVICE;
import static org.diandan.request.hotline.Calling.admin;
import static org.diandan.request.hotline.Calling.body;
import static org.diandan.request.hotline.Calling.freshNumber;
import static org.diandan.request.hotline.Calling.hotline;
import static org.diandan.request.hotline.Calling.ordered;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.hotline.Calling.Hotline;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;

/**
 * One page tells which outside systems hold a key, when each used it and whether webhooks arrive.
 */
class ConnectionsIT {

  @Test
  void aKeyIsShownWithItsHolderItsAreaAndItsLastUse() {
    var unused = hotline(Map.of("name", "没用过的热线"));
    var used = hotline(Map.of("name", "用过的热线", "area", "990101"));

    used.get("/api/hotline/events").expectStatus().isOk();
    used.get("/api/hotline/events").expectStatus().isOk();

    assertThat(row("没用过的热线")).contains("/admin/keys/" + unused.id(), "还没用过", ">admin<");
    assertThat(row("用过的热线")).contains("/admin/keys/" + used.id(), "从 127.0.0.1", ">在用<");
    assertThat(
            SERVICE
                .database()
                .count("select count(*) from key_use where key_id = '%s'".formatted(used.id())))
        .isEqualTo(1);
  }

  @Test
  void aKeyNobodyUsedForALongTimeIsSaidToBeBetterEnded() {
    var hotline = hotline(Map.of("name", "忘了的热线"));

    SERVICE
        .database()
        .execute(
            "update api_key set created_at = now() - interval '91 days' where id = '%s'"
                .formatted(hotline.id()));

    assertThat(row("忘了的热线")).contains("90 天没用", "可以停用");
  }

  @Test
  void aUseIsWrittenAtMostOnceAMinute() {
    var hotline = hotline();
    hotline.get("/api/hotline/events").expectStatus().isOk();
    var first = uses(hotline);

    hotline.get("/api/hotline/events").expectStatus().isOk();

    assertThat(uses(hotline)).isEqualTo(first);
  }

  @Test
  void aWrongKeyLeavesNoTrace() {
    var before = SERVICE.database().count("select count(*) from key_use");

    new Hotline(UUID.randomUUID(), "ddk_wrong")
        .get("/api/hotline/events")
        .expectStatus()
        .isUnauthorized();

    assertThat(SERVICE.database().count("select count(*) from key_use")).isEqualTo(before);
  }

  @Test
  void aProgramIsShownWithItsLastUse() {
    var made =
        body(
            admin(
                    HttpMethod.POST,
                    "/api/open311/applications",
                    Map.of(
                        "name",
                        "随手拍应用",
                        "contact",
                        "a@b.cn",
                        "jurisdictions",
                        List.of("990101"),
                        "test",
                        true))
                .expectStatus()
                .isCreated());

    SERVICE
        .client()
        .post()
        .uri("/open311/test/v2/requests.json")
        .body(BodyInserters.fromFormData("api_key", made.get("key").asString()))
        .exchange()
        .expectStatus()
        .is4xxClientError();

    assertThat(row("随手拍应用"))
        .contains("/admin/open311#application-" + made.get("id").asString(), "从 127.0.0.1", "测试");
  }

  @Test
  void whatDoesNotArriveStandsFirstWithTheLastAnswer() throws IOException {
    hotline(Map.of("name", "一一没有推送的热线"));
    try (var receiver = new Receiver(received -> 503)) {
      var hotline = hotline(Map.of("name", "推不到的热线"));
      hotline
          .post("/api/hotline/webhooks", Map.of("url", receiver.url() + "?token=secret"))
          .expectStatus()
          .isCreated();
      ordered(hotline, freshNumber());

      await().until(() -> row("推不到的热线").contains("HTTP 503"));

      assertThat(row("推不到的热线")).contains("起没有推送成功", receiver.url()).doesNotContain("token=");
      assertThat(page(Calling.administrator()))
          .contains("个系统的推送有问题")
          .containsSubsequence("推不到的热线", "一一没有推送的热线");
      admin(HttpMethod.POST, "/api/hotline/keys/%s/disabling".formatted(hotline.id()), null)
          .expectStatus()
          .isNoContent();
      assertThat(row("推不到的热线")).contains("已停用");
    }
  }

  @Test
  void administratorsOfACountySeeWhatCountsThereAlone() {
    hotline(Map.of("name", "县里的热线", "area", "990101"));
    hotline(Map.of("name", "全市的热线", "area", "9901"));
    hotline(Map.of("name", "邻县的热线", "area", "990102"));
    var county = county();

    var page = page(county);

    assertThat(page).contains("县里的热线").doesNotContain("全市的热线", "邻县的热线");
  }

  @Test
  void whateverAHotlineDoesWithItsWebhooksIsInTheAuditLog() {
    var hotline = hotline(Map.of("name", "自己管推送的热线"));
    var id =
        body(hotline.post(
                "/api/hotline/webhooks", Map.of("url", "https://hooks.example/x?token=secret")))
            .get("id")
            .asString();
    var path = "/api/hotline/webhooks/" + id;
    hotline.post(path + "/rotation", null).expectStatus().isOk();
    var disabling = "/admin/keys/%s/webhooks/%s/disabling".formatted(hotline.id(), id);
    KeyPagesIT.send(disabling, KeyPagesIT.form());
    KeyPagesIT.send(disabling, KeyPagesIT.form());
    hotline.post(path + "/enabling", null).expectStatus().isNoContent();
    hotline.call(HttpMethod.DELETE, path, null, Map.of()).expectStatus().isNoContent();

    var audit = KeyPagesIT.open("/admin/audit?subject=" + id);

    assertThat(audit)
        .contains(
            "自己管推送的热线",
            "to=https://hooks.example/x",
            "secret=new",
            "state=disabled BY_HAND",
            "删除推送地址")
        .doesNotContain("token=");
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from audit_entry where subject = '%s' and area = '9901'"
                        .formatted(id)))
        .isEqualTo(5);
  }

  private static long uses(Hotline hotline) {
    return SERVICE
        .database()
        .count(
            "select (extract(epoch from used_at) * 1000000)::bigint from key_use where key_id = '%s'"
                .formatted(hotline.id()));
  }

  private static String county() {
    admin(
            HttpMethod.POST,
            "/api/accounts",
            List.of(
                Map.of(
                    "name", "县管理员",
                    "phone", "13966660001",
                    "login", "connections-county",
                    "password", "only-for-tests-4711",
                    "authorities", List.of(Map.of("role", "ADMINISTRATOR", "area", "990101")))))
        .expectStatus()
        .is2xxSuccessful();
    return body(Calling.call(
            HttpMethod.POST,
            "/api/sessions",
            Calling.json(Map.of("login", "connections-county", "password", "only-for-tests-4711")),
            Map.of()))
        .get("token")
        .asString();
  }

  /** The row of the table that names a holder. */
  private static String row(String name) {
    var page = page(Calling.administrator());
    var rows = page.substring(page.indexOf("<tbody>"));
    var at = rows.indexOf(name);
    assertThat(at).as(name).isPositive();
    return rows.substring(rows.lastIndexOf("<tr", at), rows.indexOf("</tr>", at));
  }

  private static String page(String session) {
    return String.valueOf(
        SERVICE
            .client()
            .get()
            .uri("/admin/connections")
            .accept(MediaType.TEXT_HTML)
            .cookie("__Host-session", session)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }
}
