package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.AccountPagesIT.signedIn;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

/** The menu is changed while it is in use. */
class CataloguePagesIT {

  private static final Pattern DONE = Pattern.compile("done=([A-Z]{2}[0-9]{2})");

  private final Catalogue catalogue = SERVICE.bean(Catalogue.class);

  @Test
  void aNewItemIsOnTheMenuAtOnceAndCanBeOrdered() {
    var code = added("手机清灰");

    assertThat(new Browser().open("/?q=手机清灰").page()).contains("手机清灰");
    assertThat(new Browser().open("/order/item/" + code).page()).contains("手机清灰");
    var request = taken(submit(order(Map.of("item", code)))).id();
    assertThat(versionOf(request)).isEqualTo(1);
    assertThat(told(code, "false")).isEqualTo(1);
    assertThat(audited(code, "item-added")).contains("name=手机清灰 / clean a phone");
  }

  @Test
  void aRequestKeepsTheRulesItWasBornWith() {
    var code = added("擦油烟机");
    var born = taken(submit(order(Map.of("item", code))));
    var administrator = signedIn("admin", "only-for-tests-4711");

    var slower = new HashMap<>(typed("擦油烟机"));
    slower.put("finishHours", "200");
    slower.put("urgency", "U4");
    slower.put("version", "1");
    administrator.open("/admin/catalogue/items/" + code);
    administrator.send("/admin/catalogue/items/" + code, slower);
    assertThat(administrator.page()).contains(code + " 已经改好");
    var later = taken(submit(order(Map.of("item", code))));

    assertThat(versionOf(born.id())).isEqualTo(1);
    assertThat(versionOf(later.id())).isEqualTo(2);
    assertThat(later.finishBy()).isAfter(born.finishBy().plus(Duration.ofDays(1)));
    var item = new ServiceItemCode(code);
    assertThat(catalogue.get(item, 1).finishWithin()).isEqualTo(Duration.ofHours(30));
    assertThat(catalogue.get(item, 2).finishWithin()).isEqualTo(Duration.ofHours(200));
    assertThat(administrator.open("/admin/catalogue/items/" + code).page())
        .contains("还有 1 张单子按旧版本在办");
    assertThat(audited(code, "item-revised")).contains("finish=30h", "finish=200h", "version=2");
  }

  @Test
  void aRetiredItemCanNoLongerBeOrderedButWhatRunsGoesOn() {
    var code = added("修雨伞");
    var running = taken(submit(order(Map.of("item", code))));
    var administrator = signedIn("admin", "only-for-tests-4711");

    administrator.open("/admin/catalogue/items/" + code);
    administrator.send("/admin/catalogue/items/" + code + "/retirement", Map.of());

    assertThat(new Browser().open("/?q=修雨伞").page()).doesNotContain("/order/item/" + code);
    submit(order(Map.of("item", code))).expectStatus().isEqualTo(422);
    assertThat(new Browser().open("/r/" + running.token()).page()).contains("修雨伞");
    assertThat(told(code, "true")).isEqualTo(1);
    administrator.open("/admin/catalogue/items/" + code);
    administrator.send("/admin/catalogue/items/" + code + "/return", Map.of());
    taken(submit(order(Map.of("item", code))));
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    var wrong =
        Map.of(
            "group", "RP",
            "chinese", "修锅",
            "english", "",
            "urgency", "U9",
            "acceptHours", "5",
            "finishHours", "1",
            "skills", "S99");

    administrator.open("/admin/catalogue/items/new").send("/admin/catalogue/items", wrong);

    assertThat(administrator.status()).isEqualTo(422);
    assertThat(administrator.page())
        .contains("请填写名称", "请选择一种", "完成的时间不能比接单的短", "技能不认识", "value=\"修锅\"");
  }

  @Test
  void ofTwoWhoChangeAnItemAtTheSameMomentTheSecondIsTold() {
    var code = added("磨菜刀");
    var path = "/admin/catalogue/items/" + code;
    var one = signedIn("admin", "only-for-tests-4711").open(path);
    var other = signedIn("admin", "only-for-tests-4711").open(path);
    var seen = new HashMap<>(typed("磨剪刀"));
    seen.put("version", "1");

    one.send(path, seen);
    seen.put("chinese", "磨刨刀");
    other.send(path, seen);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.page()).contains("刚才有人也改了这一项", "value=\"磨刨刀\"");
    assertThat(catalogue.get(new ServiceItemCode(code)).name().zh()).isEqualTo("磨剪刀");
    assertThatThrownBy(
            () ->
                SERVICE
                    .database()
                    .execute("update service_item set name_zh = '磨' where code = '" + code + "'"))
        .hasStackTraceContaining("Another content of a service item is another version");
  }

  @Test
  void whatAnotherInstanceChangedIsFollowedWithinSeconds() {
    var code = added("洗地毯");

    SERVICE
        .database()
        .execute(
            "update service_item set name_zh = '洗大地毯', version = version + 1 where code = '%s'"
                .formatted(code));

    await().until(() -> catalogue.find(code).orElseThrow().name().zh().equals("洗大地毯"));
  }

  @Test
  void theMenuIsOnlyForAdministratorsOfEverywhere() {
    Ordering.account("menu-county", "ADMINISTRATOR", "990101");
    var county = signedIn("menu-county", Ordering.PASSWORD);

    assertThat(county.open("/admin/catalogue").page()).contains("只有管理全部区域的管理员可以改");
    assertThat(county.open("/admin/catalogue/items/new").status()).isEqualTo(403);
    for (var path : new String[] {"", "/EL05", "/EL05/retirement"}) {
      county.open("/admin/accounts").send("/admin/catalogue/items" + path, typed("不行"));
      assertThat(county.status()).isEqualTo(403);
    }
    Ordering.account("menu-official", "OFFICIAL", "");
    assertThat(signedIn("menu-official", Ordering.PASSWORD).open("/admin/catalogue").status())
        .isEqualTo(403);
  }

  private static Map<String, String> typed(String name) {
    return Map.of(
        "group", "RP",
        "chinese", name,
        "english", "clean a phone",
        "urgency", "U3",
        "acceptHours", "5",
        "finishHours", "30",
        "skills", "S09",
        "flags", "ENTERS_HOME",
        "reason", "居民常问");
  }

  private static String added(String name) {
    var administrator = signedIn("admin", "only-for-tests-4711");
    administrator.open("/admin/catalogue/items/new").send("/admin/catalogue/items", typed(name));
    var done = DONE.matcher(administrator.place());
    assertThat(done.find()).as(administrator.page()).isTrue();
    return done.group(1);
  }

  private static long versionOf(UUID request) {
    return count("select item_version from request where id = '%s'".formatted(request));
  }

  private static long told(String code, String retired) {
    return count(
        """
        select count(*) from event_outbox
        where topic = 'diandan.catalogue' and record_key = '%s' and data ->> 'retired' = '%s'
        """
            .formatted(code, retired));
  }

  private static String audited(String code, String action) {
    return signedIn("admin", "only-for-tests-4711")
        .open("/admin/audit?subject=%s&what=%s".formatted(code, action))
        .page();
  }

  private static long count(String sql) {
    return SERVICE.database().count(sql);
  }
}
