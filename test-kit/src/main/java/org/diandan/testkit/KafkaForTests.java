package org.diandan.testkit;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * One Kafka broker per JVM, started at the first question and stopped with the JVM.
 *
 * <p>Topics exist only when somebody creates them, as in production.
 */
public final class KafkaForTests {

  private KafkaForTests() {}

  /** Where clients find the broker. */
  public static String bootstrapServers() {
    return Broker.RUNNING.getBrokersAsString();
  }

  private static final class Broker {

    static final EmbeddedKafkaKraftBroker RUNNING = start();

    private static EmbeddedKafkaKraftBroker start() {
      var broker = new EmbeddedKafkaKraftBroker(1, 1);
      broker.brokerProperty("auto.create.topics.enable", "false");
      broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
      broker.brokerProperty("offsets.topic.num.partitions", "1");
      broker.brokerProperty("log.cleaner.enable", "false");
      broker.afterPropertiesSet();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy, "kafka-for-tests-stop"));
      return broker;
    }
  }
}
