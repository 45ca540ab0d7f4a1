package org.diandan.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/**
 * Asks the service that keeps the sessions (RFC 7662), and remembers its answer for a moment.
 *
 * <p>An ended session works for at most {@link #REMEMBERED} longer here.
 */
final class IntrospectedSessions implements SessionLookup {

  /** How long an answer is believed. */
  public static final Duration REMEMBERED = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MOST_REMEMBERED = 10_000;

  private record Remembered(Optional<SignedIn> person, Instant until) {}

  private record Introspection(
      boolean active,
      @Nullable UUID sub,
      @Nullable String name,
      @Nullable String sid,
      @Nullable List<Authority> authorities) {

    Optional<SignedIn> person() {
      if (!active || sub == null || name == null || sid == null || authorities == null) {
        return Optional.empty();
      }
      return Optional.of(new SignedIn(sub, name, authorities, sid));
    }
  }

  private final WebClient client;
  private final Clock clock;
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  /**
   * Makes the lookup.
   *
   * @param client with the base address of the other service and the service secret as bearer
   */
  public IntrospectedSessions(WebClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Mono<SignedIn> find(String token) {
    var known = remembered.get(token);
    if (known != null && known.until().isAfter(clock.instant())) {
      return Mono.justOrEmpty(known.person());
    }
    return ask(token)
        .map(answer -> remember(token, answer.person()))
        .flatMap(Mono::justOrEmpty)
        .timeout(PATIENCE)
        .onErrorMap(WebClientException.class, IntrospectedSessions::away);
  }

  private Mono<Introspection> ask(String token) {
    return client
        .post()
        .uri("/internal/introspection")
        .body(BodyInserters.fromFormData("token", token))
        .retrieve()
        .bodyToMono(Introspection.class);
  }

  private Optional<SignedIn> remember(String token, Optional<SignedIn> person) {
    var now = clock.instant();
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.values().removeIf(entry -> entry.until().isBefore(now));
    remembered.put(token, new Remembered(person, now.plus(REMEMBERED)));
    return person;
  }

  private static Throwable away(WebClientException cause) {
    return new org.springframework.dao.DataAccessResourceFailureException(
        "The sessions cannot be asked for now", cause);
  }
}
