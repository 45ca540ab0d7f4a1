package org.diandan.request.tracking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.privacy.KeyedHash;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Eight digits that open the bare status of an order nobody left a phone for. They follow from the
 * order's id and a key, so that they are stored nowhere; wrong ones are counted like wrong tails.
 */
@Component
public final class TrackingCodes {

  private static final long CODES = 100_000_000;

  private final DatabaseClient database;
  private final KeyedHash hash;

  TrackingCodes(DatabaseClient database, KeyedHash hash) {
    this.database = database;
    this.hash = hash;
  }

  /** The code of an anonymous request; empty for all others, which have a phone. */
  public Mono<Optional<String>> find(UUID request) {
    return database
        .sql("select id from request where id = :id and resident_id is null")
        .bind("id", request)
        .mapValue(UUID.class)
        .one()
        .map(id -> Optional.of(of(id)))
        .defaultIfEmpty(Optional.empty());
  }

  boolean opens(UUID request, String code) {
    return MessageDigest.isEqual(
        of(request).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
  }

  private String of(UUID request) {
    var bytes = Base64.getUrlDecoder().decode(hash.of("tracking code " + request));
    return "%08d".formatted(Long.remainderUnsigned(ByteBuffer.wrap(bytes).getLong(), CODES));
  }
}
