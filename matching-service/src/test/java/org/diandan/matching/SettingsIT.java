package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.AdministeredSettings.inForce;
import static org.diandan.matching.AdministeredSettings.latest;
import static org.diandan.matching.AdministeredSettings.number;
import static org.diandan.matching.AdministeredSettings.put;
import static org.diandan.matching.AdministeredSettings.shipped;
import static org.diandan.matching.AdministeredSettings.with;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.text;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.diandan.matching.dispatch.SettingsInForce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsIT {

  private final Town town = new Town();
  private final TeamOf near = town.team("北家安志愿服务队", 1.2, 3, "S09");
  private final TeamOf far = town.team("南街水暖服务队", 2.4, 3, "S09");

  /** Other tests go by the shipped settings. */
  @AfterEach
  void everythingIsAsShippedAgain() {
    put(latest(), shipped(), "恢复出厂设置").expectStatus().isOk();
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
    await().until(() -> inForce.current().number() == number);
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

    await().until(() -> damaged.count() == before + 1);
    var inForce = RunningService.bean(SettingsInForce.class).current();
    assertThat(inForce.number()).isEqualTo(good);
    assertThat(inForce.settings().weights().loadMetres()).isEqualTo(900);
    assertThat(number()).isEqualTo(good);
    offer(town.submit(Urgency.U3, "S09"), near);
  }

  private static void insert(long number, String settings) {
    DATABASE.execute(
        """
        insert into dispatch_setting (number, changed_by, reason, settings)
        values (%d, '%s', '直接写入', '%s')"""
            .formatted(number, UUID.randomUUID(), settings));
  }
}
