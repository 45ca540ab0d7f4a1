package org.diandan.notification.recipient;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads what tells of the people concerned: teams, requests, and who is asked. */
@Component
class RecipientListener {

  private final Inbox inbox;
  private final RecipientFacts facts;

  RecipientListener(Inbox inbox, RecipientFacts facts) {
    this.inbox = inbox;
    this.facts = facts;
  }

  @KafkaListener(
      id = "notification-recipient",
      topics = {Topics.TEAM, Topics.REQUEST, Topics.ASSIGNMENT})
  void on(ConsumerRecord<String, CloudEvent> event) {
    inbox.handle(event, facts);
  }
}
