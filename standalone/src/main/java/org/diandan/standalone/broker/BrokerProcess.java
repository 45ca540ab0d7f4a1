package org.diandan.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The broker's own JVM: formats the folder at its first start, runs the broker, and ends as soon as
 * its standard input does, which is when whoever started it has gone.
 */
public final class BrokerProcess {
  /** The line on standard output that says that clients may come. */
  static final String READY = "READY";

  private static final int LONGEST_STOP_SECONDS = 15;

  private BrokerProcess() {}

  /**
   * Runs the broker until standard input ends.
   *
   * @param args folder for records, client port, controller port
   */
  public static void main(String[] args) throws Exception {
    var settings =
        new BrokerSettings(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    format(settings);
    var server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings.properties(), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
    Thread.ofPlatform().daemon().name("watch-parent").start(BrokerProcess::endWithParent);
    server.startup();
    System.out.println(READY);
    server.awaitShutdown();
  }

  private static void format(BrokerSettings settings) throws Exception {
    if (Files.exists(settings.records().resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setSupportedFeatures(List.copyOf(Feature.PRODUCTION_FEATURES))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .addDirectory(settings.records().toString())
        .setMetadataLogDirectory(settings.records().toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setIgnoreFormatted(true)
        .run();
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    } finally {
      var hurry =
          Thread.ofPlatform().daemon().name("hurry").unstarted(BrokerProcess::haltAfterLongestStop);
      hurry.start();
      System.exit(0);
    }
  }

  private static void haltAfterLongestStop() {
    try {
      Thread.currentThread().join(Duration.ofSeconds(LONGEST_STOP_SECONDS));
    } catch (InterruptedException early) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
