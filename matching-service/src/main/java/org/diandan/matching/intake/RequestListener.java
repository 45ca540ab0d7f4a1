package org.diandan.matching.intake;

import io.cloudevents.CloudEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.diandan.contract.Topics;
import org.diandan.matching.dispatch.OwnedPartitions;
import org.diandan.outbox.Inbox;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;

/**
 * Listens to requests and keeps track of the partitions this instance owns. The search begins by
 * itself: a case that is due wakes its owner.
 */
@Component
class RequestListener implements ConsumerSeekAware {

  private final Inbox inbox;
  private final RequestReactions reactions;
  private final OwnedPartitions partitions;

  RequestListener(Inbox inbox, RequestReactions reactions, OwnedPartitions partitions) {
    this.inbox = inbox;
    this.reactions = reactions;
    this.partitions = partitions;
  }

  @KafkaListener(topics = Topics.REQUEST, groupId = "matching")
  void on(ConsumerRecord<String, CloudEvent> record) {
    inbox.handle(record, reactions);
  }

  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
    partitions.gained(numbers(assignments.keySet()));
  }

  @Override
  public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
    if (revoked != null) {
      partitions.lost(numbers(revoked));
    }
  }

  private static List<Integer> numbers(Collection<TopicPartition> some) {
    return some.stream().map(TopicPartition::partition).toList();
  }
}
