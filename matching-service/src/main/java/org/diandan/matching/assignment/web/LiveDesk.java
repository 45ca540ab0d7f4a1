package org.diandan.matching.assignment.web;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.matching.team.Memberships;
import org.diandan.outbox.RowSignals;
import org.diandan.web.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Tells the desk that something of its teams changed; the page then fetches its lists again. */
@RestController
class LiveDesk {

  private static final String CHANNEL = "matching_offers";
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  /** After this the browser connects again, so that an ended session stops hearing. */
  private static final Duration LISTENING = Duration.ofMinutes(10);

  private final RowSignals signals;
  private final Memberships memberships;

  LiveDesk(RowSignals signals, Memberships memberships) {
    this.signals = signals;
    this.memberships = memberships;
  }

  /** Says so at once too, because something may have come while nobody listened. */
  @GetMapping(path = "/offers/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<String>> live(@AuthenticationPrincipal SignedIn leader) {
    return memberships.of(leader.personId()).flatMapMany(this::changes);
  }

  private Flux<ServerSentEvent<String>> changes(Memberships.Standing standing) {
    var mine = standing.servesWith().stream().map(UUID::toString).collect(Collectors.toSet());
    var changed =
        signals
            .on(CHANNEL)
            .filter(team -> team.isEmpty() || mine.contains(team))
            .map(_ -> ServerSentEvent.builder("changed").event("offers").build());
    var beats =
        Flux.interval(HEARTBEAT)
            .map(_ -> ServerSentEvent.<String>builder().comment("").build())
            .onBackpressureDrop();
    return Flux.merge(changed, beats).take(LISTENING);
  }
}
