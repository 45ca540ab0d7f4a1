package org.diandan.request.certificate;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of hours, of teams, and of persons who were known twice. */
@Component
class CertificateListener {

  private final Inbox inbox;
  private final HoursReactions reactions;

  CertificateListener(Inbox inbox, HoursReactions reactions) {
    this.inbox = inbox;
    this.reactions = reactions;
  }

  @KafkaListener(
      topics = {Topics.HOURS, Topics.TEAM, Topics.PERSON},
      groupId = "${diandan.consumer-prefix:}request-certificates")
  void on(ConsumerRecord<String, CloudEvent> event) {
    inbox.handle(event, reactions);
  }
}
