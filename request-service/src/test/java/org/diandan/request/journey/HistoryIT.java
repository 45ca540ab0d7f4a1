package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.diandan.request.history.EnterCode;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class HistoryIT {

  private static final String SECRET = "only-for-tests-only-for-tests-only-for-tests";
  private static final Pattern REQUEST = Pattern.compile("/mine/requests/([0-9a-f-]{36})");

  /** What the messenger is told. */
  record Code(String code) {}

  @Test
  void aPhoneSeesAllItsOrdersAfterACodeAndOpensEach() {
    var first = taken(submit(order(Map.of("phone", "13900001001"))));
    var second = taken(submit(order(Map.of("phone", "13900001001", "item", "RP01"))));
    var stranger = taken(submit(order(Map.of("phone", "13900001002"))));
    var browser = new Browser().open("/mine");

    browser.send("/mine/codes", Map.of("phone", "139 0000 1001"));
    browser.send(browser.place(), Map.of("code", code(browser)));

    assertThat(browser.place()).isEqualTo("/mine");
    assertThat(browser.page())
        .contains(first.orderNumber(), second.orderNumber())
        .doesNotContain(stranger.orderNumber(), first.token());
    var opened = REQUEST.matcher(browser.page());
    assertThat(opened.find()).isTrue();
    assertThat(opened.group(1)).isEqualTo(second.id().toString());
    browser.send(opened.group(), Map.of());
    assertThat(browser.place()).startsWith("/r/").isNotEqualTo(second.link());
    assertThat(browser.page()).contains(second.orderNumber());
    browser.open("/mine").send("/mine/requests/" + stranger.id(), Map.of());
    assertThat(browser.status()).isEqualTo(404);
    browser.open("/mine").send("/mine/end", Map.of());
    assertThat(browser.page()).doesNotContain(first.orderNumber());
  }

  @Test
  void nothingTellsWhetherAPhoneEverOrdered() {
    taken(submit(order(Map.of("phone", "13900001003"))));
    var known = new Browser().open("/mine").send("/mine/codes", Map.of("phone", "13900001003"));
    var unknown = new Browser().open("/mine").send("/mine/codes", Map.of("phone", "13900001999"));

    assertThat(unknown.status()).isEqualTo(known.status());
    assertThat(withoutSecrets(unknown)).isEqualTo(withoutSecrets(known));
    assertThat(events("13900001003", codeId(known))).isEqualTo(1);
    assertThat(events("13900001999", codeId(unknown))).isZero();
    unknown.send(unknown.place(), Map.of("code", code(unknown)));
    assertThat(unknown.page()).contains("没有点过单");
  }

  @Test
  void fiveWrongGuessesLockTheCodeForTheRightOneToo() {
    taken(submit(order(Map.of("phone", "13900001004"))));
    var browser = new Browser().open("/mine").send("/mine/codes", Map.of("phone", "13900001004"));
    var form = browser.place();
    var right = code(browser);
    var wrong = right.equals("000000") ? "000001" : "000000";

    for (int left = 4; left > 0; left--) {
      browser.open(form).send(form, Map.of("code", wrong));
      assertThat(browser.page()).contains("还可以试 %d 次".formatted(left));
    }
    browser.open(form).send(form, Map.of("code", wrong));
    browser.open(form).send(form, Map.of("code", right));

    assertThat(browser.status()).isEqualTo(422);
    assertThat(browser.page()).contains("不能用了");
    assertThat(browser.open("/mine").page()).contains("获取验证码");
  }

  @Test
  void guessingManyTimesAtOnceGivesNoMoreThanFiveGuesses() {
    taken(submit(order(Map.of("phone", "13900001005"))));
    var browser = new Browser().open("/mine").send("/mine/codes", Map.of("phone", "13900001005"));
    var code = codeId(browser);
    var entering = SERVICE.bean(EnterCode.class);

    List<EnterCode.Entry> entries;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      entries =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> entering.enter(code, "guess" + i).block(), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }

    assertThat(entries).filteredOn(EnterCode.Entry.Wrong.class::isInstance).hasSize(5);
    assertThat(entries).filteredOn(EnterCode.Entry.Over.class::isInstance).hasSize(35);
  }

  @Test
  void aCodeOpensOnceAndOnlyWhileItIsYoung() {
    taken(submit(order(Map.of("phone", "13900001006"))));
    var browser = new Browser().open("/mine").send("/mine/codes", Map.of("phone", "13900001006"));
    var form = browser.place();
    var right = code(browser);
    browser.send(form, Map.of("code", right));
    assertThat(new Browser().open(form).send(form, Map.of("code", right)).page()).contains("不能用了");
    ask(codeId(form)).expectStatus().isNotFound();
    var late = new Browser().open("/mine").send("/mine/codes", Map.of("phone", "13900001006"));
    var old = code(late);

    SERVICE
        .database()
        .execute("update history_code set ends_at = now() where id = '%s'".formatted(codeId(late)));

    assertThat(late.send(late.place(), Map.of("code", old)).page()).contains("不能用了");
  }

  @Test
  void neitherCodeNorPhoneIsWrittenDownAnywhere() {
    var phone = "13900001007";
    taken(submit(order(Map.of("phone", phone))));
    var browser = new Browser().open("/mine").send("/mine/codes", Map.of("phone", phone));
    var code = code(browser);
    var id = codeId(browser);

    assertThat(rows("history_code t where id = '%s'", id, code)).isZero();
    assertThat(rows("event_outbox t where event_id = '%s'", id, code)).isZero();
    assertThat(rows("history_code t where id = '%s'", id, phone)).isZero();
    assertThat(rows("event_outbox t where event_id = '%s'", id, phone)).isZero();
    assertThat(
            SERVICE
                .database()
                .count("select count(*) from audit_entry where subject = '%s'".formatted(id)))
        .isEqualTo(1);
    CLIENT
        .post()
        .uri("/internal/history-codes")
        .bodyValue(Map.of("codeId", id, "purpose", "curious"))
        .exchange()
        .expectStatus()
        .is4xxClientError();
  }

  @Test
  void codesForOnePhoneAreLimited() {
    var browser = new Browser();
    for (int i = 0; i < 5; i++) {
      browser.open("/mine").send("/mine/codes", Map.of("phone", "13900001008"));
      assertThat(browser.status()).isEqualTo(200);
    }

    browser.open("/mine").send("/mine/codes", Map.of("phone", "13900001008"));

    assertThat(browser.status()).isEqualTo(429);
  }

  /** Row texts of a table that contain what they must not. */
  private static long rows(String from, UUID id, String secret) {
    return SERVICE
        .database()
        .count(
            "select count(*) from %s and replace(t::text, id_text, '') like '%%%s%%'"
                .replace("id_text", "'" + id + "'")
                .formatted(from.formatted(id), secret));
  }

  private static long events(String phone, UUID code) {
    return SERVICE
        .database()
        .count(
            """
            select count(*) from event_outbox
            where type = 'request.history-code-asked.v1' and event_id = '%s'
              and not data::text like '%%%s%%'
            """
                .formatted(code, phone));
  }

  private static String withoutSecrets(Browser browser) {
    return browser
        .page()
        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"|X-CSRF-TOKEN[^}]+}", "")
        .replace(browser.place(), "");
  }

  private static UUID codeId(Browser browser) {
    return codeId(browser.place());
  }

  private static UUID codeId(String place) {
    return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
  }

  private static String code(Browser browser) {
    return Ordering.body(ask(codeId(browser)).expectStatus().isOk(), Code.class).code();
  }

  private static ResponseSpec ask(UUID code) {
    return CLIENT
        .post()
        .uri("/internal/history-codes")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + SECRET)
        .bodyValue(Map.of("codeId", code, "purpose", "a test"))
        .exchange();
  }
}
