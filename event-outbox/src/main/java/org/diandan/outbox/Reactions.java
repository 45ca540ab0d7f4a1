package org.diandan.outbox;

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
}
