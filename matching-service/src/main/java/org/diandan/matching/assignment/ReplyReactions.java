package org.diandan.matching.assignment;

import org.diandan.contract.DeclineReason;
import org.diandan.contract.NotificationEvent.ReplyReceived;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers an offer for whoever answered by text message, as if they had pressed the button. What
 * comes too late, or from somebody who does not lead the team any more, changes nothing; so does
 * the same answer once more.
 */
@Component
class ReplyReactions implements Reactions {

  private final AnswerOffer answers;

  ReplyReactions(AnswerOffer answers) {
    this.answers = answers;
  }

  @Override
  public String consumer() {
    return "matching-replies";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return delivery.event() instanceof ReplyReceived reply
        ? answer(reply).thenReturn(Change.none())
        : Mono.just(Change.none());
  }

  private Mono<Answer> answer(ReplyReceived reply) {
    var leader = reply.message().recipientId();
    return reply.accepts()
        ? answers.accept(reply.offerId(), leader)
        : answers.decline(reply.offerId(), leader, DeclineReason.OTHER);
  }
}
