package org.diandan.outbox;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Tells live pages that rows changed: what {@code pg_notify} says, on any instance of the service.
 *
 * <p>All listeners share one connection of their own, which is opened with the first of them and
 * opened again whenever it breaks.
 */
public final class RowSignals {

  private static final Logger LOG = LoggerFactory.getLogger(RowSignals.class);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final int WAITING = 256;
  private static final Duration LINGER = Duration.ofSeconds(30);

  private final Supplier<Mono<PostgresqlConnection>> connections;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Sinks.Many<String> channels = Sinks.many().replay().all();
  private final Sinks.Empty<Void> end = Sinks.empty();
  private final Flux<Signal> signals;

  RowSignals(Supplier<Mono<PostgresqlConnection>> connections) {
    this.connections = connections;
    this.signals =
        Flux.defer(this::listening)
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                    .maxBackoff(Duration.ofSeconds(2))
                    .transientErrors(true)
                    .doBeforeRetry(
                        retry -> LOG.info("Listening again: {}", retry.failure().toString())))
            .takeUntilOther(end.asMono())
            .publish()
            .refCount(1, LINGER);
  }

  /** Ends every stream, so that open pages do not hold up the end of the service. */
  void end() {
    end.tryEmitEmpty();
  }

  /**
   * The payloads sent on a channel from now on, until cancelled or until the service stops.
   *
   * <p>An empty payload means that something may have been missed (it is also the first one): look
   * again. A reader that falls far behind loses the oldest payloads.
   *
   * @param channel starts with the schema, because the database may be shared
   */
  public Flux<String> on(String channel) {
    if (!NAME.matcher(channel).matches()) {
      throw new IllegalArgumentException("A channel has a plain name, not " + channel);
    }
    return Flux.defer(() -> joined(channel))
        .filter(signal -> signal.channel().equals(channel))
        .map(Signal::payload)
        .onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST);
  }

  private Flux<Signal> joined(String channel) {
    synchronized (channels) {
      if (known.add(channel)) {
        channels.emitNext(channel, Sinks.EmitFailureHandler.FAIL_FAST);
      }
    }
    return signals.startWith(new Signal(channel, ""));
  }

  private Flux<Signal> listening() {
    return Flux.usingWhen(connections.get(), this::received, PostgresqlConnection::close);
  }

  private Flux<Signal> received(PostgresqlConnection connection) {
    var heard =
        connection
            .getNotifications()
            .map(RowSignals::signal)
            .concatWith(Mono.error(() -> new IllegalStateException("The connection was closed.")));
    var joined = channels.asFlux().concatMap(channel -> listen(connection, channel));
    return Flux.merge(heard, joined);
  }

  private static Mono<Signal> listen(PostgresqlConnection connection, String channel) {
    return connection
        .createStatement("listen " + channel)
        .execute()
        .flatMap(result -> result.getRowsUpdated())
        .then(Mono.just(new Signal(channel, "")));
  }

  private static Signal signal(Notification notification) {
    var payload = notification.getParameter();
    return new Signal(notification.getName(), payload == null ? "" : payload);
  }

  private record Signal(String channel, String payload) {}
}
