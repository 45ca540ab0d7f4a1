package org.diandan.standalone.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Settings of the one broker, which is its own controller too.
 *
 * @param records folder in which records and metadata last
 * @param port loopback port for clients
 * @param controllerPort loopback port on which the broker talks to itself
 */
record BrokerSettings(Path records, int port, int controllerPort) {
  static final String CONTROLLER = "CONTROLLER";

  /** The settings by Kafka's own names. */
  Properties properties() {
    var properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "controller.quorum.voters",
            "1@127.0.0.1:" + controllerPort,
            "controller.listener.names",
            CONTROLLER,
            "listeners",
            "CLIENTS://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort),
            "advertised.listeners",
            "CLIENTS://127.0.0.1:" + port,
            "listener.security.protocol.map",
            "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name",
            "CLIENTS",
            "log.dirs",
            records.toString()));
    properties.putAll(
        Map.of(
            "auto.create.topics.enable", "false",
            // A killed broker comes back only when its old registration has run out.
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500",
            "group.initial.rebalance.delay.ms", "0",
            "num.recovery.threads.per.data.dir", "2"));
    properties.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1"));
    return properties;
  }
}
