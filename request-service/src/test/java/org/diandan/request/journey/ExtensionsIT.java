package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.ClockCalls.accepted;
import static org.diandan.request.journey.ClockCalls.addWords;
import static org.diandan.request.journey.ClockCalls.ask;
import static org.diandan.request.journey.ClockCalls.askedAgo;
import static org.diandan.request.journey.ClockCalls.card;
import static org.diandan.request.journey.ClockCalls.clocks;
import static org.diandan.request.journey.ClockCalls.decide;
import static org.diandan.request.journey.ClockCalls.extend;
import static org.diandan.request.journey.ClockCalls.urgent;
import static org.diandan.request.journey.ClockCalls.waited;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.journey.ClockCalls.Extension;
import org.junit.jupiter.api.Test;

/** More time with an official's consent; the first promise is kept for the rates. */
class ExtensionsIT {

  /** GLPI #15605: the time of a pause was lost when the deadline changed. */
  @Test
  void anExtensionKeepsTheFirstPromiseAndTheTimeThatStoodStill() {
    var taken = accepted(urgent());
    var promised = clocks(taken).finishBy();
    var wanted = promised.plus(48, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);

    assertThat(extend("clock-stranger", taken, wanted)).isEqualTo(404);
    assertThat(extend("clock-leader", taken, promised.minusSeconds(60))).isEqualTo(409);
    assertThat(extend("clock-leader", taken, wanted)).isEqualTo(201);
    assertThat(extend("clock-leader", taken, wanted.plusSeconds(60))).isEqualTo(409);
    assertThat(clocks(taken).finishBy()).isEqualTo(promised);
    assertThat(decide("clock-leader", taken, true)).isEqualTo(403);
    assertThat(decide("clock-official", taken, true)).isEqualTo(200);
    assertThat(clocks(taken).finishBy()).isEqualTo(wanted);
    assertThat(card(taken).originalFinishBy()).isEqualTo(promised);
    assertThat(new Browser().open(taken.link()).page()).contains("原来承诺", "完成时间延到");

    ask("clock-operator", taken).expectStatus().isCreated();
    askedAgo(taken, "3 hours");
    addWords(taken);

    assertThat(card(taken).originalFinishBy()).isEqualTo(promised.plus(waited(taken)));
    assertThat(clocks(taken).finishBy()).isEqualTo(wanted.plus(waited(taken)));
  }

  @Test
  void nobodyExtendsTooOftenOrGrantsTheirOwnWish() {
    var taken = accepted(urgent());
    var end = clocks(taken).finishBy().truncatedTo(ChronoUnit.MINUTES);

    assertThat(extend("clock-official", taken, end.plus(1, ChronoUnit.HOURS))).isEqualTo(201);
    assertThat(decide("clock-official", taken, true)).isEqualTo(409);
    assertThat(decide("clock-official", taken, false)).isEqualTo(409);
    SERVICE
        .database()
        .execute(
            "update request_extension set asked_by = '%s' where request_id = '%s'"
                .formatted(UUID.randomUUID(), taken.id()));
    assertThat(decide("clock-official", taken, false)).isEqualTo(200);
    for (int time = 2; time <= 3; time++) {
      assertThat(extend("clock-leader", taken, end.plus(time, ChronoUnit.HOURS))).isEqualTo(201);
      assertThat(decide("clock-official", taken, true)).isEqualTo(200);
    }

    assertThat(extend("clock-leader", taken, end.plus(9, ChronoUnit.HOURS))).isEqualTo(409);
    assertThat(card(taken).extensions())
        .extracting(Extension::standing)
        .containsExactly("REFUSED", "GRANTED", "GRANTED");
  }

  @Test
  void staffSeeAndDoTheSameOnPages() {
    var taken = accepted(urgent());
    var leader = new Browser();
    leader
        .open("/login")
        .send("/login", Map.of("login", "clock-leader", "password", Ordering.PASSWORD));
    var place = "/requests/" + taken.id() + "/clock";

    leader.open(place).send(place + "/question", Map.of("question", " "));
    assertThat(leader.status()).isEqualTo(422);
    assertThat(leader.page()).contains("请写下要问的问题");
    leader.open(place).send(place + "/question", Map.of("question", "几楼的水管？"));
    assertThat(leader.page()).contains("时间先停着", "几楼的水管？");
    leader.send(place + "/question/end", Map.of());
    assertThat(leader.page()).contains("时间继续走了");
    leader.send(
        place + "/extension", Map.of("day", "2099-01-02", "time", "18:00", "reason", "等配件到货"));
    assertThat(leader.page()).contains("申请已送到负责人那里", "2099-01-02 18:00");

    var official = new Browser();
    official
        .open("/login")
        .send("/login", Map.of("login", "clock-official", "password", Ordering.PASSWORD));
    official.open("/official/extensions");
    assertThat(official.page()).contains(taken.orderNumber(), "等配件到货");
    var wish = card(taken).extensions().getFirst().id();
    official.send("/official/extensions/" + wish + "/refusal", Map.of("reason", ""));
    assertThat(official.status()).isEqualTo(422);
    official.send("/official/extensions/" + wish + "/approval", Map.of());
    assertThat(official.page()).contains("已同意");
    assertThat(clocks(taken).finishBy()).isEqualTo(Instant.parse("2099-01-02T10:00:00Z"));
  }
}
