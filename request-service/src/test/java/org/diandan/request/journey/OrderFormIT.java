package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFormIT {

  private static final Pattern NUMBER = Pattern.compile("id=\"order-number\">([^<]+)<");

  @Test
  void ordersWithoutAnyScript() {
    var browser = filled();

    assertThat(browser.place()).isEqualTo("/order/check");
    assertThat(browser.page()).contains("上门理发", "方县 › 东门街道 › 东门社区", "李大爷", "三楼");
    browser.send("/order/check", Map.of());

    assertThat(browser.page()).contains("点单成功").containsPattern(NUMBER);
    var number = numberOn(browser);
    browser.open("/track").send("/track", Map.of("number", number, "tail", "4321"));
    assertThat(browser.page()).contains("已点单").doesNotContain("李大爷", "河边路");
    browser.open("/track").send("/track", Map.of("number", number, "tail", "0000"));
    assertThat(browser.status()).isEqualTo(422);
    assertThat(browser.page()).contains("对不上").doesNotContain("已点单");
  }

  @Test
  void everyErrorKeepsWhatWasTyped() {
    var browser = new Browser();
    browser.open("/order/item/EL05").send("/order/item", Map.of("item", "EL05", "words", "修门"));
    browser.send("/order/where", Map.of("address", "河边路 1 号"));
    assertThat(browser.place()).startsWith("/order/where");
    assertThat(browser.page()).contains("至少选到县", "河边路 1 号");

    browser.send("/order/where", Map.of("village", "", "county", "990101", "address", "河边路 1 号"));
    browser.send("/order/when", Map.of("wish", "DAY", "day", "2020-02-02", "part", "MORNING"));
    assertThat(browser.page()).contains("已经过去", "2020-02-02");

    browser.send("/order/when", Map.of("wish", "ANY"));
    browser.send("/order/who", Map.of("name", "李大爷", "phone", "1390000432"));
    assertThat(browser.page()).contains("您填了 10 位数字", "李大爷", "1390000432", "需要您同意");
    assertThat(browser.open("/order/item/EL05").page()).contains("修门");
    assertThat(browser.open("/order/where").page()).contains("河边路 1 号");
  }

  @Test
  void aFormSentTwiceOrdersOnce() {
    var browser = filled();
    long before = SERVICE.database().count("select count(*) from request");
    var again = browser.page();

    browser.send("/order/check", Map.of());
    var number = numberOn(browser);

    assertThat(again).contains("请核对一遍");
    assertThat(number).isNotEmpty();
    assertThat(SERVICE.database().count("select count(*) from request")).isEqualTo(before + 1);
    assertThat(browser.open("/order/check").place()).isEqualTo("/");
  }

  @Test
  void theFormNeedsItsToken() {
    var browser = new Browser();

    browser.send("/order/item", Map.of("item", "EL05"));

    assertThat(browser.status()).isEqualTo(403);
  }

  @Test
  void anEmergencyShowsTheTelephoneNumbersFirst() {
    var page = new Browser().open("/order/item/SF01").page();

    assertThat(page.indexOf("tel:120")).isPositive().isLessThan(page.indexOf("<h1"));
    assertThat(page).contains("tel:110", "tel:119");
  }

  @Test
  void findsVillagesBySearch() {
    var browser = new Browser();
    browser.open("/order/item/EL05").send("/order/item", Map.of("item", "EL05"));

    browser.send("/order/where", Map.of("q", "河边", "act", "search"));

    assertThat(browser.page()).contains("方县 › 东门街道 › 河边社区");
  }

  @Test
  void aScriptGetsOnlyTheNextPickers() {
    var page = new Browser().open("/order/where/areas?county=990101&town=990101001").page();

    assertThat(page).contains("东门社区", "西山镇", "id=\"areas\"").doesNotContain("<html", "address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?q=理发", "/order/group/HE", "/order/item/EL05", "/track"})
  void pagesAreLightAndComplete(String path) {
    var browser = new Browser().open(path);

    assertThat(browser.status()).isEqualTo(200);
    assertThat(browser.page().length()).isLessThan(25_000);
    assertThat(browser.page()).doesNotContain("??").contains("</html>");
  }

  private static Browser filled() {
    var browser = new Browser();
    browser.open("/order/item/EL05").send("/order/item", Map.of("item", "EL05", "words", "三楼"));
    browser.send(
        "/order/where",
        Map.of(
            "county", "990101",
            "town", "990101001",
            "village", "990101001001",
            "address", "河边路 1 号"));
    browser.send("/order/when", Map.of("wish", "ANY"));
    browser.send("/order/who", Map.of("name", "李大爷", "phone", "139 0000 4321", "consent", "true"));
    return browser;
  }

  private static String numberOn(Browser browser) {
    var number = NUMBER.matcher(browser.page());
    assertThat(number.find()).isTrue();
    return number.group(1);
  }
}
