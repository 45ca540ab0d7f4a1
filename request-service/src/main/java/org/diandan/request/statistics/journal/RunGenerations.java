package org.diandan.request.statistics.journal;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.diandan.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Fills the generation in force and the one that is being filled, each through a consumer group of
 * its own, which begins with the first event there is. Every instance does so; Kafka divides the
 * partitions between them.
 */
@Component
class RunGenerations implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RunGenerations.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SWEPT_AT_ONCE = 5_000;

  /** What figures are made of. */
  static final List<String> TOPICS = List.of(Topics.REQUEST, Topics.ASSIGNMENT, Topics.TEAM);

  private final ConcurrentKafkaListenerContainerFactory<String, CloudEvent> factory;
  private final Generations generations;
  private final Taking taking;
  private final CatchUp catchUp;
  private final String prefix;
  private final Map<Integer, ConcurrentMessageListenerContainer<String, CloudEvent>> running =
      new HashMap<>();
  private volatile boolean started;

  RunGenerations(
      ConcurrentKafkaListenerContainerFactory<String, CloudEvent> factory,
      Generations generations,
      Taking taking,
      CatchUp catchUp) {
    this.factory = factory;
    this.generations = generations;
    this.taking = taking;
    this.catchUp = catchUp;
    this.prefix = catchUp.prefix();
  }

  /** The two things a generation is made of. */
  @Component
  record Taking(TakeEvents events, TakeHistory history) {}

  @Override
  public synchronized void start() {
    started = true;
  }

  @Override
  public synchronized void stop() {
    started = false;
    running.values().forEach(ConcurrentMessageListenerContainer::stop);
    running.clear();
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  @Scheduled(fixedDelayString = "${diandan.figures.look-every:2s}")
  void look() {
    if (!started) {
      return;
    }
    try {
      var all = generations.list().collectList().block(LIMIT);
      if (all != null) {
        listen(all);
        all.stream()
            .filter(Generation::takesEvents)
            .filter(generation -> taking.history().take(generation.number()))
            .filter(generation -> generation.state() == Generation.State.FILLING)
            .forEach(generation -> swapWhenFilled(generation, all));
        if (all.stream().anyMatch(generation -> generation.state() == Generation.State.GONE)) {
          generations.sweep(SWEPT_AT_ONCE).block(LIMIT);
        }
      }
    } catch (DataAccessException e) {
      // The database is away; the next look finds out what is to be done.
      LOG.warn("The figures were not looked after: {}", e.getMessage());
    }
  }

  private synchronized void listen(List<Generation> all) {
    if (!started) {
      return;
    }
    var wanted = all.stream().filter(Generation::takesEvents).map(Generation::number).toList();
    running
        .entrySet()
        .removeIf(
            one -> {
              boolean over = !wanted.contains(one.getKey());
              if (over) {
                one.getValue().stop();
              }
              return over;
            });
    wanted.forEach(number -> running.computeIfAbsent(number, this::listening));
  }

  private ConcurrentMessageListenerContainer<String, CloudEvent> listening(int number) {
    var container = factory.createContainer(TOPICS.toArray(String[]::new));
    container.setBeanName("request-figures-" + number);
    container.setConcurrency(1);
    // Nothing here can fail but the way to the database, so it is tried until it works.
    container.setCommonErrorHandler(
        new DefaultErrorHandler(new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS)));
    var properties = container.getContainerProperties();
    properties.setGroupId(CatchUp.group(prefix, number));
    properties.setAckMode(AckMode.BATCH);
    properties
        .getKafkaConsumerProperties()
        .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500");
    BatchMessageListener<String, CloudEvent> listener =
        records -> taking.events().take(number, records);
    properties.setMessageListener(listener);
    container.start();
    return container;
  }

  private void swapWhenFilled(Generation filling, List<Generation> all) {
    all.stream()
        .filter(Generation::inForce)
        .findFirst()
        .filter(old -> catchUp.hasReached(filling.number(), old.number()))
        .ifPresent(old -> swap(filling, old));
  }

  private void swap(Generation filling, Generation old) {
    if (Boolean.TRUE.equals(generations.putInForce(filling.number(), old.number()).block(LIMIT))) {
      LOG.info("Figures are read from generation {} now.", filling.number());
    }
  }
}
