package org.diandan.matching.assignment;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what leaders answered by text message. */
@Component
class ReplyListener {

  private final Inbox inbox;
  private final ReplyReactions reactions;

  ReplyListener(Inbox inbox, ReplyReactions reactions) {
    this.inbox = inbox;
    this.reactions = reactions;
  }

  @KafkaListener(topics = Topics.NOTIFICATION, groupId = "matching-replies")
  void on(ConsumerRecord<String, CloudEvent> record) {
    inbox.handle(record, reactions);
  }
}
