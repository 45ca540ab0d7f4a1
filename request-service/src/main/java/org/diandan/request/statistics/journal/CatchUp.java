package org.diandan.request.statistics.journal;

import java.time.Duration;
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

  /** Events that come in all the time are not waited for. */
  private static final long NEARLY = 50;

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

    boolean isDone() {
      return all - taken <= NEARLY;
    }

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
    try (var admin = Admin.create(kafka.getConfigurationProperties())) {
      var ends =
          admin
              .listOffsets(partitions(OffsetSpec.latest()))
              .all()
              .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      var begins =
          admin
              .listOffsets(partitions(OffsetSpec.earliest()))
              .all()
              .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      var committed =
          admin
              .listConsumerGroupOffsets(group(prefix, generation))
              .partitionsToOffsetAndMetadata()
              .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      long all = 0;
      long taken = 0;
      for (var end : ends.entrySet()) {
        long begin = begins.get(end.getKey()).offset();
        var known = committed.get(end.getKey());
        all += end.getValue().offset() - begin;
        taken += known == null ? 0 : Math.max(0, known.offset() - begin);
      }
      return Optional.of(new Progress(taken, all));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("The progress of generation {} is not known: {}", generation, e.toString());
      return Optional.empty();
    }
  }

  private static Map<TopicPartition, OffsetSpec> partitions(OffsetSpec spec) {
    return RunGenerations.TOPICS.stream()
        .flatMap(
            topic ->
                IntStream.range(0, Topics.partitionsOf(topic))
                    .mapToObj(partition -> new TopicPartition(topic, partition)))
        .collect(Collectors.toMap(partition -> partition, _ -> spec));
  }
}
