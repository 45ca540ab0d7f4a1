package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diandan.request.RunningService;
import org.diandan.request.batch.CountHistory.Figures;
import org.diandan.request.batch.ImportJob.Counts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A whole month of a city, with answers that were counted independently. The file is part of the
 * tests; {@code -Dimport.file=…} names another copy of it.
 */
class WholeFileIT {

  private static final Counts ALL = new Counts(10_208, 0, 0);
  private static final Counts NONE = new Counts(0, 10_208, 0);

  private static RunningService service;
  private static Importing importing;

  @BeforeAll
  static void start() {
    service = RunningService.start();
    importing = new Importing(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void importsTheMonthWithExactlyItsKnownAnswersAndASecondTimeWithoutChange() throws IOException {
    var mapping = ReadMappingTest.text("boston");

    var first = importing.imported(mapping, month());
    var recorded = importing.fingerprint("boston");
    var second = importing.imported(mapping, month());

    assertThat(first.checked()).isEqualTo(ALL);
    assertThat(first.imported()).isEqualTo(ALL);
    assertThat(second.checked()).isEqualTo(NONE);
    assertThat(second.imported()).isEqualTo(NONE);
    assertThat(importing.fingerprint("boston")).isEqualTo(recorded);
    assertKnownAnswers(importing);
    assertApartFromThePlatform();
    tell(first, second);
    new HistoryFigures(service, importing).assertTheSameAgainAfterARebuild();
  }

  /** For scripts/import-check.sh. */
  private static void tell(Importing.Job first, Importing.Job second) {
    var all = importing.figures("boston", "ALL", "");
    System.out.printf(
        "IMPORT CHECK rows=%d closed=%d labelled=%d on-time=%d of-all-targets=%d median=%.2fh;"
            + " a second time accepted=%d repeated=%d%n",
        first.imported().accepted(),
        all.closed(),
        all.labelled(),
        all.labelledOnTime(),
        all.withTarget(),
        all.medianHours(),
        second.imported().accepted(),
        second.imported().repeated());
  }

  /** Those of the month, whoever imported it. */
  static void assertKnownAnswers(Importing importing) {
    var all = importing.figures("boston", "ALL", "");
    assertThat(importing.figures("boston", "TYPE")).hasSize(132);
    assertThat(importing.figures("boston", "DEPARTMENT")).hasSize(13);
    assertThat(all.records()).isEqualTo(10_208);
    assertThat(all.closed()).isEqualTo(9_056);
    assertThat(all.labelled()).isEqualTo(6_313);
    assertThat(all.labelledOnTime()).isEqualTo(4_490);
    assertThat(all.labelDiffers()).isZero();
    assertThat(all.labelledOnTimeRate()).isCloseTo(0.7112, within(0.00005));
    assertThat(all.withTarget()).isEqualTo(6_326);
    assertThat(all.onTimeRate()).isCloseTo(0.7098, within(0.00005));
    assertThat(all.medianHours()).isCloseTo(42.727_916_666, within(0.000_001));
    assertDepartment(importing, "PWDx", new long[] {5_341, 5_235, 3_066, 1_956});
    assertDepartment(importing, "ISD", new long[] {1_291, 1_022, 1_020, 610});
    assertSource(importing, "Constituent Call", 5_067);
    assertSource(importing, "Employee Generated", 2_260);
    assertSource(importing, "Citizens Connect App", 1_130);
    assertThat(count(importing, "imported_record where closed_at < opened_at")).isZero();
  }

  private static void assertDepartment(Importing importing, String name, long[] known) {
    Figures figures = importing.figures("boston", "DEPARTMENT", name);
    assertThat(
            new long[] {
              figures.records(), figures.closed(), figures.labelled(), figures.labelledOnTime()
            })
        .isEqualTo(known);
  }

  private static void assertSource(Importing importing, String name, long records) {
    assertThat(importing.figures("boston", "SOURCE", name).records()).isEqualTo(records);
  }

  private static void assertApartFromThePlatform() {
    assertThat(count(importing, "imported_area")).isEqualTo(22);
    assertThat(count(importing, "imported_case")).isZero();
    assertThat(count(importing, "area")).isEqualTo(10);
    assertThat(count(importing, "request")).isZero();
    assertThat(count(importing, "event_outbox")).isZero();
    assertThat(count(importing, "import_piece")).isZero();
    assertThat(count(importing, "import_met")).isZero();
  }

  static long count(Importing importing, String rows) {
    return importing.database().count("select count(*) from " + rows);
  }

  /** The file that is checked. */
  static byte[] month() throws IOException {
    var file = System.getProperty("import.file", "");
    return file.isEmpty()
        ? Importing.resource("boston-311-2015-03.csv.gz")
        : Files.readAllBytes(Path.of(file));
  }
}
