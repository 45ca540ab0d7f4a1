package org.diandan.request.export;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.UUID;
import org.diandan.request.background.Packing;
import org.diandan.request.export.ExportClaims.Claim;
import org.diandan.request.privacy.FieldCipher;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Files in packed and sealed pieces: any instance can serve them, nobody can read them in the
 * database, and no more than one piece is in memory.
 */
@Component
final class ExportPieces {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final DatabaseClient database;
  private final FieldCipher cipher;

  ExportPieces(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /** Where a file is written to; blocks, and fails with {@link LeaseLost} when it is in vain. */
  PieceStream write(Claim claim) {
    return new PieceStream(claim);
  }

  /** Another instance writes the file, or nobody wants it any more. */
  static final class LeaseLost extends IOException {

    private static final long serialVersionUID = 1;

    LeaseLost(UUID job) {
      super("The export %s is not ours to write any more.".formatted(job));
    }
  }

  /** A file as it was written, piece by piece. */
  Flux<byte[]> read(UUID job, UUID writer) {
    return Flux.range(0, Integer.MAX_VALUE)
        .concatMap(number -> piece(job, writer, number), 1)
        .takeWhile(piece -> piece.length > 0);
  }

  /** An empty one after the last. */
  private Mono<byte[]> piece(UUID job, UUID writer, int number) {
    return database
        .sql(
            """
            select sealed
            from export_piece
            where job_id = :job and writer = :writer and number = :number
            """)
        .bind("job", job)
        .bind("writer", writer)
        .bind("number", number)
        .map(row -> requireNonNull(row.get("sealed", byte[].class)))
        .one()
        .publishOn(Schedulers.boundedElastic())
        .map(kept -> Packing.unpacked(cipher.decrypt(kept)))
        .defaultIfEmpty(new byte[0]);
  }

  private void keep(Claim claim, int number, byte[] piece) throws LeaseLost {
    var kept =
        database
            .sql(
                """
                insert into export_piece (job_id, writer, number, sealed)
                select j.id, j.lease_owner, :number, :sealed
                from export_job j
                where j.id = :job and j.lease_owner = :owner
                for share
                """)
            .bind("number", number)
            .bind("sealed", cipher.encrypt(Packing.packed(piece)))
            .bind("job", claim.job().id())
            .bind("owner", claim.owner())
            .fetch()
            .rowsUpdated()
            .blockOptional(LIMIT)
            .orElse(0L);
    if (kept == 0) {
      throw new LeaseLost(claim.job().id());
    }
  }

  /** Cuts what is written into pieces of one size; the last one is kept when it is closed. */
  final class PieceStream extends OutputStream {

    private final Claim claim;
    private final byte[] piece = new byte[Packing.PIECE_BYTES];
    private int filled;
    private int next;
    private long bytes;

    private PieceStream(Claim claim) {
      this.claim = claim;
    }

    /** Written so far. */
    long bytes() {
      return bytes;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      for (int from = offset; from < offset + length; ) {
        int taken = Math.min(offset + length - from, Packing.PIECE_BYTES - filled);
        System.arraycopy(source, from, piece, filled, taken);
        from += taken;
        filled += taken;
        if (filled == Packing.PIECE_BYTES) {
          keepFilled();
        }
      }
      bytes += length;
    }

    @Override
    public void close() throws IOException {
      if (filled > 0) {
        keepFilled();
      }
    }

    private void keepFilled() throws IOException {
      var whole = java.util.Arrays.copyOf(piece, filled);
      filled = 0;
      keep(claim, next, whole);
      next++;
    }
  }
}
