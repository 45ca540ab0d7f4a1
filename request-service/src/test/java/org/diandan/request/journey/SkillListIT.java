package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.AccountPagesIT.signedIn;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.Menu;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.catalogue.Skill;
import org.diandan.request.catalogue.Words;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** The list of skills is changed while it is in use. */
class SkillListIT {

  private static final String PATH = "/admin/catalogue/skills";
  private static final Pattern PROPOSED = Pattern.compile("name=\"code\" value=\"(S[0-9]{2})\"");

  private final Catalogue catalogue = SERVICE.bean(Catalogue.class);

  @Test
  void aNewSkillGetsTheNextFreeCodeAndItemsCanNeedItAtOnce() {
    var code = added("古筝");

    assertThat(catalogue.skills()).extracting(skill -> skill.code().value()).contains(code);
    assertThat(administrator().open("/admin/catalogue/items/new?group=RP").page())
        .contains(code + " 古筝");
    assertThat(administrator().open(PATH).page()).contains("古筝", "没有服务要它", "看谱证");
    assertThat(told(code, "false")).isEqualTo(1);
    assertThat(administrator().open("/admin/audit?what=skill-added&subject=" + code).page())
        .contains("name=古筝 / zither", "credential=看谱证 / reads music", "居民常问");
    var again = administrator().open(PATH + "/new").send(PATH, typed(code, "扬琴"));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page()).contains("这个编号已经有了", "value=\"扬琴\"");
  }

  @Test
  void aSkillIsCalledAnewAndEveryVersionStays() {
    var code = added("二胡");

    var revised = administrator().open(PATH + "/" + code);
    revised.send(PATH + "/" + code, seen(code, "二胡演奏", 1));

    assertThat(revised.page()).contains(code + " 已经改好", "二胡演奏");
    assertThat(skill(code).name().zh()).isEqualTo("二胡演奏");
    assertThat(administrator().open(PATH + "/" + code).page()).contains(">二胡<", ">二胡演奏<");
    assertThat(administrator().open("/admin/audit?what=skill-revised&subject=" + code).page())
        .contains("version=1; name=二胡 /", "version=2; name=二胡演奏 /");
    assertThatThrownBy(
            () ->
                SERVICE
                    .database()
                    .execute("update skill set name_zh = '胡' where code = '" + code + "'"))
        .hasStackTraceContaining("Another content of a skill is another version");
  }

  @Test
  void aSkillThatSomethingOnTheMenuNeedsIsNotRetiredAndTheItemsAreNamed() {
    var refused = administrator().open(PATH + "/S09");

    refused.send(PATH + "/S09/retirement", Map.of("version", version("S09")));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page()).contains("还有服务要它，先把它们改掉或下架：RP01 管道疏通与漏水");
    assertThat(skill("S09").retired()).isFalse();
    assertThatThrownBy(
            () ->
                SERVICE
                    .database()
                    .execute(
                        "update skill set retired_at = now(), version = version + 1"
                            + " where code = 'S09'"))
        .hasStackTraceContaining("An item in use needs this skill");
  }

  @Test
  void aRetiredSkillIsNeededByNothingNewUntilItIsBroughtBack() {
    var code = added("三弦");
    var item = itemNeeding(code);
    retireItem(item, "retirement");

    var retired = administrator().open(PATH + "/" + code);
    retired.send(PATH + "/" + code + "/retirement", Map.of("version", "1", "reason", "没人报"));

    assertThat(retired.page()).contains(code + " 已经改好");
    assertThat(catalogue.skills()).doesNotContain(skill(code));
    assertThat(skill(code).retired()).isTrue();
    assertThat(told(code, "true")).isEqualTo(1);
    assertThat(administrator().open("/admin/catalogue/items/new").page())
        .doesNotContain(code + " 三弦");
    assertThat(retireItem(item, "return").page()).contains("要的技能里有一项已经停用");
    assertThat(catalogue.find(item)).isEmpty();
    retired.open(PATH + "/" + code);
    retired.send(PATH + "/" + code + "/return", Map.of("version", "2"));
    assertThat(retireItem(item, "return").page()).contains(item + " 已经改好");
    assertThat(catalogue.find(item)).isPresent();
  }

  @Test
  void whatANewerReleaseShipsThatNeedsARetiredSkillIsNotOfferedAtFirst() {
    var code = added("箜篌");
    administrator()
        .open(PATH + "/" + code)
        .send(PATH + "/" + code + "/retirement", Map.of("version", "1"));
    var like = catalogue.find("RP01").orElseThrow();
    var shipped =
        new ServiceItem(
            new ServiceItemCode("RP88"),
            "RP",
            new Words("修箜篌", "mend a harp"),
            Set.of(new SkillCode(code)),
            like.urgency(),
            like.acceptWithin(),
            like.finishWithin(),
            Set.of(),
            1);

    Menu.bringIn(SERVICE.bean(DatabaseClient.class), shipped);
    Menu.bringIn(SERVICE.bean(DatabaseClient.class), shipped);

    assertThat(administrator().open("/admin/catalogue/items/RP88").page()).contains("已下架");
    assertThat(catalogue.find("RP88")).isEmpty();
  }

  @Test
  void ofTwoWhoChangeASkillAtTheSameMomentTheSecondIsTold() {
    var code = added("琵琶");
    var one = administrator().open(PATH + "/" + code);
    var other = administrator().open(PATH + "/" + code);

    one.send(PATH + "/" + code, seen(code, "琵琶独奏", 1));
    other.send(PATH + "/" + code, seen(code, "琵琶合奏", 1));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.page()).contains("刚才有人也改了这一项", "value=\"琵琶合奏\"", ">琵琶独奏<");
    assertThat(skill(code).name().zh()).isEqualTo("琵琶独奏");
    other.send(PATH + "/" + code + "/retirement", Map.of("version", "1"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(skill(code).retired()).isFalse();
  }

  @Test
  void whoRetiresASkillAndWhoSavesAnItemThatNeedsItDoNotMissEachOther() throws SQLException {
    var code = added("月琴");
    var item = itemNeeding(code);
    retireItem(item, "retirement");
    var path = PATH + "/" + code;
    var retiring = administrator().open(path);

    CompletableFuture<Browser> retired;
    try (var saving = SERVICE.database().connect();
        var save = saving.createStatement()) {
      saving.setAutoCommit(false);
      save.execute("update service_item set retired_at = null where code = '" + item + "'");
      retired =
          CompletableFuture.supplyAsync(
              () -> retiring.send(path + "/retirement", Map.of("version", "1")));
      await().until(() -> retired.isDone() || waiting() > 0);
      saving.commit();
    }

    assertThat(retired.join().page()).contains("还有服务要它，先把它们改掉或下架：" + item);
    assertThat(skill(code).retired()).isFalse();
  }

  private static long waiting() {
    return SERVICE.database().count("select count(*) from pg_locks where not granted");
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    var wrong =
        Map.of(
            "code", "X1",
            "chinese", "水暖管道",
            "english", "",
            "credentialChinese", "要证",
            "credentialEnglish", "");

    var page = administrator().open(PATH + "/new").send(PATH, wrong);

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.page())
        .contains("编号是 S 加两位数字", "S09 已经叫这个名字", "请填写名称", "要么都写，要么都空着", "value=\"X1\"");
  }

  @Test
  void theListIsOnlyForAdministratorsOfEverywhereToChange() {
    Ordering.account("skills-county", "ADMINISTRATOR", "990101");
    var county = signedIn("skills-county", Ordering.PASSWORD);

    assertThat(county.open(PATH).page()).contains("只有管理全部区域的管理员可以改", "水暖管道");
    assertThat(county.open(PATH + "/S09").status()).isEqualTo(200);
    assertThat(county.open(PATH + "/S9x").status()).isEqualTo(404);
    assertThat(county.open(PATH + "/new").status()).isEqualTo(403);
    for (var path : new String[] {"", "/S09", "/S09/retirement", "/S09/return"}) {
      county.open("/admin/accounts").send(PATH + path, typed("S98", "不行"));
      assertThat(county.status()).isEqualTo(403);
    }
  }

  private static Browser administrator() {
    return signedIn("admin", "only-for-tests-4711");
  }

  private static String added(String name) {
    var administrator = administrator().open(PATH + "/new");
    var proposed = PROPOSED.matcher(administrator.page());
    assertThat(proposed.find()).as(administrator.page()).isTrue();
    var code = proposed.group(1);
    administrator.send(PATH, typed(code, name));
    assertThat(administrator.page()).contains(code + " 已经改好");
    return code;
  }

  private static String itemNeeding(String skill) {
    var administrator = administrator().open("/admin/catalogue/items/new");
    administrator.send(
        "/admin/catalogue/items",
        Map.of(
            "group", "RP",
            "chinese", "修三弦",
            "english", "mend a lute",
            "urgency", "U3",
            "acceptHours", "5",
            "finishHours", "30",
            "skills", skill));
    assertThat(administrator.place()).contains("done=RP");
    return administrator.place().substring(administrator.place().length() - 4);
  }

  private static Browser retireItem(String item, String change) {
    var path = "/admin/catalogue/items/" + item;
    return administrator().open(path).send(path + "/" + change, Map.of());
  }

  private static Map<String, String> seen(String code, String name, int version) {
    var fields = new HashMap<>(typed(code, name));
    fields.put("version", String.valueOf(version));
    return fields;
  }

  private static Map<String, String> typed(String code, String name) {
    return Map.of(
        "code", code,
        "chinese", name,
        "english", "zither",
        "credentialChinese", "看谱证",
        "credentialEnglish", "reads music",
        "reason", "居民常问");
  }

  private String version(String code) {
    return String.valueOf(skill(code).version());
  }

  private Skill skill(String code) {
    return catalogue.skillsEver().stream()
        .filter(skill -> skill.code().equals(new SkillCode(code)))
        .findFirst()
        .orElseThrow();
  }

  private static long told(String code, String retired) {
    return SERVICE
        .database()
        .count(
            """
            select count(*) from event_outbox
            where topic = 'diandan.catalogue' and record_key = '%s' and data ->> 'retired' = '%s'
            """
                .formatted(code, retired));
  }
}
