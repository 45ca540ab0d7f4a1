package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diandan.request.journey.Holdings.District;
import org.diandan.request.picture.Photos;
import org.diandan.request.worklist.WorkList;
import org.diandan.testkit.RightsWalk;
import org.diandan.testkit.RightsWalk.Arranged;
import org.diandan.testkit.RouteTable;
import org.diandan.testkit.RowsAbout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever works for one street office sees and touches nothing of another district, by any route.
 */
class RightsIT {

  private static final RouteTable TABLE = RouteTable.read(Path.of("src/test/resources/rights.txt"));
  private static final District NORTH_GATE = new District("990181", "990181001", "北门");
  private static final District GREEN_PLAIN = new District("990182", "990182", "青原");

  private static Staffed strangers;
  private static Staffed rightful;
  private static Holdings theirs;
  private static Holdings own;

  @BeforeAll
  static void arrange() {
    NORTH_GATE.open();
    GREEN_PLAIN.open();
    strangers = Staffed.together("beimen", NORTH_GATE.office());
    rightful = Staffed.apart("qingyuan", GREEN_PLAIN.office());
    own = new Holdings(NORTH_GATE, strangers).fill();
    theirs = new Holdings(GREEN_PLAIN, rightful).fill();
  }

  @Test
  void everyRouteIsDecided() {
    assertThat(TABLE.faults(routes())).isEmpty();
    assertThat(SERVICE.beans(RouterFunction.class)).isEmpty();
  }

  @Test
  void nobodyOfAnotherAreaSeesOrTouchesAnything() {
    // Cases are summed and come loose by themselves; what they are folded from is compared. How
    // names are spelled is filled in by whoever searches first, and what closed requests look like
    // is swept away by the clock.
    var rows =
        RowsAbout.of(SERVICE.database(), ids(), GREEN_PLAIN.county())
            .without(
                "figure_case", "figure_was", "figure_sum", "area_spelling", "request_likeness");
    var walk = new RightsWalk(SERVICE.address(), TABLE, arranged(), Photos.png(8, 8));
    var before = quiet(rows);

    var leaks = walk.leaks(strangers.proofs());
    var after = rows.read();
    var vain = walk.vain(everybodyThere());

    assertThat(leaks).isEmpty();
    assertThat(less(after, before)).as("new").isEmpty();
    assertThat(less(before, after)).as("gone").isEmpty();
    assertThat(vain).isEmpty();
  }

  private static Set<String> less(Set<String> all, Set<String> some) {
    var left = new TreeSet<>(all);
    left.removeAll(some);
    return left;
  }

  private static Set<String> routes() {
    return SERVICE.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
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

  private static Set<String> ids() {
    var ids = new HashSet<String>();
    theirs.values.values().forEach(ids::addAll);
    ids.removeIf(id -> !id.matches("[0-9a-f-]{36}|[0-9]{9,}|[A-Z0-9-]{7,}"));
    return ids;
  }

  private static Map<String, String> everybodyThere() {
    var all = new HashMap<>(rightful.proofs());
    all.put("EVERYWHERE", "Bearer " + Ordering.administrator());
    return all;
  }

  private static Arranged arranged() {
    var values = new LinkedHashMap<>(theirs.values);
    own.values.forEach(
        (name, value) ->
            values.put(
                "my" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), value));
    values.put("list", Arrays.stream(WorkList.values()).map(WorkList::slug).toList());
    return new Arranged(values, theirs.words);
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
