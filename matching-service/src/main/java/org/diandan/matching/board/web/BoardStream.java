package org.diandan.matching.board.web;

import java.time.Duration;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/** A stream of events that stays alive for a while and then has the browser connect again. */
final class BoardStream {

  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  /** After this the browser connects again, so that an ended session stops hearing. */
  private static final Duration LISTENING = Duration.ofMinutes(10);

  private BoardStream() {}

  static Flux<ServerSentEvent<String>> of(Flux<ServerSentEvent<String>> events) {
    var beats =
        Flux.interval(HEARTBEAT)
            .map(_ -> ServerSentEvent.<String>builder().comment("").build())
            .onBackpressureDrop();
    return Flux.merge(events, beats).take(LISTENING);
  }
}
