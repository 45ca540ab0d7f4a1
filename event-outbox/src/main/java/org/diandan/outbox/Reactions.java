package org.diandan.outbox;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.contract.Event;
import reactor.core.publisher.Mono;

/** What a consumer does about events; the whole effect of one event is one {@link Change}. */
public interface Reactions {

  /** Names the consumer in its inbox for ever; renaming it replays everything. */
  String consumer();

  /**
   * The effect of an event; {@link Change#none()} when there is none.
   *
   * <p>Asked again, with fresh reads, when the change was refused because rows moved meanwhile, and
   * after every failure. Must not have effects of its own.
   */
  Mono<Change> on(Delivery delivery);

  /**
   * An event that arrived in its turn.
   *
   * @param source the publisher, e.g. {@code /request-service}
   * @param subject the aggregate the event belongs to
   * @param version counts the events of the subject on its topic, from 1
   * @param partition the Kafka partition it came on
   */
  record Delivery(
      UUID eventId, String source, UUID subject, long version, Event event, int partition) {

    public Delivery {
      requireNonNull(eventId, "eventId");
      requireNonNull(source, "source");
      requireNonNull(subject, "subject");
      requireNonNull(event, "event");
    }
  }
}
