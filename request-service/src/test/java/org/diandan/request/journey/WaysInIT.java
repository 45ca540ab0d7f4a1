package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What residents meet on their way in, without any script. */
class WaysInIT {

  private static final Pattern NUMBER = Pattern.compile("id=\"order-number\">([^<]+)<");
  private static final Pattern CODE = Pattern.compile("id=\"tracking-code\">([^<]+)<");
  private static final Pattern SLIP = Pattern.compile("href=\"(/r/[^\"]+/slip)\"");

  @Test
  void somebodyOrdersForTheirFather() {
    var browser = at("EL05", "三楼没有电梯");
    browser.send("/order/when", Map.of("wish", "ANY"));
    browser.send(
        "/order/who",
        Map.of("forWhom", "OTHER", "name", "李小红", "phone", "13900004321", "consent", "true"));
    assertThat(browser.page()).contains("请填写受助人姓名", "请选择受助人是您的什么人", "李小红");

    browser.send(
        "/order/who",
        Map.of(
            "forWhom", "OTHER",
            "relation", "PARENT",
            "beneficiaryName", "李大爷",
            "beneficiaryPhone", "13700001111",
            "callBack", "BENEFICIARY",
            "name", "李小红",
            "phone", "13900004321",
            "consent", "true"));
    assertThat(browser.page()).contains("请核对一遍", "李大爷", "父母", "打给受助人");
    browser.send("/order/check", Map.of());

    assertThat(browser.page()).contains("点单成功").doesNotContain("您的查询码");
    assertThat(
            SERVICE
                .database()
                .count(
                    """
                    select count(*) from request_beneficiary b join request r on r.id = b.request_id
                    where r.order_number = '%s' and b.relation = 'PARENT'
                      and b.call_back = 'BENEFICIARY' and b::text not like '%%李大爷%%'
                      and b::text not like '%%13700001111%%'
                    """
                        .formatted(numberOn(browser))))
        .isEqualTo(1);
  }

  @Test
  void whoGivesNoPhoneTracksByCode() {
    var browser = at("LE01", "想问问工资的事");
    browser.send("/order/when", Map.of("wish", "ANY"));
    browser.send("/order/who", Map.of("anonymous", "true", "consent", "true"));
    browser.send("/order/check", Map.of());
    var code = CODE.matcher(browser.page());
    assertThat(code.find()).isTrue();
    assertThat(code.group(1)).matches("\\d{8}");
    var number = numberOn(browser);

    browser.open("/track").send("/track", Map.of("number", number, "tail", code.group(1)));
    assertThat(browser.page()).contains("已点单").doesNotContain("工资");

    var wrong = code.group(1).equals("00000000") ? "00000001" : "00000000";
    browser.open("/track").send("/track", Map.of("number", number, "tail", wrong));
    assertThat(browser.status()).isEqualTo(422);
  }

  @Test
  void aTrackingCodeOpensNoOrderThatHasAPhone() {
    var named = taken(submit(order(Map.of())));

    for (var tail : new String[] {"00000000", "12345678", "1234"}) {
      var browser = new Browser().open("/track");
      browser.send("/track", Map.of("number", named.orderNumber(), "tail", tail));
      assertThat(browser.status()).isEqualTo(422);
    }
  }

  @Test
  void theTimeOfADayMayBeChosenFreely() {
    var day = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(3).toString();
    var browser = at("EL05", "");
    browser.send(
        "/order/when", Map.of("wish", "DAY", "day", day, "part", "BETWEEN", "from", "9:3"));
    assertThat(browser.page()).contains("请选好从几点到几点", day);
    browser.send(
        "/order/when",
        Map.of("wish", "DAY", "day", day, "part", "BETWEEN", "from", "11:00", "until", "09:30"));
    assertThat(browser.page()).contains("结束时间要晚于开始时间", "11:00");

    browser.send(
        "/order/when",
        Map.of("wish", "DAY", "day", day, "part", "BETWEEN", "from", "09:30", "until", "11:00"));

    browser.open("/order/check");
    assertThat(browser.page()).contains(day + " 09:30–11:00");
  }

  @Test
  void dangerIsNamedFirstAndTheOrderGoesOn() {
    var browser = new Browser();
    browser.open("/order/item/RP02");

    browser.send("/order/item", Map.of("item", "RP02", "words", "厨房着火了", "act", "next"));

    assertThat(browser.place()).isEqualTo("/order/warning");
    assertThat(browser.page()).contains("tel:119", "着火了？先打 119", "厨房着火了", "还是要点单");
    assertThat(browser.page().indexOf("tel:120")).isLessThan(browser.page().indexOf("<h1"));
    browser.send("/order/warning", Map.of());
    assertThat(browser.place()).isEqualTo("/order/where");
    browser.open("/order/item/RP02");
    assertThat(browser.page()).contains("厨房着火了");
    browser.send("/order/item", Map.of("item", "RP02", "words", "厨房着火了", "act", "next"));
    assertThat(browser.place()).isEqualTo("/order/where");
  }

  @Test
  void whatVolunteersMayNotDoHasItsTelephoneNumber() {
    var browser = new Browser();
    browser.open("/order/item/AD99");

    browser.send("/order/item", Map.of("item", "AD99", "words", "医保报销比例多少", "act", "next"));

    assertThat(browser.page()).contains("tel:12393", "医保报销比例多少").doesNotContain("tel:120\"");
  }

  @Test
  void ownWordsLeadToAnItemAndStay() {
    var browser = new Browser();
    browser.open("/order/describe");

    browser.send("/order/describe", Map.of("words", "厨房下水道堵了"));
    assertThat(browser.page()).contains("您要的是不是", "管道疏通与漏水", "厨房下水道堵了");
    var shown = Pattern.compile("name=\"shown\" value=\"([^\"]+)\"").matcher(browser.page());
    assertThat(shown.find()).isTrue();
    browser.send(
        "/order/describe", Map.of("words", "厨房下水道堵了", "item", "RP01", "shown", shown.group(1)));

    assertThat(browser.place()).isEqualTo("/order/item/RP01");
    assertThat(browser.page()).contains("厨房下水道堵了");
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from suggestion_shown where id = '%s' and chosen = 'RP01'"
                        .formatted(shown.group(1))))
        .isEqualTo(1);
  }

  @Test
  void aFormThatWasLeftIsOfferedAgain() {
    var browser = at("EL05", "三楼");

    browser.open("/");
    assertThat(browser.page()).contains("继续上次的单", "方县常点");
    browser.open("/order/resume");
    assertThat(browser.place()).isEqualTo("/order/who");

    browser.open("/").send("/order/removal", Map.of());
    assertThat(browser.page()).doesNotContain("继续上次的单").contains("方县常点");
  }

  @Test
  void mostOrderedNearbyComesFirst() {
    for (var item : new String[] {"SC02", "SC02", "SC02", "EN04", "EN04", "DI07"}) {
      taken(submit(order(Map.of("item", item, "area", "990102001"))));
    }

    var page = new Browser().open("/?area=990102001").page();

    var often = page.substring(page.indexOf("圆县常点"));
    assertThat(often.indexOf("科普讲座与展教")).isPositive().isLessThan(often.indexOf("植绿护绿"));
    assertThat(often.indexOf("植绿护绿")).isLessThan(often.indexOf("辅具与工具借用"));
  }

  @Test
  void theSlipHasNumberCodeAndNothingPersonal() {
    var browser = at("EL05", "三楼");
    browser.send("/order/when", Map.of("wish", "ANY"));
    browser.send("/order/who", Map.of("name", "李大爷", "phone", "13900004321", "consent", "true"));
    browser.send("/order/check", Map.of());
    var number = numberOn(browser);
    var slip = SLIP.matcher(browser.page());
    assertThat(slip.find()).isTrue();

    browser.open(slip.group(1));

    assertThat(browser.page()).contains(number, "<path d=\"M", "12345").doesNotContain("李大爷", "三楼");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?q=lf", "/?q=shuiguan", "/?q=haircut", "/?q=着火", "/offline"})
  void pagesAreLightAndComplete(String path) {
    var browser = new Browser().open(path);

    assertThat(browser.status()).isEqualTo(200);
    assertThat(browser.page()).doesNotContain("??").contains("</html>");
  }

  @Test
  void browsersKeepNothingButWhatIsTheSameForEverybody() {
    var worker =
        CLIENT
            .get()
            .uri("/sw.js")
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentTypeCompatibleWith("text/javascript")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    CLIENT.get().uri("/kit/manifest.webmanifest").exchange().expectStatus().isOk();

    assertThat(worker).contains("const OFFLINE = \"/offline\"");
    var menu = CLIENT.get().uri("/").exchange().expectBody().returnResult();
    assertThat(menu.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
  }

  @Test
  void theMenuWeighsAtMostAHundredKilobytes() {
    var page = new Browser().open("/").page();
    var parts = Pattern.compile("(?:href|src)=\"(/(?:kit|request)/[^\"]+)\"").matcher(page);

    long bytes = page.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    while (parts.find()) {
      bytes += weight(parts.group(1));
    }

    assertThat(bytes).isBetween(20_000L, 100_000L);
  }

  /** In bytes, compressed as over the air. */
  private static int weight(String part) {
    var answer =
        CLIENT
            .get()
            .uri(part)
            .header("Accept-Encoding", "gzip")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult();
    return requireNonNull(answer.getResponseBodyContent()).length;
  }

  private static Browser at(String item, String words) {
    var browser = new Browser();
    browser
        .open("/order/item/" + item)
        .send("/order/item", Map.of("item", item, "words", words, "act", "next"));
    browser.send(
        "/order/where", Map.of("county", "990101", "town", "990101001", "village", "990101001001"));
    return browser;
  }

  private static String numberOn(Browser browser) {
    var number = NUMBER.matcher(browser.page());
    assertThat(number.find()).isTrue();
    return number.group(1);
  }
}
