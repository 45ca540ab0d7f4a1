package org.diandan.matching.volunteer;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what request-service tells of people. */
@Component
class VolunteerListener {

  private final Inbox inbox;
  private final VolunteerReactions reactions;

  VolunteerListener(Inbox inbox, VolunteerReactions reactions) {
    this.inbox = inbox;
    this.reactions = reactions;
  }

  @KafkaListener(topics = Topics.PERSON, groupId = "matching-volunteers")
  void on(ConsumerRecord<String, CloudEvent> record) {
    inbox.handle(record, reactions);
  }
}
