package org.diandan.request.batch;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.background.Packing;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.web.Refusal;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.function.Tuple2;

/**
 * Files in packed and sealed pieces: any instance can read them, nobody else can, and no more than
 * one piece is in memory.
 */
@Component
final class FilePieces {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final long mostBytes;

  FilePieces(DatabaseClient database, FieldCipher cipher, ImportProperties properties) {
    this.database = database;
    this.cipher = cipher;
    this.mostBytes = properties.largestFile().toBytes();
  }

  /**
   * Keeps the file of a job that waits for it, and lets the dry run begin. An upload that was cut
   * can be repeated; the later one wins over one that is still under way.
   *
   * @return false when the job does not wait for a file, or another upload came in between
   */
  Mono<Boolean> keep(UUID job, Flux<DataBuffer> file) {
    var upload = UUID.randomUUID();
    return begin(job, upload).flatMap(began -> began ? store(job, upload, file) : Mono.just(false));
  }

  /** The file of a job as it was sent; reads the database as it goes, so not on an event loop. */
  InputStream open(UUID job) {
    return new Stored(job);
  }

  private Mono<Boolean> begin(UUID job, UUID upload) {
    return database
        .sql(
            """
            with begun as (
              update import_job
              set upload = :upload, file_bytes = 0, changed_at = clock_timestamp()
              where id = :job
                and state = 'WAITING'
              returning id
            ), cut as (
              delete from import_piece p using begun where p.job_id = begun.id
            )
            select count(*) from begun
            """)
        .bind("job", job)
        .bind("upload", upload)
        .mapValue(Long.class)
        .one()
        .map(begun -> begun > 0);
  }

  private Mono<Boolean> store(UUID job, UUID upload, Flux<DataBuffer> file) {
    return Flux.defer(() -> cut(file))
        .publishOn(Schedulers.boundedElastic(), 2)
        .index()
        .concatMap(piece -> write(job, upload, piece))
        .takeUntil(kept -> !kept)
        .all(kept -> kept)
        .flatMap(all -> all ? complete(job, upload) : Mono.just(false));
  }

  private Flux<byte[]> cut(Flux<DataBuffer> file) {
    var cutter = new Cutter();
    return file.concatMapIterable(cutter::add).concatWith(Flux.defer(cutter::rest));
  }

  private Mono<Boolean> write(UUID job, UUID upload, Tuple2<Long, byte[]> piece) {
    return database
        .sql(
            """
            with mine as (
              update import_job
              set file_bytes = file_bytes + :bytes, changed_at = clock_timestamp()
              where id = :job
                and upload = :upload
                and state = 'WAITING'
              returning id
            ), kept as (
              insert into import_piece (job_id, number, sealed)
              select id, :number, :sealed from mine
            )
            select count(*) from mine
            """)
        .bind("job", job)
        .bind("upload", upload)
        .bind("bytes", (long) piece.getT2().length)
        .bind("number", piece.getT1().intValue())
        .bind(
            "sealed",
            cipher.encrypt(Base64.getEncoder().encodeToString(Packing.packed(piece.getT2()))))
        .mapValue(Long.class)
        .one()
        .map(mine -> mine > 0);
  }

  private Mono<Boolean> complete(UUID job, UUID upload) {
    return database
        .sql(
            """
            update import_job
            set state = 'CHECKING', next_row = 1, changed_at = clock_timestamp()
            where id = :job
              and upload = :upload
              and state = 'WAITING'
            """)
        .bind("job", job)
        .bind("upload", upload)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  private Optional<byte[]> piece(UUID job, int number) {
    return database
        .sql("select sealed from import_piece where job_id = :job and number = :number")
        .bind("job", job)
        .bind("number", number)
        .mapValue(String.class)
        .one()
        .blockOptional(LIMIT)
        .map(kept -> Packing.unpacked(Base64.getDecoder().decode(cipher.decrypt(kept))));
  }

  /** Cuts a stream into pieces of one size; for one subscriber. */
  private final class Cutter {

    private ByteArrayOutputStream rest = new ByteArrayOutputStream(Packing.PIECE_BYTES);
    private long bytes;

    List<byte[]> add(DataBuffer buffer) {
      var taken = new byte[buffer.readableByteCount()];
      buffer.read(taken);
      DataBufferUtils.release(buffer);
      bytes += taken.length;
      if (bytes > mostBytes) {
        throw new Refusal(
            HttpStatus.CONTENT_TOO_LARGE, "too-large", "import.file.large", mostBytes >> 20);
      }
      var pieces = new ArrayList<byte[]>();
      for (int from = 0; from < taken.length; ) {
        int length = Math.min(taken.length - from, Packing.PIECE_BYTES - rest.size());
        rest.write(taken, from, length);
        from += length;
        if (rest.size() == Packing.PIECE_BYTES) {
          pieces.add(rest.toByteArray());
          rest.reset();
        }
      }
      return pieces;
    }

    Mono<byte[]> rest() {
      return rest.size() == 0 ? Mono.empty() : Mono.just(rest.toByteArray());
    }
  }

  /** Reads one piece after the other. */
  private final class Stored extends InputStream {

    private final UUID job;
    private byte[] piece = {};
    private int at;
    private int next;

    Stored(UUID job) {
      this.job = job;
    }

    @Override
    public int read() {
      return hasMore() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (!hasMore()) {
        return -1;
      }
      int read = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, target, offset, read);
      at += read;
      return read;
    }

    private boolean hasMore() {
      if (at == piece.length) {
        piece = piece(job, next++).orElse(new byte[] {});
        at = 0;
      }
      return at < piece.length;
    }
  }
}
