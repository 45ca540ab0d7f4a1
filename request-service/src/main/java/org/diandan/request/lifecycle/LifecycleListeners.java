package org.diandan.request.lifecycle;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.outbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what matching-service tells. */
@Component
class LifecycleListeners {

  private final Inbox inbox;
  private final AssignmentReactions assignments;
  private final TeamReactions teams;

  LifecycleListeners(Inbox inbox, AssignmentReactions assignments, TeamReactions teams) {
    this.inbox = inbox;
    this.assignments = assignments;
    this.teams = teams;
  }

  @KafkaListener(topics = Topics.ASSIGNMENT, groupId = "${diandan.consumer-prefix:}request")
  void onAssignment(ConsumerRecord<String, CloudEvent> event) {
    inbox.handle(event, assignments);
  }

  @KafkaListener(topics = Topics.TEAM, groupId = "${diandan.consumer-prefix:}request-teams")
  void onTeam(ConsumerRecord<String, CloudEvent> event) {
    inbox.handle(event, teams);
  }
}
