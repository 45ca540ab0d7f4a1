package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.RunningService.token;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.testkit.RightsWalk;
import org.diandan.testkit.RightsWalk.Arranged;
import org.diandan.testkit.RouteTable;
import org.diandan.testkit.RowsAbout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever works for one street office sees and touches nothing of another district, by any route.
 */
class RightsIT {

  private static final RouteTable TABLE = RouteTable.read(Path.of("src/test/resources/rights.txt"));

  /** Another county of the same prefecture, so that both lie in one dispatch area. */
  private static final String NORTH_GATE = "598101001";

  private static Holdings theirs;

  @BeforeAll
  static void arrange() {
    theirs = new Holdings(new Town("5981"), NORTH_GATE).fill();
  }

  @Test
  void everyRouteIsDecided() {
    assertThat(TABLE.faults(routes())).isEmpty();
  }

  @Test
  void nobodyOfAnotherAreaSeesOrTouchesAnything() {
    var rows = RowsAbout.of(DATABASE, ids(), theirs.county());
    var walk =
        new RightsWalk(
            RunningService.address(),
            TABLE,
            new Arranged(theirs.values, theirs.words),
            new byte[] {'P', 'K', 3, 4, 0});
    var before = quiet(rows);

    var leaks = walk.leaks(strangers());
    var after = rows.read();
    var vain = walk.vain(theirs.people());

    assertThat(leaks).isEmpty();
    assertThat(after).isEqualTo(before);
    assertThat(vain).isEmpty();
  }

  private static Set<String> routes() {
    return RunningService.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(
            mapping ->
                mapping.getMethodsCondition().getMethods().stream()
                    .flatMap(
                        method ->
                            mapping.getPatternsCondition().getPatterns().stream()
                                .map(
                                    pattern ->
                                        RouteTable.route(
                                            method.name(), pattern.getPatternString()))))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> strangers() {
    var strangers = new LinkedHashMap<String, String>();
    for (var role :
        new String[] {"OFFICIAL", "OPERATOR", "ADMINISTRATOR", "DEPARTMENT", "VOLUNTEER"}) {
      strangers.put(role, "Bearer " + token(UUID.randomUUID(), role, NORTH_GATE));
    }
    strangers.put("LEADER", "Bearer " + token(theirs.stranger(), "LEADER", NORTH_GATE));
    return strangers;
  }

  private static Set<String> ids() {
    var ids = new HashSet<String>();
    theirs.values.forEach(
        (name, value) -> {
          if (!name.startsWith("my")) {
            ids.addAll(value);
          }
        });
    ids.removeIf(id -> !id.matches("[0-9a-f-]{36}|[A-Z0-9-]{7,}"));
    return ids;
  }

  /** The rows once nothing works on them any more. */
  private static Set<String> quiet(RowsAbout rows) {
    var seen = new HashSet<Set<String>>();
    return await()
        .pollDelay(Duration.ofMillis(1500))
        .pollInterval(Duration.ofMillis(1500))
        .until(rows::read, now -> !seen.add(now));
  }
}
