package org.diandan.notification.message;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads the facts people are told of. */
@Component
class NoticeListener {

  private final Inbox inbox;
  private final NoticeReactions reactions;

  NoticeListener(Inbox inbox, NoticeReactions reactions) {
    this.inbox = inbox;
    this.reactions = reactions;
  }

  @KafkaListener(
      id = "notification-message",
      topics = {Topics.REQUEST, Topics.ASSIGNMENT, Topics.CODE, Topics.EXPORT})
  void on(ConsumerRecord<String, CloudEvent> event) {
    inbox.handle(event, reactions);
  }
}
