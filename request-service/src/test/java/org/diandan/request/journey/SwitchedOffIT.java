package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Exporting.PATH;
import static org.diandan.request.journey.Exporting.counted;
import static org.diandan.request.journey.Exporting.fetched;
import static org.diandan.request.journey.Exporting.ordered;
import static org.diandan.request.journey.Exporting.personal;
import static org.diandan.request.journey.Exporting.reaching;
import static org.diandan.request.journey.Exporting.state;
import static org.diandan.request.journey.Exporting.wanted;
import static org.diandan.request.journey.Merging.HANDLE;
import static org.diandan.request.journey.Merging.RIVER;
import static org.diandan.request.journey.Merging.count;
import static org.diandan.request.journey.Merging.filled;
import static org.diandan.request.journey.Merging.remembered;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Switching.back;
import static org.diandan.request.journey.Switching.off;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.diandan.request.feature.Feature;
import org.diandan.request.picture.Photos;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people get while a feature is off, and that nothing of before is lost. */
class SwitchedOffIT {

  private static final Pattern LINK = Pattern.compile("href=\"(/r/[A-Za-z0-9_-]{32})\"");

  @BeforeEach
  @AfterEach
  void leaveEverythingAsItWas() {
    back();
  }

  @Test
  void withoutSuggestionsTheMenuIsTheWayOnAndTypedWordsStay() {
    var browser = new Browser().open("/order/describe");
    assertThat(new Browser().open("/").page()).contains("href=\"/order/describe\"");
    off(Feature.SUGGESTIONS);

    browser.send("/order/describe", Map.of("words", "水龙头一直滴水"));

    assertThat(browser.status()).isEqualTo(200);
    assertThat(browser.page())
        .contains("暂时不能用自己的话找服务", "您写的话还在", "/order/group/RP")
        .doesNotContain("??", "textarea");
    assertThat(browser.open("/order/item/RP01").page()).contains("水龙头一直滴水");
    assertThat(browser.open("/").page()).doesNotContain("href=\"/order/describe\"");
    back();
    assertThat(new Browser().open("/order/describe").page()).contains("textarea");
  }

  @Test
  void aProposalThatWasShownBeforeCanStillBeChosen() {
    var browser = new Browser().open("/order/describe");
    browser.send("/order/describe", Map.of("words", "想理个发"));
    off(Feature.SUGGESTIONS);

    browser.send("/order/describe", Map.of("words", "想理个发", "item", "EL05"));

    assertThat(browser.place()).isEqualTo("/order/item/EL05");
    assertThat(browser.page()).contains("想理个发");
  }

  @Test
  void ordersNearByAreNotShownAndAPageThatIsOpenCanStillJoin() {
    var first = remembered("河边社区九栋门口垃圾桶倒了一地", "EN01", RIVER);
    var open = filled("EN01", "九栋门口垃圾桶倒了满地都是");
    var handle = HANDLE.matcher(open.page());
    assertThat(handle.find()).isTrue();
    off(Feature.NEARBY);

    assertThat(filled("EN01", "九栋门口垃圾桶倒了一地").page()).contains("请核对一遍").doesNotContain("附近有人");
    open.send("/order/check", Map.of("into", handle.group(1)));

    assertThat(open.page()).contains("点单成功");
    assertThat(count("merged_into = '%s'".formatted(first.id()))).isEqualTo(1);
    back();
    assertThat(filled("EN01", "九栋门口垃圾桶倒了一地").page()).contains("附近有人");
  }

  @Test
  void withoutPhotosTheOrderIsTakenWithWhatWasTypedAndThePhotosOfBefore() {
    var before = photos();
    before.upload("/order/photos", "photos", Photos.jpeg(30, 30));
    var without = photos();
    off(Feature.PHOTOS);

    without.upload("/order/photos", "photos", Photos.jpeg(40, 40));
    before.upload("/order/photos", "photos", Photos.jpeg(40, 40));

    assertThat(without.status()).isEqualTo(422);
    assertThat(without.page())
        .contains("不收照片", "您填好的内容都在", "href=\"/order/where\"")
        .doesNotContain("type=\"file\"", "照片 1");
    assertThat(before.page()).contains("照片 1", "会和单子一起提交").doesNotContain("照片 2");
    assertThat(without.open("/order/item/EL05").page())
        .contains("三楼没有电梯")
        .doesNotContain("value=\"photos\"");
    assertThat(sent(without).page()).contains("点单成功");
    var link = LINK.matcher(sent(before).page());
    assertThat(link.find()).isTrue();
    assertThat(before.open(link.group(1)).page()).contains(link.group(1) + "/pictures/");
    back();
    assertThat(photos().page()).contains("type=\"file\"");
  }

  @Test
  void aTakenOrderGetsNoMorePhotosAndKeepsItsOwn() {
    var order = taken(submit(order(Map.of())));
    var browser = new Browser().open(order.link() + "/photos");
    browser.upload(order.link() + "/photos", "photos", Photos.jpeg(30, 30));
    off(Feature.PHOTOS);

    browser.upload(order.link() + "/photos", "photos", Photos.jpeg(30, 30));

    assertThat(browser.status()).isEqualTo(422);
    assertThat(browser.page())
        .contains("现在不收照片", "照片 1")
        .doesNotContain("照片 2", "type=\"file\"", "??");
    assertThat(browser.open(order.link()).page())
        .contains(order.link() + "/pictures/", "补充说明")
        .doesNotContain("href=\"" + order.link() + "/photos\"");
  }

  @Test
  void openDataThatIsOffIsSaidKindly() {
    off(Feature.OPEN_DATA);

    var page = new Browser().open("/open-data");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.page()).contains("这里没有开放数据", "回到首页");
    CLIENT
        .get()
        .uri("/open-data/figures.json")
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:problem:no-open-data");
    back();
    assertThat(new Browser().open("/open-data").status()).isEqualTo(200);
  }

  @Test
  void personalDataLeavesInNoFileAndFilesOfBeforeWait() {
    var town = Exporting.town("990108643");
    var official = staff("OFFICIAL", town);
    var second = staff("OFFICIAL", Exporting.COUNTY);
    counted(taken(submit(order(new HashMap<>(Map.of("area", town))))));
    var words = "from=2000-01-01&until=2100-01-01&area=" + town;
    var done = ordered(official, personal(words, "回访独居老人"));
    second.open(done).send(done + "/approval", Map.of());
    reaching(done, "DONE");
    var asked = ordered(official, personal(words, "回访独居老人"));
    official.open(PATH + "/new?" + words);
    off(Feature.PERSONAL_EXPORTS);

    official.send(PATH, personal(words, "再回访一次"));
    assertThat(official.status()).isEqualTo(409);
    assertThat(official.page()).contains("现在不能导出个人信息", "再回访一次").doesNotContain("??");
    assertThat(official.open(PATH + "/new?" + words).page())
        .contains("现在不能导出个人信息")
        .doesNotContain("value=\"PHONE\"");
    assertThat(second.open(asked).page()).contains("现在不能导出个人信息").doesNotContain("/approval");
    assertThat(second.send(asked + "/approval", Map.of()).status()).isEqualTo(409);
    assertThat(state(asked)).isEqualTo("ASKED");
    assertThat(official.open(done).page())
        .contains("现在不能导出个人信息")
        .doesNotContain("action=\"" + done + "/file");
    assertThat(official.send(done + "/file", Map.of()).status()).isEqualTo(409);
    reaching(ordered(official, wanted(words, "CSV", "NUMBER")), "DONE");
    back();
    assertThat(fetched(official, done)).isNotEmpty();
    second.open(asked).send(asked + "/approval", Map.of());
    reaching(asked, "DONE");
  }

  /** At the page of photos of a form that was begun. */
  static Browser photos() {
    return new Browser()
        .open("/order/item/EL05")
        .send("/order/item", Map.of("item", "EL05", "words", "三楼没有电梯", "act", "photos"));
  }

  /** The rest of the form. */
  static Browser sent(Browser browser) {
    browser.open("/order/where").send("/order/where", Map.of("county", "990101"));
    browser.send("/order/when", Map.of("wish", "ANY"));
    browser.send("/order/who", Map.of("name", "李大爷", "phone", "13900004321", "consent", "true"));
    return browser.send("/order/check", Map.of());
  }
}
