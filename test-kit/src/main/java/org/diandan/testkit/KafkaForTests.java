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

  /**
   * A broker of its own, for a test that says so much that every service started after it would
   * have to hear it out first.
   */
  public static Separate separate() {
    return new Separate(Broker.start());
  }

  /** Stopped by whoever asked for it. */
  public static final class Separate implements AutoCloseable {

    private final EmbeddedKafkaKraftBroker broker;

    private Separate(EmbeddedKafkaKraftBroker broker) {
      this.broker = broker;
    }

    /** Where clients find it. */
    public String bootstrapServers() {
      return broker.getBrokersAsString();
    }

    @Override
    public void close() {
      broker.destroy();
    }
  }

  private static final class Broker {

    static final EmbeddedKafkaKraftBroker RUNNING = startForAll();

    private static EmbeddedKafkaKraftBroker startForAll() {
      var broker = start();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy, "kafka-for-tests-stop"));
      return broker;
    }

    private static EmbeddedKafkaKraftBroker start() {
      var broker = new EmbeddedKafkaKraftBroker(1, 1);
      broker.brokerProperty("auto.create.topics.enable", "false");
      broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
      broker.brokerProperty("offsets.topic.num.partitions", "1");
      broker.brokerProperty("log.cleaner.enable", "false");
      // A thousand partitions have two indices each, mapped into memory at their full size.
      broker.brokerProperty("log.index.size.max.bytes", "65536");
      broker.afterPropertiesSet();
      return broker;
    }
  }
}
