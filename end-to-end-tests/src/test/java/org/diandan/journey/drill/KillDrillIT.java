package org.diandan.journey.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.journey.drill.Nemesis.Victim;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Seeds;
import org.diandan.journey.platform.Standalone;
import org.junit.jupiter.api.Test;

/** Services, database and broker are killed while orders come in; nothing acknowledged is lost. */
class KillDrillIT {

  private static final int EMERGENCY_EVERY = 20;
  private static final int TEAMS = 20;

  private final DrillSize size = DrillSize.orElse(150, 1);

  @Test
  void nothingAcknowledgedIsLost() throws SQLException {
    try (var standalone = Standalone.onEmptyFolder()) {
      standalone.start();
      var platform = Platform.of(standalone);
      new Seeds(platform).teams(Orders.DISPATCH_AREA, TEAMS);
      var backstage = new Backstage(standalone.data());
      var bug = PlantedBug.named(size.plant());
      bug.plantBefore(backstage);

      try (var callers = new Callers(platform.hotline())) {
        callers.give(orders(size.orders()));
        killMeanwhile(callers, new Nemesis(standalone, backstage));
        callers.awaitAcknowledged(size.orders());

        bug.plantAfter(backstage, callers.acknowledged());
        var findings = Audit.of(backstage, callers.acknowledged());
        report(callers, findings);
        assertThat(callers.refusals()).isEmpty();
        assertThat(findings.lines()).isEmpty();
      }
    }
  }

  private void killMeanwhile(Callers callers, Nemesis nemesis) {
    var victims =
        IntStream.range(0, size.kills()).boxed().flatMap(i -> Stream.of(Victim.values())).toList();
    for (int kill = 0; kill < victims.size(); kill++) {
      callers.awaitAcknowledged(size.orders() * (kill + 1) / (victims.size() + 1));
      nemesis.kill(victims.get(kill));
    }
  }

  private static List<Map<String, Object>> orders(int count) {
    return IntStream.range(0, count).mapToObj(KillDrillIT::order).toList();
  }

  private static Map<String, Object> order(int at) {
    var order = new TreeMap<>(Orders.order());
    if (at % EMERGENCY_EVERY == 0) {
      order.put("item", Orders.EMERGENCY);
    }
    return order;
  }

  private void report(Callers callers, Findings findings) {
    findings.lines().forEach(System.out::println);
    System.out.printf(
        "KILL DRILL orders=%d acknowledged=%d repeats=%d kills=%d LOST=%d%n",
        size.orders(),
        callers.acknowledged().size(),
        callers.repeats(),
        size.kills() * Victim.values().length,
        findings.lost());
  }
}
