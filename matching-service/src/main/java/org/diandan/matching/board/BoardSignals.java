package org.diandan.matching.board;

import java.util.Set;
import java.util.UUID;
import org.diandan.matching.team.Memberships;
import org.diandan.outbox.RowSignals;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells leaders who look at the open board what comes to it and what leaves it. */
@Component
public class BoardSignals {

  private static final String CHANNEL = "matching_board";

  private final RowSignals signals;
  private final Memberships memberships;
  private final DatabaseClient database;

  BoardSignals(RowSignals signals, Memberships memberships, DatabaseClient database) {
    this.signals = signals;
    this.memberships = memberships;
    this.database = database;
  }

  /** What happened on the boards of a person's teams. */
  public sealed interface Signal {

    /** There may be something new. */
    record New() implements Signal {}

    /** A request is not on the board any more. */
    record Taken(UUID requestId) implements Signal {}
  }

  /** From now on, in the dispatch areas of the teams the person leads. */
  public Flux<Signal> of(UUID personId) {
    return memberships
        .of(personId)
        .flatMap(standing -> areas(standing.leads()))
        .flatMapMany(areas -> signals.on(CHANNEL).mapNotNull(payload -> signal(payload, areas)));
  }

  private Mono<Set<String>> areas(Set<UUID> teams) {
    return database
        .sql("select distinct dispatch_area from matching.team where id = any(:teams)")
        .bind("teams", teams.toArray(UUID[]::new))
        .mapValue(String.class)
        .all()
        .collectList()
        .map(Set::copyOf);
  }

  /**
   * Null for what happened elsewhere; an empty payload says that something may have been missed.
   */
  private static @Nullable Signal signal(String payload, Set<String> areas) {
    var words = payload.split(" ", -1);
    if (words.length != 3) {
      return new Signal.New();
    }
    if (!areas.contains(words[1])) {
      return null;
    }
    return words[0].equals("taken")
        ? new Signal.Taken(UUID.fromString(words[2]))
        : new Signal.New();
  }
}
