package org.diandan.request.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds out whose key signed a call. Its time must be within five minutes of ours, and a nonce is
 * taken once, whichever instance it reaches.
 *
 * <p>The hash of the body is only believed here; {@link SignedBodies} compares it while the body is
 * read.
 */
@Component
final class SignedCalls {

  static final String SCHEME = "Diandan-HMAC-SHA256 ";
  static final String KEY = "X-Diandan-Key";
  static final String TIMESTAMP = "X-Diandan-Timestamp";
  static final String NONCE = "X-Diandan-Nonce";
  static final String BODY_HASH = "X-Diandan-Content-SHA256";

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(30);

  private final ApiKeys keys;
  private final DatabaseClient database;
  private final Clock clock;

  SignedCalls(ApiKeys keys, DatabaseClient database, Clock clock) {
    this.keys = keys;
    this.database = database;
    this.clock = clock;
  }

  static boolean isSigned(ServerHttpRequest request) {
    return proofOf(request).isPresent();
  }

  /** An error with status 401 that says what is wrong; empty for calls without a signature. */
  Mono<SignedIn> find(ServerHttpRequest request) {
    return proofOf(request)
        .map(proof -> Mono.defer(() -> find(read(request), proof)))
        .orElseGet(Mono::empty);
  }

  private Mono<SignedIn> find(CallSignature call, String proof) {
    var sentAt = Instant.ofEpochSecond(call.timestamp());
    if (Duration.between(sentAt, clock.instant()).abs().compareTo(WINDOW) > 0) {
      return Mono.error(refusal("signature-time", "hotline.signature.time"));
    }
    return keys.findSigning(call.keyId())
        .filter(key -> key.secrets().stream().anyMatch(secret -> call.isProvenBy(proof, secret)))
        .switchIfEmpty(Mono.error(() -> refusal("signature-wrong", "hotline.signature.wrong")))
        .flatMap(key -> taken(call).thenReturn(key.caller()));
  }

  /** Only after the signature was found right, so that strangers cannot fill the table. */
  private Mono<Void> taken(CallSignature call) {
    return database
        .sql(
            """
            insert into call_nonce (key_id, nonce, ends_at)
            values (:key, :nonce, :ends)
            on conflict on constraint call_nonce_pk do nothing
            """)
        .bind("key", call.keyId())
        .bind("nonce", call.nonce())
        .bind(
            "ends",
            Instant.ofEpochSecond(call.timestamp())
                .plus(WINDOW.multipliedBy(2))
                .atOffset(ZoneOffset.UTC))
        .fetch()
        .rowsUpdated()
        .flatMap(
            rows ->
                rows == 1
                    ? Mono.empty()
                    : Mono.error(refusal("signature-replayed", "hotline.signature.replayed")));
  }

  /** A nonce ends some minutes after its timestamp would be refused anyway. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void sweep() {
    database
        .sql("delete from call_nonce where ends_at < clock_timestamp()")
        .fetch()
        .rowsUpdated()
        .block(SWEEP_LIMIT);
  }

  private static Optional<String> proofOf(ServerHttpRequest request) {
    return Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }

  private static CallSignature read(ServerHttpRequest request) {
    var headers = request.getHeaders();
    var uri = request.getURI();
    var query = uri.getRawQuery();
    try {
      var call =
          new CallSignature(
              request.getMethod().name(),
              query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query,
              UUID.fromString(text(headers.getFirst(KEY))),
              Long.parseLong(text(headers.getFirst(TIMESTAMP))),
              text(headers.getFirst(NONCE)),
              text(headers.getFirst(BODY_HASH)));
      if (call.isWellFormed() && Math.abs(call.timestamp()) < Integer.MAX_VALUE * 8L) {
        return call;
      }
    } catch (IllegalArgumentException e) {
      throw refusal("signature-malformed", "hotline.signature.malformed");
    }
    throw refusal("signature-malformed", "hotline.signature.malformed");
  }

  private static String text(@Nullable String header) {
    return header == null ? "" : header.strip();
  }

  static Refusal refusal(String type, String messageKey) {
    return new Refusal(HttpStatus.UNAUTHORIZED, type, messageKey);
  }
}
