package org.diandan.request.batch;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.outbox.Written;
import org.diandan.request.background.OneAtATime;
import org.diandan.request.batch.ChunkRows.Place;
import org.diandan.request.batch.ImportJobs.Claim;
import org.diandan.request.privacy.KeyedHash;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works on the jobs, one at a time in each instance, on a thread of its own: reads a chunk, writes
 * it, reads the next. Memory does not grow with the file.
 */
@Component
class RunImports {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ImportJobs jobs;
  private final FilePieces files;
  private final Steps steps;
  private final ConfirmCases confirming;

  private final OneAtATime working = new OneAtATime("imports", this::work);

  RunImports(ImportJobs jobs, FilePieces files, Steps steps, ConfirmCases confirming) {
    this.jobs = jobs;
    this.files = files;
    this.steps = steps;
    this.confirming = confirming;
  }

  /** What a job's rows are read and written with. */
  @Component
  record Steps(
      ReadMapping mappings,
      KnownNumbers known,
      ChunkRows rows,
      KeyedHash hash,
      ImportProperties properties) {

    double lease() {
      return properties.leaseSeconds();
    }
  }

  @Scheduled(fixedDelayString = "${diandan.import.look-every:1s}")
  void look() {
    working.look();
  }

  /** Throws away files nobody decided upon. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
  void forget() {
    jobs.forgotten((double) steps.properties().keepFiles().toSeconds())
        .concatMap(jobs::discard)
        .blockLast(LIMIT);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    working.stop();
  }

  private void work() {
    for (var claim = claim(); claim != null; claim = claim()) {
      workOn(claim);
    }
    confirming.orderConfirmed().block(LIMIT);
  }

  private @org.jspecify.annotations.Nullable Claim claim() {
    return working.isStopped() ? null : jobs.claim(UUID.randomUUID(), steps.lease()).block(LIMIT);
  }

  private void workOn(Claim claim) {
    try {
      if (pass(claim)) {
        jobs.finish(claim).block(LIMIT);
      } else {
        jobs.release(claim).block(LIMIT);
      }
    } catch (UnreadableFile e) {
      jobs.fail(claim, e).block(LIMIT);
    }
  }

  /** One pass over the file; false when it was left before its end. */
  private boolean pass(Claim claim) {
    var mapping = mapping(claim);
    try (var sheet = OpenSheet.of(() -> files.open(claim.job().id()))) {
      var judge = new JudgeRows(mapping, sheet.header(), claim.now());
      int lastRow = claim.job().lastRow();
      for (var rows = next(sheet, lastRow); !rows.isEmpty(); rows = next(sheet, lastRow)) {
        var zone = mapping.times().zone();
        var place = new Place(claim, mapping.name(), zone, lastRow, steps.lease());
        var judged = rows.stream().map(judge::of).toList();
        if (working.isStopped() || !written(place, judged)) {
          return false;
        }
        lastRow = rows.getLast().number();
      }
      return true;
    } catch (IOException e) {
      throw new UnreadableFile("import.file.broken-off");
    }
  }

  private Mapping mapping(Claim claim) {
    return switch (steps.mappings().of(claim.mapping())) {
      case ReadMapping.Reading.Good good -> good.mapping();
      // The catalogue has lost an item since the mapping was taken.
      case ReadMapping.Reading.Faulty faulty ->
          throw new UnreadableFile(
              "import.file.mapping-outdated", faulty.faults().getFirst().field());
    };
  }

  /** The next rows behind the last one; empty at the end. */
  private List<Sheet.Row> next(Sheet sheet, int lastRow) {
    var rows = new ArrayList<Sheet.Row>();
    while (sheet.hasNext() && rows.size() < steps.properties().rowsAtOnce()) {
      var row = sheet.next();
      if (row.number() > lastRow) {
        rows.add(row);
      }
    }
    return rows;
  }

  private boolean written(Place place, List<Judged> judged) {
    var known = requireNonNull(steps.known().among(place, judged).block(LIMIT));
    var chunk = Chunk.of(judged, known, steps.hash());
    var outcome =
        place.claim().job().state() == JobState.CHECKING
            ? steps.rows().check(place, chunk)
            : steps.rows().record(place, chunk);
    return outcome.block(LIMIT) instanceof Written.Applied;
  }
}
