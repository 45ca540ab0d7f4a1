package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.diandan.testkit.CuttableNetwork;

/** A broker behind a network that can fail. */
final class FarBroker implements AutoCloseable {

  private static final String CONTROLLER = "CONTROLLER";

  final CuttableNetwork network;
  private final int directPort;
  private final KafkaRaftServer server;

  FarBroker(Path folder) throws Exception {
    var ports = freePorts(3);
    this.network = new CuttableNetwork(ports.get(0));
    this.directPort = ports.get(1);
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setSupportedFeatures(List.copyOf(Feature.PRODUCTION_FEATURES))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(CONTROLLER)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .run();
    this.server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings(folder, ports), false), Time.SYSTEM);
    server.startup();
  }

  private Properties settings(Path folder, List<Integer> ports) {
    var settings = new Properties();
    var controller = "127.0.0.1:" + ports.get(2);
    settings.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@" + controller,
            "controller.listener.names", CONTROLLER,
            "inter.broker.listener.name", "DIRECT",
            "log.dirs", folder.toString(),
            "auto.create.topics.enable", "false",
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "group.initial.rebalance.delay.ms", "0"));
    settings.put(
        "listeners",
        "FAR://127.0.0.1:%d,DIRECT://127.0.0.1:%d,CONTROLLER://%s"
            .formatted(ports.get(0), directPort, controller));
    settings.put(
        "advertised.listeners",
        "FAR://127.0.0.1:%d,DIRECT://127.0.0.1:%d".formatted(network.port(), directPort));
    settings.put(
        "listener.security.protocol.map", "FAR:PLAINTEXT,DIRECT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    return settings;
  }

  /** The address whose way leads through the network. */
  String address() {
    return "spring.kafka.bootstrap-servers=127.0.0.1:" + network.port();
  }

  /** The address that works even while the network is cut. */
  String directAddress() {
    return "127.0.0.1:" + directPort;
  }

  /** Every event on a topic, partition by partition, read without the network. */
  List<ConsumerRecord<String, CloudEvent>> records(String topic) {
    return read(topic, new CloudEventDeserializer());
  }

  /** As {@link #records}, whatever they hold. */
  List<ConsumerRecord<String, String>> raw(String topic) {
    return read(topic, new StringDeserializer());
  }

  private <T> List<ConsumerRecord<String, T>> read(String topic, Deserializer<T> values) {
    Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, directAddress());
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<String, T>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  private static List<Integer> freePorts(int number) throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    var ports = new ArrayList<Integer>();
    for (int i = 0; i < number; i++) {
      var socket = new ServerSocket(0);
      sockets.add(socket);
      ports.add(socket.getLocalPort());
    }
    for (var socket : sockets) {
      socket.close();
    }
    return ports;
  }

  @Override
  public void close() {
    network.close();
    server.shutdown();
    server.awaitShutdown();
  }
}
