package org.diandan.request.batch;

import java.util.List;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything an administrator does with a file: bring it, have it imported, throw it away. */
@Component
public final class OpenImport {

  private static final int LONGEST_NAME = 120;

  private final ImportJobs jobs;
  private final FilePieces files;
  private final ReadMapping mappings;
  private final AuditLog audit;

  OpenImport(ImportJobs jobs, FilePieces files, ReadMapping mappings, AuditLog audit) {
    this.jobs = jobs;
    this.files = files;
    this.mappings = mappings;
    this.audit = audit;
  }

  /** What became of a wish. */
  public sealed interface Outcome {

    /** A job that waits for its file. */
    record Opened(UUID id) implements Outcome {}

    record Faulty(List<MappingFault> faults) implements Outcome {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Takes a mapping; the file comes next. */
  public Mono<Outcome> open(String fileName, String yaml, UUID by) {
    return switch (mappings.of(yaml)) {
      case ReadMapping.Reading.Faulty faulty -> Mono.just(new Outcome.Faulty(faulty.faults()));
      case ReadMapping.Reading.Good good ->
          jobs.open(cleaned(fileName), good.mapping(), yaml, by).map(Outcome.Opened::new);
    };
  }

  /** Takes the file and begins the dry run; false when the job waits for none. */
  public Mono<Boolean> receive(UUID id, Flux<DataBuffer> file) {
    return files.keep(id, file);
  }

  /** Begins the import of a checked file; false when there is nothing to begin. */
  public Mono<Boolean> start(UUID id, UUID by) {
    return jobs.start(id)
        .flatMap(done -> noted(done, new AuditEntry(by, "import-started", id.toString(), "", "")));
  }

  /** Throws the file away; what was imported stays. False when it is over already. */
  public Mono<Boolean> discard(UUID id, UUID by) {
    return jobs.discard(id)
        .flatMap(
            done -> noted(done, new AuditEntry(by, "import-discarded", id.toString(), "", "")));
  }

  /** Empty when there is no such job, or none of the reader's. */
  public Mono<ImportJob> find(UUID id, ImportReader reader) {
    return jobs.find(id, reader);
  }

  /** The reader's, the newest first, at most a hundred. */
  public Flux<ImportJob> list(ImportReader reader) {
    return jobs.list(reader);
  }

  private Mono<Boolean> noted(boolean done, AuditEntry entry) {
    return done ? audit.record(entry).thenReturn(true) : Mono.just(false);
  }

  private static String cleaned(String fileName) {
    var clean = fileName.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
    return clean.isEmpty() ? "?" : clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
  }
}
