package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionPagesIT {

  @Test
  void everyActionHasAPageThatWorksWithoutScripts() {
    var taken = taken(submit(order(Map.of())));
    var browser = new Browser().open(taken.link());
    assertThat(browser.page()).contains("催办", "补充说明", "改时间", "不需要了");

    browser.send(taken.link() + "/urges", Map.of());
    assertThat(browser.page()).contains("已催办 1 次").doesNotContain(taken.link() + "/urges");
    browser.open(taken.link() + "/words").send(taken.link() + "/words", Map.of("words", " "));
    assertThat(browser.status()).isEqualTo(422);
    assertThat(browser.page()).contains("请写下要补充的话");
    browser.send(taken.link() + "/words", Map.of("words", "钥匙在左边花盆下面"));
    assertThat(browser.page()).contains("您补充了说明");
    browser.open(taken.link() + "/wish").send(taken.link() + "/wish", Map.of("day", "明天"));
    assertThat(browser.status()).isEqualTo(422);
    var day = Instant.now().plus(3, ChronoUnit.DAYS).toString().substring(0, 10);
    browser.send(taken.link() + "/wish", Map.of("day", day, "part", "MORNING"));
    assertThat(browser.page()).contains("您改了希望时间");
    browser
        .open(taken.link() + "/withdrawal")
        .send(taken.link() + "/withdrawal", Map.of("reason", "已经好了"));

    assertThat(browser.place()).isEqualTo(taken.link());
    assertThat(browser.page()).contains("已撤回", "您撤回了点单");
    assertThat(browser.open(taken.link() + "/words").place()).isEqualTo(taken.link());
  }
}
