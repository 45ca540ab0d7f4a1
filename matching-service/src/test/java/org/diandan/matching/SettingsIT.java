package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.SOON;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.text;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.settings.Preview;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsIT {

  private final Town town = new Town();
  private final TeamOf near = town.team("北家安志愿服务队", 1.2, 3, "S09");
  private final TeamOf far = town.team("南街水暖服务队", 2.4, 3, "S09");

  /** Other tests go by the shipped settings. */
  @AfterEach
  void everythingIsAsShippedAgain() {
    put(latest(), new HashMap<>(shipped()), "恢复出厂设置").expectStatus().isOk();
  }

  @Test
  void aChangeHoldsForTheNextDecisionAndItsExplanationSaysSo() {
    offer(town.submit(Urgency.U3, "S09"), near);

    put(latest(), with("load", 50_000), "任务要分得更匀").expectStatus().isOk();
    var request = town.submit(Urgency.U3, "S09");

    var offer = offer(request, far);
    assertThat(
            text("select explanation ->> 'settings' from offer where id = '%s'".formatted(offer)))
        .isEqualTo(String.valueOf(number()));
    assertThat(
            text(
                "select explanation #>> '{chosen,cost,load}' from offer where id = '%s'"
                    .formatted(offer)))
        .isEqualTo("0");
  }

  @Test
  void wavesAndClocksHoldToo() {
    var values = with("offersAtOnce.U2", 2);
    values.put("answerWithin.U2", 7L);

    put(latest(), values, "两支一起问").expectStatus().isOk();
    var request = town.submit(Urgency.U2, "S09");

    offer(request, far);
    var first = offer(request, near);
    assertThat(
            text(
                "select extract(epoch from expires_at - sent_at)::int from offer where id = '%s'"
                    .formatted(first)))
        .isEqualTo("420");
  }

  @Test
  void whatAnotherInstanceWroteIsInForceInSeconds() {
    var number = latest() + 1;

    insert(number, "{\"load\": 777}");

    var inForce = RunningService.bean(SettingsInForce.class);
    await().atMost(SOON).until(() -> inForce.current().number() == number);
    assertThat(inForce.current().settings().weights().loadMetres()).isEqualTo(777);
    assertThat(inForce.current().settings().weights().acceptanceMetres()).isEqualTo(3_000);
  }

  @Test
  void aDamagedRowIsCountedAndPassedOver() {
    put(latest(), with("load", 900), "先改一次").expectStatus().isOk();
    var good = number();
    var damaged = RunningService.bean(MeterRegistry.class).counter("diandan.settings.damaged");
    var before = damaged.count();

    insert(latest() + 1, "{\"load\": \"许多\"}");

    await().atMost(SOON).until(() -> damaged.count() == before + 1);
    var inForce = RunningService.bean(SettingsInForce.class).current();
    assertThat(inForce.number()).isEqualTo(good);
    assertThat(inForce.settings().weights().loadMetres()).isEqualTo(900);
    assertThat(number()).isEqualTo(good);
    offer(town.submit(Urgency.U3, "S09"), near);
  }

  @Test
  void theHistoryKeepsEveryChangeWithWhoAndWhy() {
    var person = UUID.randomUUID();
    var before = latest();

    put(before, with("load", 500), "第一次").expectStatus().isOk();
    put(as(person), before + 1, with("load", 600), "第二次").expectStatus().isOk();

    RunningService.administrator()
        .get()
        .uri("/api/dispatch-settings/history")
        .exchange()
        .expectBody()
        .jsonPath("$[0].number")
        .isEqualTo(before + 2)
        .jsonPath("$[0].changedBy")
        .isEqualTo(person.toString())
        .jsonPath("$[0].reason")
        .isEqualTo("第二次")
        .jsonPath("$[0].values.load")
        .isEqualTo(600)
        .jsonPath("$[1].values.load")
        .isEqualTo(500);
    assertThatThrownBy(
            () ->
                DATABASE.execute(
                    "set role matching_service; update dispatch_setting set reason = '改写'"))
        .hasRootCauseMessage("ERROR: permission denied for table dispatch_setting");
    assertThatThrownBy(
            () -> DATABASE.execute("set role matching_service; delete from dispatch_setting"))
        .hasRootCauseMessage("ERROR: permission denied for table dispatch_setting");
  }

  @Test
  void whoChangesWhatSomebodyElseChangedMeanwhileIsRefused() {
    var seen = latest();
    put(seen, with("load", 500), "甲先保存").expectStatus().isOk();

    put(seen, with("load", 600), "乙后保存")
        .expectStatus()
        .isEqualTo(412)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:problem:settings-changed");
    RunningService.administrator()
        .put()
        .uri("/api/dispatch-settings")
        .bodyValue(Map.of("values", with("load", 600), "reason", "没有写版次"))
        .exchange()
        .expectStatus()
        .isEqualTo(428);
    assertThat(number()).isEqualTo(seen + 1);
  }

  @Test
  void aWrongValueIsRefusedByName() {
    var values = with("load", -1);

    put(latest(), values, "")
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("values.load")
        .jsonPath("$.errors[0].message")
        .isEqualTo("请填 0 到 1,000,000 之间的整数。")
        .jsonPath("$.errors[1].field")
        .isEqualTo("reason");
  }

  @Test
  void nobodyElseMayLookAndOnlyWhoAdministersEverywhereMayChange() {
    for (var role : new String[] {"OFFICIAL", "LEADER", "OPERATOR"}) {
      RunningService.as(UUID.randomUUID(), role, "")
          .get()
          .uri("/api/dispatch-settings")
          .exchange()
          .expectStatus()
          .isForbidden();
    }
    RunningService.anybody()
        .get()
        .uri("/api/dispatch-settings")
        .exchange()
        .expectStatus()
        .isUnauthorized();
    put(ofTown(), latest(), with("load", 1), "只管一个市")
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:problem:outside-area");
  }

  @Test
  void thePreviewOfWhatIsInForceChangesNothing() {
    town.submit(Urgency.U2, "S09");
    town.submit(Urgency.U3, "S09");

    var preview = preview(new HashMap<>(values()));

    assertThat(preview.searches()).isEqualTo(2);
    assertThat(preview.played()).isEqualTo(2);
    assertThat(preview.changed()).isZero();
    assertThat(preview.proposed()).isEqualTo(preview.inForce());
    assertThat(preview.inForce().teams()).isEqualTo(2);
    assertThat(preview.areas()).containsExactly(town.town().dispatchArea());
  }

  @Test
  void thePreviewShowsWhatAHeavierLoadWouldHaveChanged() {
    town.submit(Urgency.U3, "S09");
    town.submit(Urgency.U3, "S09");
    town.submit(Urgency.U3, "S30");

    var preview = preview(with("load", 50_000));

    assertThat(preview.changed()).isEqualTo(1);
    assertThat(preview.inForce().idleTeams()).isEqualTo(1);
    assertThat(preview.proposed().idleTeams()).isZero();
    assertThat(preview.proposed().gini()).isLessThan(preview.inForce().gini());
    assertThat(preview.proposed().meanMetres()).isGreaterThan(preview.inForce().meanMetres());
    assertThat(preview.inForce().unmatched()).containsEntry(Urgency.U3, 1);
    assertThat(text("select coalesce(max(number), 0) from dispatch_setting"))
        .isEqualTo("" + latest());
  }

  private Preview preview(Map<String, Long> values) {
    return Objects.requireNonNull(
        ofTown()
            .post()
            .uri("/api/dispatch-settings/preview")
            .bodyValue(Map.of("values", values))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(Preview.class)
            .returnResult()
            .getResponseBody());
  }

  private WebTestClient ofTown() {
    return RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", town.town().value());
  }

  private static WebTestClient as(UUID person) {
    return RunningService.as(person, "ADMINISTRATOR", "");
  }

  private static ResponseSpec put(long latest, Map<String, Long> values, String reason) {
    return put(RunningService.administrator(), latest, values, reason);
  }

  private static ResponseSpec put(
      WebTestClient client, long latest, Map<String, Long> values, String reason) {
    return client
        .put()
        .uri("/api/dispatch-settings")
        .header("If-Match", "\"" + latest + "\"")
        .bodyValue(Map.of("values", values, "reason", reason))
        .exchange();
  }

  private static void insert(long number, String settings) {
    DATABASE.execute(
        """
        insert into dispatch_setting (number, changed_by, reason, settings)
        values (%d, '%s', '直接写入', '%s')"""
            .formatted(number, UUID.randomUUID(), settings));
  }

  private static HashMap<String, Long> with(String name, long value) {
    var values = new HashMap<>(values());
    values.put(name, value);
    return values;
  }

  private static Map<String, Long> values() {
    return numbers(current().get("values"));
  }

  private static Map<String, Long> shipped() {
    return numbers(current().get("shipped"));
  }

  private static long number() {
    return current().get("number").asLong();
  }

  private static long latest() {
    var tag = get().returnResult(Void.class).getResponseHeaders().getETag();
    return Long.parseLong(Objects.requireNonNull(tag).replace("\"", ""));
  }

  private static Map<String, Long> numbers(JsonNode node) {
    var numbers = new HashMap<String, Long>();
    node.forEachEntry((name, value) -> numbers.put(name, value.asLong()));
    return numbers;
  }

  private static JsonNode current() {
    var body = get().expectBody(String.class).returnResult().getResponseBody();
    return RunningService.bean(JsonMapper.class).readTree(Objects.requireNonNull(body));
  }

  private static ResponseSpec get() {
    return RunningService.administrator()
        .get()
        .uri("/api/dispatch-settings")
        .exchange()
        .expectStatus()
        .isOk();
  }
}
