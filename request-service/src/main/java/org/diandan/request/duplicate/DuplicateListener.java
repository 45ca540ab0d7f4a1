package org.diandan.request.duplicate;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what this service itself tells of requests. */
@Component
class DuplicateListener {

  private final Inbox inbox;
  private final DuplicateReactions reactions;

  DuplicateListener(Inbox inbox, DuplicateReactions reactions) {
    this.inbox = inbox;
    this.reactions = reactions;
  }

  @KafkaListener(topics = Topics.REQUEST, groupId = "${diandan.consumer-prefix:}request-duplicates")
  void on(ConsumerRecord<String, CloudEvent> event) {
    inbox.handle(event, reactions);
  }
}
