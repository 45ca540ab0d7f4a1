package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Exporting.fetched;
import static org.diandan.request.journey.Exporting.firstCells;
import static org.diandan.request.journey.Exporting.idOf;
import static org.diandan.request.journey.Exporting.lines;
import static org.diandan.request.journey.Exporting.ordered;
import static org.diandan.request.journey.Exporting.state;
import static org.diandan.request.journey.Exporting.wanted;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Referring.text;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.diandan.request.export.ExportColumn;
import org.junit.jupiter.api.Test;
import org.springframework.util.DigestUtils;

/**
 * Large exports: whole, and with memory that does not grow with the rows. {@code
 * -Ddiandan.export-rows=100000} compares a tenth of the rows with all of them.
 */
class FlatExportIT {

  private static final int ROWS = Integer.getInteger("diandan.export-rows", 1_000);

  /** From here on memory is measured. */
  private static final int MANY = 10_000;

  /** Kept rows would take ten times as much. */
  private static final long MOST_GROWTH = 12L << 20;

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String WORDS = "from=2000-01-01&until=2100-01-01";

  @Test
  void aLargeFileIsWholeAndTakesNoMoreMemoryThanASmallOne() {
    Exporting.addCounty("990106", "大县", Map.of("990106001", "甲", "990106002", "乙"));
    var official = staff("OFFICIAL", "990106");
    CasesToCount.add(SERVICE, "990106", Math.max(1, ROWS / 10));

    var few = Arrays.asList(written(official, "CSV"), written(official, "XLSX"));
    CasesToCount.add(SERVICE, "990106", ROWS - Math.max(1, ROWS / 10));
    var many = List.of(written(official, "CSV"), written(official, "XLSX"));

    for (int form = 0; form < many.size(); form++) {
      var run = many.get(form);
      System.out.println("EXPORT " + few.get(form) + " · " + run);
      assertThat(run.rows()).isEqualTo(ROWS);
      assertThat(run.numbers()).isEqualTo(listed());
      if (ROWS >= MANY) {
        assertThat(run.peak() - few.get(form).peak()).isLessThan(MOST_GROWTH);
      }
    }
  }

  /**
   * A file and how it was made.
   *
   * @param peak most memory in use after a collection while it was written, in bytes
   * @param numbers hash of its first column
   */
  private record Run(String form, int rows, long peak, long millis, int bytes, String numbers) {

    @Override
    public String toString() {
      return "%s rows=%d peak=%d KB time=%d ms file=%d KB"
          .formatted(form, rows, peak >> 10, millis, bytes >> 10);
    }
  }

  /** Hash of the numbers of the list in its order. */
  private static String listed() {
    return text(
        """
        select md5(string_agg(number, ',' order by submitted_at desc, case_id))
        from figure_case where starts_with(area, '990106')
        """);
  }

  private static Run written(Browser official, String form) {
    var columns =
        Arrays.stream(ExportColumn.values())
            .filter(column -> !column.isPersonal())
            .map(ExportColumn::name)
            .toArray(String[]::new);
    var path = ordered(official, wanted(WORDS, form, columns));
    var peak = new long[1];
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(ROWS >= MANY ? 500 : 50))
        .until(
            () -> {
              peak[0] = Math.max(peak[0], inUse());
              return "DONE".equals(state(path));
            });
    var file = fetched(official, path);
    var cells =
        form.equals("CSV")
            ? lines(file).stream().map(Exporting::firstField).toList()
            : firstCells(file);
    var numbers = String.join(",", cells.subList(1, cells.size()));
    return new Run(
        form,
        cells.size() - 1,
        peak[0],
        millis(path),
        file.length,
        DigestUtils.md5DigestAsHex(numbers.getBytes(StandardCharsets.UTF_8)));
  }

  private static long millis(String path) {
    return Long.parseLong(
        text(
            """
            select cast(extract(epoch from finished_at - ordered_at) * 1000 as bigint)
            from export_job where id = '%s'
            """
                .formatted(idOf(path))));
  }

  private static long inUse() {
    if (ROWS >= MANY) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
