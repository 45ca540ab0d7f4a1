package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diandan.request.RunningService;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.Measure;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.diandan.request.statistics.journal.Generations;

/** The known answers of the month, read by the code that serves live figures. */
final class HistoryFigures {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Set<Figure> FIGURES =
      EnumSet.of(
          Figure.CREATED,
          Figure.CLOSED,
          Figure.OPEN,
          Figure.ON_TIME_CLOSED,
          Figure.ON_TIME_LABELLED,
          Figure.TURNAROUND);

  private static final Pattern NUMBER =
      Pattern.compile("href=\"(/official/cases\\?[^\"]*)\"[^>]*? data-cases=\"(\\d+)\"");

  private final RunningService service;
  private final Importing importing;

  HistoryFigures(RunningService service, Importing importing) {
    this.service = service;
    this.importing = importing;
  }

  void assertTheSameAgainAfterARebuild() {
    await().until(() -> read(Dimension.ALL).total().cases() == 10_208);
    assertKnownAnswers();
    assertTheDashboardSaysSo();
    assertThat(service.bean(Generations.class).begin(new UUID(0, 1)).block(LIMIT)).isTrue();
    await().until(() -> service.database().count("select generation from figure_in_force") == 2);
    assertKnownAnswers();
  }

  /** Whole days of the source's own zone, each number with the list of as many cases. */
  private void assertTheDashboardSaysSo() {
    var page = page("/official/history/boston");
    assertThat(page.replaceAll("(?s)<[^>]*>|\\s+", " ").replaceAll(" +", " "))
        .contains("2015-03-01 至 2015-03-31", "America/New_York")
        .contains("10,208", "9,056", "71.12% 4,490 ÷ 6,313", "70.98% 4,490 ÷ 6,326", "中位 42.73 小时")
        .contains("按部门（13 个）", "按类型（132 种）")
        .contains("PWDx 5,341 5,235 63.80% 1,956 ÷ 3,066", "ISD 1,291 1,022 59.80% 610 ÷ 1,020")
        .contains(
            "Constituent Call 5,067", "Employee Generated 2,260", "Citizens Connect App 1,130");
    var listed =
        NUMBER
            .matcher(page)
            .results()
            .limit(12)
            .collect(
                Collectors.toMap(
                    found -> found.group(1).replace("&amp;", "&"),
                    found -> found.group(2),
                    (one, _) -> one));
    assertThat(listed).hasSizeGreaterThan(8);
    listed.forEach(
        (list, number) ->
            assertThat(page(list))
                .as(list)
                .contains("id=\"count\" data-cases=\"%s\"".formatted(number)));
  }

  private String page(String path) {
    return importing.page(path);
  }

  private void assertKnownAnswers() {
    var all = read(Dimension.ALL).total();
    assertThat(read(Dimension.ITEM).rows()).hasSize(132);
    assertThat(all.get(Figure.CLOSED)).isEqualTo(new Measure.Count(9_056));
    assertThat(all.get(Figure.OPEN)).isEqualTo(new Measure.Count(10_208 - 9_056));
    assertThat(all.get(Figure.ON_TIME_LABELLED)).isEqualTo(new Measure.Rate(4_490, 6_313, false));
    assertThat(all.get(Figure.ON_TIME_LABELLED).value().orElseThrow())
        .isCloseTo(0.7112, within(0.00005));
    assertThat(all.get(Figure.ON_TIME_CLOSED)).isEqualTo(new Measure.Rate(4_490, 6_326, false));
    assertThat(all.get(Figure.ON_TIME_CLOSED).value().orElseThrow())
        .isCloseTo(0.7098, within(0.00005));
    assertThat(all.get(Figure.TURNAROUND).base()).isEqualTo(9_056);
    assertThat(all.get(Figure.TURNAROUND).value().orElseThrow() / 3_600)
        .isCloseTo(42.727_916_666, within(0.000_001));
    var departments = read(Dimension.DEPARTMENT);
    assertThat(departments.rows()).hasSize(13);
    assertDepartment(departments, "PWDx", new long[] {5_341, 5_235, 3_066, 1_956});
    assertDepartment(departments, "ISD", new long[] {1_291, 1_022, 1_020, 610});
    var sources = read(Dimension.CHANNEL);
    assertThat(sources.find("Constituent Call").orElseThrow().cases()).isEqualTo(5_067);
    assertThat(sources.find("Employee Generated").orElseThrow().cases()).isEqualTo(2_260);
    assertThat(sources.find("Citizens Connect App").orElseThrow().cases()).isEqualTo(1_130);
  }

  private static void assertDepartment(FigureTable departments, String name, long[] known) {
    var row = departments.find(name).orElseThrow();
    assertThat(row.cases()).isEqualTo(known[0]);
    assertThat(row.get(Figure.CLOSED)).isEqualTo(new Measure.Count(known[1]));
    assertThat(row.get(Figure.ON_TIME_LABELLED))
        .isEqualTo(new Measure.Rate(known[3], known[2], false));
  }

  private FigureTable read(Dimension by) {
    var table =
        service
            .bean(ReadFigures.class)
            .read(
                Slice.ofHistory("boston", Period.always(ZoneId.of("America/New_York"))),
                by,
                FIGURES)
            .block(LIMIT);
    if (table == null) {
      throw new AssertionError("Nothing was read.");
    }
    return table;
  }
}
