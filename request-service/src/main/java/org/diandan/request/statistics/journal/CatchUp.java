package org.diandan.request.statistics.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.diandan.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** How far the consumers of a generation have come in the topics. */
@Component
public class CatchUp {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final KafkaAdmin kafka;
  private final String prefix;

  CatchUp(KafkaAdmin kafka, Environment environment) {
    this.kafka = kafka;
    this.prefix = environment.getProperty("diandan.consumer-prefix", "");
  }

  /**
   * A way through the topics.
   *
   * @param taken records handled so far
   * @param all records there are
   */
  public record Progress(long taken, long all) {

    /** 0 to 100, rounded down. */
    public int percent() {
      return all == 0 ? 100 : (int) (100 * taken / all);
    }
  }

  String prefix() {
    return prefix;
  }

  static String group(String prefix, int generation) {
    return prefix + "request-figures-" + generation;
  }

  /** The progress of a generation; empty while the broker does not answer. Blocks. */
  public Optional<Progress> progress(int generation) {
    return asking(
        admin -> {
          var begins = offsets(admin, OffsetSpec.earliest());
          var ends = offsets(admin, OffsetSpec.latest());
          var taken = taken(admin, generation);
          long all = 0;
          long done = 0;
          for (var end : ends.entrySet()) {
            long begin = begins.getOrDefault(end.getKey(), 0L);
            all += end.getValue() - begin;
            done += Math.max(0, taken.getOrDefault(end.getKey(), begin) - begin);
          }
          return new Progress(done, all);
        });
  }

  /**
   * Whether a generation has come as far as another one in every partition, so that nobody who
   * reads it instead goes back in time. Blocks.
   */
  boolean hasReached(int generation, int other) {
    return asking(
            admin -> {
              var goal = taken(admin, other);
              var taken = taken(admin, generation);
              return goal.entrySet().stream()
                  .allMatch(
                      partition ->
                          taken.getOrDefault(partition.getKey(), 0L) >= partition.getValue());
            })
        .orElse(false);
  }

  private interface Question<T> {
    T ask(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
  }

  private <T> Optional<T> asking(Question<T> question) {
    try (var admin = Admin.create(kafka.getConfigurationProperties())) {
      return Optional.of(question.ask(admin));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("How far figures have come is not known: {}", e.toString());
      return Optional.empty();
    }
  }

  private static Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec spec)
      throws InterruptedException, ExecutionException, TimeoutException {
    var asked =
        RunGenerations.TOPICS.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, Topics.partitionsOf(topic))
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
            .collect(Collectors.toMap(partition -> partition, _ -> spec));
    var offsets = new HashMap<TopicPartition, Long>();
    admin
        .listOffsets(asked)
        .all()
        .get(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private Map<TopicPartition, Long> taken(Admin admin, int generation)
      throws InterruptedException, ExecutionException, TimeoutException {
    var offsets = new HashMap<TopicPartition, Long>();
    admin
        .listConsumerGroupOffsets(group(prefix, generation))
        .partitionsToOffsetAndMetadata()
        .get(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }
}
