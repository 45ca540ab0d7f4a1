package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.matching.AdministeredSettings.latest;
import static org.diandan.matching.AdministeredSettings.number;
import static org.diandan.matching.AdministeredSettings.put;
import static org.diandan.matching.AdministeredSettings.shipped;
import static org.diandan.matching.AdministeredSettings.with;
import static org.diandan.matching.RunningService.DATABASE;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsChangesIT {

  /** Other tests go by the shipped settings. */
  @AfterEach
  void everythingIsAsShippedAgain() {
    put(latest(), shipped(), "恢复出厂设置").expectStatus().isOk();
  }

  @Test
  void theHistoryKeepsEveryChangeWithWhoAndWhy() {
    var person = UUID.randomUUID();
    var before = latest();

    put(before, with("load", 500), "第一次").expectStatus().isOk();
    put(RunningService.as(person, "ADMINISTRATOR", ""), before + 1, with("load", 600), "第二次")
        .expectStatus()
        .isOk();

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
    put(seen + 7, with("load", 600), "版次还没有").expectStatus().isEqualTo(412);
    assertThat(number()).isEqualTo(seen + 1);
  }

  @Test
  void ofManyChangesAtOnceUponTheSameOneHoldsOne() {
    var seen = latest();
    var values = with("load", 500);

    var answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(one -> put(seen, values, "同时 " + one))
            .map(answer -> answer.returnResult(Void.class).getStatus().value())
            .toList();

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 412).hasSize(7);
    assertThat(latest()).isEqualTo(seen + 1);
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
    put(
            RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", "360802"),
            latest(),
            with("load", 1),
            "只管一个市")
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:problem:outside-area");
  }
}
