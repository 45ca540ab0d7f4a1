package org.diandan.matching.border;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Listens to what neighbours say to each other. */
@Component
class BorderListener {

  private final Inbox inbox;
  private final BorderReactions reactions;

  BorderListener(Inbox inbox, BorderReactions reactions) {
    this.inbox = inbox;
    this.reactions = reactions;
  }

  @KafkaListener(topics = Topics.BORDER, groupId = "matching-border")
  void on(ConsumerRecord<String, CloudEvent> record) {
    inbox.handle(record, reactions);
  }
}
