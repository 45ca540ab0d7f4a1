package org.diandan.request.hotline;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.diandan.outbox.RowSignals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What happened to a hotline's own orders, numbered 1, 2, 3 … per key. Whoever has read up to a
 * number will find everything that comes later behind it.
 *
 * @see <a href="../../../../../../../docs/decisions/0025-hotline-feed.md">decision 0025</a>
 */
@Component
public final class EventFeed {

  private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
  private static final String CHANNEL = "request_hotline_event";
  private static final Duration SWEEP_LIMIT = Duration.ofMinutes(5);

  private final DatabaseClient database;
  private final RowSignals signals;
  private final HotlineProperties properties;

  EventFeed(DatabaseClient database, RowSignals signals, HotlineProperties properties) {
    this.database = database;
    this.signals = signals;
    this.properties = properties;
  }

  /** What was found after a number. */
  public sealed interface Answer {

    /**
     * The next events.
     *
     * @param events in the order of their numbers; empty when nothing happened since
     * @param more whether there are more right now
     */
    record Page(List<FeedEvent> events, boolean more) implements Answer {
      public Page {
        events = List.copyOf(events);
      }
    }

    /**
     * Some of the events after that number are no longer kept.
     *
     * @param oldest the number to go on from, with what is still there
     */
    record NoLongerKept(long oldest) implements Answer {}
  }

  /**
   * A question for events.
   *
   * @param after the last number already known; negative to begin with the oldest that is kept
   * @param limit how many at most
   * @param patience how long to wait when there is nothing yet
   */
  public record Question(UUID hotline, long after, int limit, Duration patience) {}

  /** The events after a number; waits for the first of them as long as the question allows. */
  public Mono<Answer> read(Question question) {
    return look(question)
        .flatMap(
            answer ->
                isEmpty(answer) && question.patience().isPositive()
                    ? wait(question, answer)
                    : Mono.just(answer));
  }

  private Mono<Answer> wait(Question question, Answer nothing) {
    return signals
        .on(CHANNEL)
        .onBackpressureLatest()
        .concatMap(signal -> look(question), 1)
        .filter(answer -> !isEmpty(answer))
        .next()
        .timeout(question.patience())
        // Nothing happened in time, which is an answer.
        .onErrorResume(TimeoutException.class, e -> Mono.just(nothing))
        .defaultIfEmpty(nothing);
  }

  private static boolean isEmpty(Answer answer) {
    return switch (answer) {
      case Answer.Page page -> page.events().isEmpty();
      case Answer.NoLongerKept _ -> false;
    };
  }

  private Mono<Answer> look(Question question) {
    return number(question.hotline())
        .then(Mono.defer(() -> lastGone(question.hotline())))
        .flatMap(
            gone ->
                question.after() >= 0 && question.after() < gone
                    ? Mono.just(new Answer.NoLongerKept(gone))
                    : page(question));
  }

  private Mono<Answer> page(Question question) {
    return database
        .sql(
            """
            select number, event_id, their_number, order_number, kind, state, round, team_name,
              reason, expected_at, occurred_at
            from hotline_event
            where hotline_key = :hotline
              and number > :after
            order by number
            limit :most
            """)
        .bind("hotline", question.hotline())
        .bind("after", question.after())
        .bind("most", question.limit() + 1)
        .map(FeedEvent::of)
        .all()
        .collectList()
        .map(
            found ->
                new Answer.Page(
                    found.subList(0, Math.min(found.size(), question.limit())),
                    found.size() > question.limit()));
  }

  private Mono<Void> number(UUID hotline) {
    return database
        .sql("select number_hotline_events(:hotline)")
        .bind("hotline", hotline)
        .fetch()
        .rowsUpdated()
        .then();
  }

  private Mono<Long> lastGone(UUID hotline) {
    return database
        .sql("select gone from hotline_feed where hotline_key = :hotline")
        .bind("hotline", hotline)
        .mapValue(Long.class)
        .one()
        .defaultIfEmpty(0L);
  }

  /** Numbers the new events of all keys. */
  Mono<Void> numberAll() {
    return database
        .sql("select distinct hotline_key from hotline_event where number is null order by 1")
        .mapValue(UUID.class)
        .all()
        .concatMap(this::number)
        .then();
  }

  /** Old events make room; feeds remember up to where. */
  @Scheduled(fixedDelayString = "${diandan.hotline.sweep-every:1h}", initialDelayString = "PT1M")
  void sweep() {
    try {
      Flux.concat(forgetEvents(), forgetDeliveries()).blockLast(SWEEP_LIMIT);
    } catch (DataAccessException e) {
      // They wait for the next sweep.
      LOG.warn("Old events of hotlines were not removed: {}", e.getMessage());
    }
  }

  private Mono<Long> forgetEvents() {
    return database
        .sql(
            """
            with gone as (
              delete from hotline_event
              where number is not null
                and written_at < clock_timestamp() - make_interval(secs => :seconds)
              returning hotline_key, number
            )
            update hotline_feed f
            set gone = greatest(f.gone, g.last)
            from (select hotline_key, max(number) as last from gone group by hotline_key) g
            where f.hotline_key = g.hotline_key
            """)
        .bind("seconds", (double) properties.keepEvents().toSeconds())
        .fetch()
        .rowsUpdated();
  }

  private Mono<Long> forgetDeliveries() {
    return database
        .sql(
            """
            delete from webhook_delivery d
            using webhook_endpoint w, hotline_feed f
            where w.id = d.endpoint_id
              and f.hotline_key = w.hotline_key
              and d.number <= f.gone
            """)
        .fetch()
        .rowsUpdated();
  }
}
