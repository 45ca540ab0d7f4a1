package org.diandan.request.export;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.background.OneAtATime;
import org.diandan.request.export.ExportClaims.Claim;
import org.diandan.request.export.ExportPieces.LeaseLost;
import org.diandan.request.export.ExportPieces.PieceStream;
import org.diandan.request.sheet.SheetWriter;
import org.diandan.request.sheet.TableHead;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes files, one at a time in each instance, on a thread of its own: reads a page of rows,
 * writes it, reads the next. Memory does not grow with the rows. A file begins anew after a crash,
 * from the same noted cases.
 */
@Component
class RunExports {

  private static final Logger LOG = LoggerFactory.getLogger(RunExports.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ExportClaims claims;
  private final ExportPieces pieces;
  private final Contents contents;
  private final ZoneId zone;

  private final OneAtATime working = new OneAtATime("exports", this::work);

  RunExports(ExportClaims claims, ExportPieces pieces, Contents contents, ZoneId zone) {
    this.claims = claims;
    this.pieces = pieces;
    this.contents = contents;
    this.zone = zone;
  }

  /** What stands in the files. */
  @Component("exportContents")
  record Contents(
      ExportRows rows, ExportWords words, WhoWants people, ExportProperties properties) {}

  @Scheduled(fixedDelayString = "${diandan.export.look-every:1s}")
  void look() {
    working.look();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    working.stop();
  }

  private void work() {
    for (var claim = claim(); claim != null; claim = claim()) {
      write(claim);
    }
  }

  private @Nullable Claim claim() {
    return working.isStopped() ? null : claims.claim(UUID.randomUUID()).block(LIMIT);
  }

  private void write(Claim claim) {
    try {
      var file = pieces.write(claim);
      if (written(claim, file)) {
        claims.finish(claim, file.bytes()).block(LIMIT);
      } else {
        claims.release(claim).block(LIMIT);
      }
    } catch (LeaseLost e) {
      LOG.info("{}", e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("The export %s broke off.".formatted(claim.job().id()), e);
    }
  }

  /** Writes the whole file; false when it was left before its end. */
  private boolean written(Claim claim, PieceStream file) throws IOException {
    try (var sheet = claim.job().form().open(file, zone)) {
      sheet.begin(head(claim));
      int written = 0;
      int atOnce = contents.properties().rowsAtOnce();
      for (int done = 0; done < claim.job().progress().expected(); done += atOnce) {
        if (working.isStopped()) {
          return false;
        }
        written += page(claim, sheet, done);
        int reached = Math.min(done + atOnce, claim.job().progress().expected());
        if (!Boolean.TRUE.equals(claims.progress(claim, reached, written).block(LIMIT))) {
          throw new LeaseLost(claim.job().id());
        }
      }
      return true;
    }
  }

  private int page(Claim claim, SheetWriter sheet, int done) throws IOException {
    var job = claim.job();
    var rows =
        requireNonNull(
            contents
                .rows()
                .page(claim, done, contents.properties().rowsAtOnce())
                .collectList()
                .block(LIMIT));
    for (var row : rows) {
      sheet.row(contents.words().row(row, job.columns(), localeOf(job)));
    }
    return rows.size();
  }

  private TableHead head(Claim claim) {
    var job = claim.job();
    var words = contents.words();
    return new TableHead(
        words.say("export.sheet", localeOf(job)),
        job.isPersonal() ? notes(claim) : List.of(),
        words.columns(job.columns(), localeOf(job)));
  }

  /** Who took personal data out, when and why: in the file itself. */
  private List<String> notes(Claim claim) {
    var people = requireNonNull(contents.people().of(claim.job()).block(LIMIT));
    var when = claim.now().atZone(zone).toLocalDateTime().withNano(0).toString().replace('T', ' ');
    return List.of(
        contents
            .words()
            .say(
                "export.note",
                localeOf(claim.job()),
                people.ordered(),
                people.approved(),
                when,
                requireNonNull(claim.job().purpose())));
  }

  private static Locale localeOf(ExportJob job) {
    return Locale.forLanguageTag(job.language());
  }
}
