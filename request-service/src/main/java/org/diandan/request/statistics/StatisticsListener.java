package org.diandan.request.statistics;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Counts from the same events everybody else sees. */
@Component
class StatisticsListener {

  private final Inbox inbox;
  private final FigureReactions figures;

  StatisticsListener(Inbox inbox, FigureReactions figures) {
    this.inbox = inbox;
    this.figures = figures;
  }

  @KafkaListener(
      topics = {Topics.REQUEST, Topics.ASSIGNMENT},
      groupId = "${diandan.consumer-prefix:}request-statistics")
  void on(ConsumerRecord<String, CloudEvent> event) {
    inbox.handle(event, figures);
  }
}
