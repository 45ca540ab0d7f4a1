package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.batch.Importing.mapping;
import static org.diandan.request.batch.Importing.resource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.diandan.outbox.Written;
import org.diandan.request.RequestService;
import org.diandan.request.RunningService;
import org.diandan.request.batch.ImportJob.Counts;
import org.diandan.request.batch.ImportJobs.Claim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** Several instances on one database; this one works only when it is told to. */
class KilledImportIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BRIEFLY = Duration.ofSeconds(10);
  private static final double LONG = 600;

  private static RunningService service;
  private static Importing importing;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    service =
        RunningService.start("diandan.import.look-every=24h", "diandan.import.rows-at-once=100");
    importing = new Importing(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void goesOnInAnotherProcessWhereOneWasKilledInTheMiddle() throws Exception {
    var id = importing.open(ReadMappingTest.text("boston"));
    importing.send(id, WholeFileIT.month());
    var process = otherProcess();
    try {
      await().atMost(PATIENCE).until(() -> importing.job(id).state() == JobState.CHECKED);
      importing.start(id);
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> recorded() > 2_000);
    } finally {
      process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
    var cut = importing.job(id);
    var recordedAtTheCut = recorded();

    await().atMost(PATIENCE).until(() -> looked(id) == JobState.DONE);

    assertThat(cut.state()).isEqualTo(JobState.IMPORTING);
    assertThat(recordedAtTheCut).isEqualTo(cut.imported().accepted()).isLessThan(10_208);
    assertThat(importing.job(id).imported()).isEqualTo(new Counts(10_208, 0, 0));
    WholeFileIT.assertKnownAnswers(importing);
    System.out.printf(
        "IMPORT CHECK killed at row %d, went on to %d%n",
        cut.lastRow(), importing.job(id).imported().accepted());
  }

  @Test
  void letsOnlyOneOfTwentyTakeAJobAndNobodyAnotherOfTheSameJurisdiction() {
    waiting("one-of-twenty");
    waiting("one-of-twenty");

    var claims =
        Importing.present(
            Flux.range(0, 20).flatMap(_ -> claimOnce(LONG), 20).collectList().block(BRIEFLY));

    assertThat(claims).hasSize(1);
    assertThatThrownBy(
            () ->
                importing
                    .database()
                    .execute(
                        "update import_job set lease_owner = gen_random_uuid(), lease_until = now()"
                            + " where jurisdiction = 'one-of-twenty'"))
        .rootCause()
        .hasMessageContaining("import_job_working_idx");
    release(claims.getFirst());
    finishAll();
  }

  @Test
  void writesNothingForAnInstanceThatLostItsLease() {
    waiting("lost-lease");
    var slow = claim(0);
    var quick = claim(LONG);
    var rows = service.bean(ChunkRows.class);
    var chunk = new Chunk(2, List.of(), List.of(), List.of());

    var first = rows.check(place(quick, 1), chunk).block(BRIEFLY);
    var late = rows.check(place(slow, 2), chunk).block(BRIEFLY);
    var twice = rows.check(place(quick, 1), chunk).block(BRIEFLY);

    assertThat(first).isInstanceOf(Written.Applied.class);
    assertThat(late).isInstanceOf(Written.Refused.class);
    assertThat(twice).isInstanceOf(Written.Refused.class);
    release(quick);
    finishAll();
  }

  private static ChunkRows.Place place(Claim claim, int lastRow) {
    return new ChunkRows.Place(claim, "Boston 311", ZoneOffset.UTC, lastRow, LONG);
  }

  private Process otherProcess() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(RequestService.class.getName());
    command.addAll(
        List.of(
            RunningService.arguments(
                service.database(),
                "diandan.import.look-every=50ms",
                "diandan.import.rows-at-once=50",
                "diandan.import.lease=2s")));
    var log = new File(folder.toFile(), "other.log");
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  private static JobState looked(UUID job) {
    service.bean(RunImports.class).look();
    return importing.job(job).state();
  }

  private static void waiting(String jurisdiction) {
    importing.send(importing.open(mapping("boston", jurisdiction)), resource("boston-sample.csv"));
  }

  private static Claim claim(double seconds) {
    return Importing.present(claimOnce(seconds).block(BRIEFLY));
  }

  private static reactor.core.publisher.Mono<Claim> claimOnce(double seconds) {
    return service.bean(ImportJobs.class).claim(UUID.randomUUID(), seconds);
  }

  private static void release(Claim claim) {
    service.bean(ImportJobs.class).release(claim).block(BRIEFLY);
  }

  /** Leaves no job for the next test. */
  private static void finishAll() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              service.bean(RunImports.class).look();
              return WholeFileIT.count(importing, "import_job where state = 'CHECKING'") == 0;
            });
  }

  private static long recorded() {
    return WholeFileIT.count(importing, "imported_record where jurisdiction = 'boston'");
  }
}
