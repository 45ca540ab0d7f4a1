package org.diandan.matching.menu;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what request-service tells of the menu. */
@Component
class CatalogueListener {

  private final Inbox inbox;
  private final CatalogueReactions reactions;

  CatalogueListener(Inbox inbox, CatalogueReactions reactions) {
    this.inbox = inbox;
    this.reactions = reactions;
  }

  @KafkaListener(topics = Topics.CATALOGUE, groupId = "matching-catalogue")
  void on(ConsumerRecord<String, CloudEvent> record) {
    inbox.handle(record, reactions);
  }
}
