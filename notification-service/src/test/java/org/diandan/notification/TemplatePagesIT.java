package org.diandan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.notification.RunningService.DATABASE;
import static org.diandan.notification.RunningService.PEOPLE;
import static org.diandan.notification.RunningService.WIRE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.contract.Channel;
import org.diandan.notification.message.Facts;
import org.diandan.notification.message.Language;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.WordsInForce;
import org.diandan.notification.message.WordsInForce.Of;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** What people are told, changed by administrators. */
class TemplatePagesIT {

  private static final String PATH = "/admin/templates/REQUEST_SUBMITTED?language=zh";
  private static final Of WHAT = new Of(MessageKind.REQUEST_SUBMITTED, Language.CHINESE);
  private static final Pattern LATEST = Pattern.compile("name=\"latest\" value=\"([0-9]+)\"");

  private final WebTestClient administrator = RunningService.as(UUID.randomUUID(), "ADMINISTRATOR");

  @AfterEach
  void shippedWordsAreBack() {
    DATABASE.execute(
        """
        insert into message_template (number, kind, language, changed_by, reason)
        select max(number) + 1, 'REQUEST_SUBMITTED', 'zh', gen_random_uuid(), 'end of a test'
        from message_template having max(number) > 0
        """);
    await().until(() -> RunningService.bean(WordsInForce.class).find(WHAT).isEmpty());
  }

  @Test
  void everyMessageIsListedAsItIsReadAndFoundByItsWords() {
    var all = page("/admin/templates");
    var found = page("/admin/templates?q=催办");

    assertThat(all).contains("已收到您的点单", "新派单：上门理发", "给居民", "每次 2 条短信").doesNotContain("??");
    assertThat(found).contains("居民催办：上门理发").doesNotContain("已收到您的点单");
    assertThat(page("/admin/templates?q=没有这个词")).contains("没有这样的消息");
  }

  @Test
  void aChangeIsTriedThenToldAndKeptWithWhoAndWhy() {
    var tried = form("preview", "点单收到啦", "您的{服务}已收到，单号 {单号}。", "");
    var saved = form("save", "点单收到啦", "您的{服务}已收到，单号 {单号}。", "更亲切");

    var preview = body(send(tried).expectStatus().isOk());
    assertThat(told()).contains("您点的「上门理发」已收到");
    send(saved).expectStatus().isSeeOther();

    assertThat(preview).contains("改了以后收到时是这样", "您的上门理发已收到，单号 36080226-0173-4。", "每次 1 条短信");
    assertThat(told()).startsWith("您的上门理发已收到，单号 ");
    assertThat(page("/admin/templates/changes")).contains("已收到您的点单", "更亲切");
    assertThat(page(PATH)).contains("更亲切", "改回原来的", "<del>已收到您的点单</del>").doesNotContain("??");
  }

  @Test
  void whatCannotBeToldIsRefusedWithItsLineAndNothingTypedIsLost() {
    var refused = body(send(form("save", "好", "第一行\n您好{姓名}", "")).expectStatus().isEqualTo(422));

    assertThat(refused)
        .contains("第 2 行的 {姓名} 在这种消息里填不上", "请填写，最多 200 个字", "您好{姓名}")
        .doesNotContain("??");
    assertThat(told()).contains("您点的「上门理发」已收到");
  }

  @Test
  void whoWasOvertakenSeesWhatTheOtherOneWrote() {
    var first = form("save", "一", "{服务} 一", "第一个人");
    var second = form("save", "二", "{服务} 二", "第二个人");

    send(first).expectStatus().isSeeOther();
    var overtaken = body(send(second).expectStatus().isEqualTo(409));

    assertThat(overtaken).contains("刚才别人也改了这条消息", "第一个人", "{服务} 二");
  }

  @Test
  void aDamagedRowLeavesTheShippedWordsInForce() {
    DATABASE.execute(
        """
        insert into message_template (number, kind, language, title, body, changed_by, reason)
        select coalesce(max(number), 0) + 1, 'REQUEST_SUBMITTED', 'zh', '坏', '{没有的}',
          gen_random_uuid(), 'by hand'
        from message_template
        """);

    await().until(() -> page(PATH).contains("用不了，说的是原来的"));
    assertThat(told()).contains("您点的「上门理发」已收到");
  }

  @Test
  void anotherInstanceFollowsByItself() {
    DATABASE.execute(
        """
        insert into message_template (number, kind, language, title, body, changed_by, reason)
        select coalesce(max(number), 0) + 1, 'REQUEST_SUBMITTED', 'zh', '别处', '别处改的 {单号}',
          gen_random_uuid(), 'another instance'
        from message_template
        """);

    await().until(() -> page("/admin/templates").contains("别处改的"));
    assertThat(told()).startsWith("别处改的 ");
  }

  @Test
  void onlyAdministratorsReadAndOnlyThoseOfEverywhereChange() {
    var county = RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", "360802");
    var official = RunningService.as(UUID.randomUUID(), "OFFICIAL");
    var form = form("save", "一", "{服务}", "为什么");

    official.get().uri(PATH).exchange().expectStatus().isForbidden();
    county.get().uri(PATH).exchange().expectStatus().isOk();
    post(county, form).expectStatus().isForbidden();
    form.set("step", "shipped");
    post(county, form).expectStatus().isForbidden();
    form.set("step", "preview");
    post(county, form).expectStatus().isOk();
    for (var unknown :
        List.of("/admin/templates/NOTHING", "/admin/templates/CHECKED_IN?language=fr")) {
      administrator.get().uri(unknown).exchange().expectStatus().isNotFound();
    }
  }

  /** What a resident is sent now. */
  private static String told() {
    var phone = 13600000000L + Math.floorMod(System.nanoTime(), 100_000_000L);
    var resident = PEOPLE.person(String.valueOf(phone), "", "zh-CN");
    var submitted = Facts.at(Instant.now()).submitted(Channel.WEB, resident);
    WIRE.send(submitted);
    var sms =
        "from demonstration_sms s join message m on m.id = s.message_key where m.event_id = '%s'"
            .formatted(submitted.eventId());
    await().until(() -> DATABASE.count("select count(*) " + sms) == 1);
    return Rows.text(DATABASE, "select s.body " + sms);
  }

  private LinkedMultiValueMap<String, String> form(
      String step, String title, String body, String reason) {
    var latest = LATEST.matcher(page(PATH));
    assertThat(latest.find()).isTrue();
    var form = new LinkedMultiValueMap<String, String>();
    form.set("latest", latest.group(1));
    form.set("step", step);
    form.set("title", title);
    form.set("body", body);
    form.set("reason", reason);
    return form;
  }

  private ResponseSpec send(LinkedMultiValueMap<String, String> form) {
    return post(administrator, form);
  }

  private static ResponseSpec post(WebTestClient who, LinkedMultiValueMap<String, String> form) {
    return who.post()
        .uri(PATH)
        .accept(MediaType.TEXT_HTML)
        .body(BodyInserters.fromFormData(form))
        .exchange();
  }

  private String page(String path) {
    return body(administrator.get().uri(path).accept(MediaType.TEXT_HTML).exchange());
  }

  private static String body(ResponseSpec answer) {
    return String.valueOf(answer.expectBody(String.class).returnResult().getResponseBody());
  }
}
