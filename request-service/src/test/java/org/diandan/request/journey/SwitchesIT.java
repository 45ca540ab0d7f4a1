package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.AccountPagesIT.signedIn;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.PASSWORD;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Referring.texts;
import static org.diandan.request.journey.Switching.PATH;
import static org.diandan.request.journey.Switching.newest;
import static org.diandan.request.journey.Switching.rows;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.diandan.request.feature.ChangeSwitch;
import org.diandan.request.feature.ChangeSwitch.Author;
import org.diandan.request.feature.ChangeSwitch.Outcome;
import org.diandan.request.feature.ChangeSwitch.Wish;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The switches of optional features, used by administrators. */
class SwitchesIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String PHOTOS = PATH + "/photos";

  @BeforeEach
  @AfterEach
  void leaveEverythingAsItWas() {
    Switching.back();
  }

  @Test
  void aSwitchSaysWhatItDoesAndKeepsWhoWhenWhatAndWhy() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    var seen = newest(Feature.PHOTOS);
    var before = administrator.open(PHOTOS).page();

    administrator.send(PHOTOS, fields("OFF", seen, "服务器空间不够"));
    var switched = administrator.page();
    var list = administrator.open(PATH).page();
    administrator.open(PHOTOS).send(PHOTOS, fields("DEFAULT", newest(Feature.PHOTOS), "空间够了"));

    assertThat(before).contains("开着", "按部署时的设置", "关掉以后", "上门前后的照片不受影响", ">关掉<");
    assertThat(switched).contains("已经关掉", "部署时的设置（开）", "服务器空间不够", ">打开<");
    assertThat(list).contains("关着", "服务器空间不够", "开放数据", "不能关的").doesNotContain("??");
    assertThat(administrator.page()).contains("已经打开", "空间够了").doesNotContain("??");
    assertThat(rows(Feature.PHOTOS).stream().limit(2))
        .extracting("before", "after", "reason")
        .containsExactly(tuple("OFF", "DEFAULT", "空间够了"), tuple("DEFAULT", "OFF", "服务器空间不够"));
    assertThat(
            texts(
                """
                select before || ' → ' || after || ' ' || reason || ' ' || (actor is not null)
                from audit_entry
                where action = 'feature-switched' and subject = 'photos'
                order by number desc
                limit 2
                """))
        .containsExactly(
            "switch=OFF; on=false → switch=DEFAULT; on=true 空间够了 true",
            "switch=DEFAULT; on=true → switch=OFF; on=false 服务器空间不够 true");
    assertThat(administrator.open("/admin").page()).contains("href=\"" + PATH + "\"");
    assertThat(administrator.open("/admin/audit?what=feature-switched").page()).contains("拨动功能开关");
  }

  @Test
  void aReasonIsNeededAndOnlyWhatThereIsCanBeSwitched() {
    var administrator = signedIn("admin", "only-for-tests-4711").open(PHOTOS);
    var seen = newest(Feature.PHOTOS);

    administrator.send(PHOTOS, fields("OFF", seen, " "));
    var without = administrator.page();
    administrator.send(PHOTOS, fields("HALF", seen, "试一半"));

    assertThat(without).contains("请写一写原因");
    assertThat(administrator.status()).isEqualTo(422);
    assertThat(administrator.page()).contains("请选开、关", "试一半");
    assertThat(administrator.send(PHOTOS, fields("OFF", seen, "长".repeat(201))).status())
        .isEqualTo(422);
    assertThat(administrator.open(PATH + "/evaluation").status()).isEqualTo(404);
    assertThat(newest(Feature.PHOTOS)).isEqualTo(seen);
  }

  @Test
  void whoComesSecondIsToldAndKeepsTheReason() {
    var first = signedIn("admin", "only-for-tests-4711").open(PHOTOS);
    var second = signedIn("admin", "only-for-tests-4711").open(PHOTOS);
    var seen = newest(Feature.PHOTOS);

    first.send(PHOTOS, fields("OFF", seen, "第一位"));
    second.send(PHOTOS, fields("OFF", seen, "第二位"));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.page()).contains("刚刚有人动过", "第二位", "第一位", "关着");
    assertThat(rows(Feature.PHOTOS)).extracting("reason").doesNotContain("第二位");
  }

  @Test
  void ofManyAtTheSameMomentOneIsInForce() {
    var seen = newest(Feature.NEARBY);

    var outcomes =
        Flux.range(0, 8)
            .flatMap(
                one -> wish(Feature.NEARBY, one % 2 == 0 ? Position.OFF : Position.ON, seen), 8)
            .collectList()
            .block(LIMIT);

    assertThat(Collections.frequency(requireNonNull(outcomes), Outcome.IN_FORCE)).isEqualTo(1);
    assertThat(rows(Feature.NEARBY).stream().filter(row -> row.number() > seen)).hasSize(1);
  }

  @Test
  void differentOnesAtTheSameMomentDoNotDisturbEachOther() {
    var outcomes =
        Flux.just(Feature.PHOTOS, Feature.NEARBY, Feature.SUGGESTIONS)
            .flatMap(one -> wish(one, Position.OFF, newest(one)).subscribeOn(Schedulers.parallel()))
            .collectList()
            .block(LIMIT);

    assertThat(outcomes).containsOnly(Outcome.IN_FORCE).hasSize(3);
    var numbers =
        texts("select number from feature_switch order by number").stream()
            .map(Long::valueOf)
            .toList();
    assertThat(numbers)
        .as("without gaps")
        .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
  }

  @Test
  void whatAnotherInstanceWroteComesInForceByItself() {
    SERVICE
        .database()
        .execute(
            """
            insert into feature_switch (number, feature, before, after, changed_by, reason)
            select coalesce(max(number), 0) + 1, 'open-orders', 'DEFAULT', 'OFF',
              gen_random_uuid(), '另一台'
            from feature_switch
            """);

    await().until(() -> !Switching.isOn(Feature.OPEN_ORDERS));
  }

  @Test
  void otherAdministratorsLookAndNobodyElseDoes() {
    Ordering.account("switches-county", "ADMINISTRATOR", "990101");
    Ordering.account("switches-official", "OFFICIAL", "");
    var county = signedIn("switches-county", PASSWORD);
    var official = signedIn("switches-official", PASSWORD);
    var seen = newest(Feature.PHOTOS);

    assertThat(county.open(PATH).page()).contains("您可以查看", "加照片");
    assertThat(county.open(PHOTOS).page()).contains("您可以查看").doesNotContain("name=\"reason\"");
    county.open("/admin/areas").send(PHOTOS, fields("OFF", seen, "试一试"));
    assertThat(county.status()).isEqualTo(403);
    assertThat(official.open(PATH).status()).isEqualTo(403);
    assertThat(new Browser().open(PATH).place()).startsWith("/login");
    assertThat(newest(Feature.PHOTOS)).isEqualTo(seen);
  }

  @Test
  void everySwitchIsExplainedInEnglish() {
    var cookie = signedIn("admin", "only-for-tests-4711").open(PHOTOS).headers().get("Cookie");
    for (var path : List.of(PATH, PHOTOS)) {
      var page =
          CLIENT
              .get()
              .uri(path)
              .accept(MediaType.TEXT_HTML)
              .header("Cookie", cookie + "; lang=en")
              .exchange()
              .expectBody(String.class)
              .returnResult()
              .getResponseBody();
      assertThat(page).contains("Feature switches", "Photos").doesNotContain("??");
    }
  }

  @ParameterizedTest
  @CsvSource({"OFF, 试一试", "HALF, 试一试", "ON, ''"})
  void theTableTakesNoRowThatSaysNothing(String after, String reason) {
    assertThatThrownBy(
            () ->
                SERVICE
                    .database()
                    .execute(
                        """
                        insert into feature_switch
                          (number, feature, before, after, changed_by, reason)
                        values (9000, 'photos', 'OFF', '%s', gen_random_uuid(), '%s')
                        """
                            .formatted(after, reason)))
        .hasStackTraceContaining("violates check constraint");
  }

  private static Map<String, String> fields(String to, long seen, String reason) {
    return Map.of("to", to, "seen", String.valueOf(seen), "reason", reason);
  }

  private static Mono<Outcome> wish(Feature feature, Position position, long seen) {
    var author = new Author(new UUID(0, 44), "");
    return SERVICE.bean(ChangeSwitch.class).to(new Wish(feature, position, seen, "同时", author));
  }
}
