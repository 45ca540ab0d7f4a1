package org.diandan.request.history;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.request.proof.CodeOf;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes a typed code and opens the list when it is right. Every guess is counted before it is
 * looked at, in one statement, so that guessing many times at once helps nobody.
 */
@Component
public final class EnterCode {

  private final DatabaseClient database;
  private final CodeOf codes;
  private final HistorySessions sessions;
  private final HistoryProperties properties;

  EnterCode(
      DatabaseClient database,
      CodeOf codes,
      HistorySessions sessions,
      HistoryProperties properties) {
    this.database = database;
    this.codes = codes;
    this.sessions = sessions;
    this.properties = properties;
  }

  /** What became of a guess. */
  public sealed interface Entry {

    /** The list is open. */
    record Opened(HistorySessions.Session session) implements Entry {}

    /**
     * These are not the digits.
     *
     * @param left guesses that are left, 0 or more
     */
    record Wrong(int left) implements Entry {}

    /** The code was used, guessed too often, is too old, or never was. */
    record Over() implements Entry {}
  }

  /** Decides about one guess. */
  public Mono<Entry> enter(UUID code, String typed) {
    return count(code)
        .flatMap(
            tries ->
                codes.matches(code, typed)
                    ? sessions.open(code).map(session -> (Entry) new Entry.Opened(session))
                    : Mono.just(new Entry.Wrong(properties.codeTries() - tries)))
        .defaultIfEmpty(new Entry.Over());
  }

  /** The number of this guess; empty when the code takes no more. */
  private Mono<Integer> count(UUID code) {
    return database
        .sql(
            """
            update history_code
            set tries = tries + 1
            where id = :id
              and used_at is null
              and tries < :most
              and ends_at > clock_timestamp()
            returning tries
            """)
        .bind("id", code)
        .bind("most", properties.codeTries())
        .map(row -> requireNonNull(row.get("tries", Integer.class)))
        .one();
  }
}
