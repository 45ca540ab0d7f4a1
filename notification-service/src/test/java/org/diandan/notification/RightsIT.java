package org.diandan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.notification.RequestServiceForTests.token;
import static org.diandan.notification.RunningService.DATABASE;
import static org.diandan.notification.RunningService.PEOPLE;
import static org.diandan.notification.RunningService.WIRE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.Channel;
import org.diandan.notification.message.Facts;
import org.diandan.testkit.RightsWalk;
import org.diandan.testkit.RightsWalk.Arranged;
import org.diandan.testkit.RouteTable;
import org.diandan.testkit.RowsAbout;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Whoever works for one street office sees and touches no message of another district. */
class RightsIT {

  private static final RouteTable TABLE = RouteTable.read(Path.of("src/test/resources/rights.txt"));
  private static final String NORTH_GATE = "360802002";
  private static final String GREEN_PLAIN = "360803";

  private final UUID leader = PEOPLE.person("13900009982", "", "zh-CN");

  @Test
  void everyRouteIsDecided() {
    assertThat(TABLE.faults(routes())).isEmpty();
  }

  @Test
  void nobodyOfAnotherAreaSeesOrTouchesAnything() {
    var facts = Facts.at(Instant.now());
    WIRE.send(facts.team(leader), facts.submitted(Channel.WEB, null));
    WIRE.send(facts.offerSent(UUID.randomUUID(), Instant.now().plusSeconds(3600)));
    await()
        .until(
            () ->
                DATABASE.count(
                        "select count(*) from message where person_id = '%s' and state = 'DELIVERED'"
                            .formatted(leader))
                    == 2);
    var message = message("INBOX");
    var text = message("SMS");
    var words = Set.of(message, text, leader.toString());
    var rows = RowsAbout.of(DATABASE, words, GREEN_PLAIN);
    var walk =
        new RightsWalk(
            RunningService.address(),
            TABLE,
            new Arranged(Map.of("message", List.of(message), "text", List.of(text)), words),
            new byte[0]);
    var before = rows.read();

    var leaks = walk.leaks(strangers());
    var after = rows.read();
    var vain =
        walk.vain(
            Map.of(
                "LEADER", "Bearer " + token(leader, "LEADER", GREEN_PLAIN),
                "EVERYWHERE", "Bearer " + token(UUID.randomUUID(), "ADMINISTRATOR")));

    assertThat(leaks).isEmpty();
    assertThat(after).isEqualTo(before);
    assertThat(vain).isEmpty();
  }

  private String message(String channel) {
    return Rows.uuid(
            DATABASE,
            "select id from message where person_id = '%s' and channel = '%s'"
                .formatted(leader, channel))
        .toString();
  }

  private static Map<String, String> strangers() {
    var strangers = new LinkedHashMap<String, String>();
    for (var role :
        List.of("OFFICIAL", "OPERATOR", "ADMINISTRATOR", "DEPARTMENT", "LEADER", "VOLUNTEER")) {
      strangers.put(role, "Bearer " + token(UUID.randomUUID(), role, NORTH_GATE));
    }
    return strangers;
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
}
