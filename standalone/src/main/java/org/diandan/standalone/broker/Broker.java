package org.diandan.standalone.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.supervision.OwnSession;
import org.diandan.standalone.supervision.Servant;

/** Kafka in a JVM of its own on a folder that lasts. */
public final class Broker implements Servant {
  private static final Duration START_MAY_TAKE = Duration.ofSeconds(90);
  private static final Duration STOP_MAY_TAKE = Duration.ofSeconds(20);

  /** Stands early in the command line, of which the system shows only the beginning. */
  private static final String MARK = "-Ddiandan.broker=";

  private final Path records;
  private final Path logs;
  private final Path pidFile;
  private final int port;
  private final int controllerPort;

  private Broker(DataFolder folder, int port, int controllerPort) throws IOException {
    this.records = folder.folder("kafka").resolve("records");
    this.pidFile = folder.resolve("kafka/broker.pid");
    this.logs = folder.folder("logs");
    this.port = port;
    this.controllerPort = controllerPort;
  }

  /** A broker that keeps its records in the data folder; nothing is started yet. */
  public static Broker in(DataFolder folder, int port, int controllerPort) throws IOException {
    return new Broker(folder, port, controllerPort);
  }

  @Override
  public String name() {
    return "Kafka";
  }

  /** Host and port as clients write them. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Process start() throws IOException, InterruptedException {
    endLeftOver();
    Files.createDirectories(records);
    var process =
        new ProcessBuilder(OwnSession.of(command()))
            .redirectError(
                ProcessBuilder.Redirect.appendTo(logs.resolve("broker-errors.log").toFile()))
            .start();
    Files.writeString(pidFile, Long.toString(process.pid()));
    try {
      awaitReady(process);
      return process;
    } catch (IOException | InterruptedException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  @Override
  public void stop(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(STOP_MAY_TAKE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Files.deleteIfExists(pidFile);
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        MARK + records,
        "-Xmx384m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dlogback.configurationFile=logback-broker.xml",
        "-Ddiandan.logs=" + logs,
        "-cp",
        System.getProperty("java.class.path"),
        BrokerProcess.class.getName(),
        records.toString(),
        Integer.toString(port),
        Integer.toString(controllerPort));
  }

  private void awaitReady(Process process) throws IOException, InterruptedException {
    var ready = CompletableFuture.supplyAsync(() -> saysReady(process), Thread::startVirtualThread);
    try {
      if (!ready.get(START_MAY_TAKE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("The broker ended before it was ready; see " + logs);
      }
    } catch (TimeoutException tooLong) {
      throw new IOException("The broker was not ready after " + START_MAY_TAKE, tooLong);
    } catch (ExecutionException failure) {
      throw new IOException("The broker's output cannot be read", failure);
    }
  }

  private static boolean saysReady(Process process) {
    var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    return output.lines().anyMatch(BrokerProcess.READY::equals);
  }

  /**
   * A broker that outlived its platform would end by itself; a new one must not start beside it.
   */
  private void endLeftOver() throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    var pid = Files.readString(pidFile).strip();
    if (pid.matches("[0-9]+")) {
      ProcessHandle.of(Long.parseLong(pid)).filter(this::isBroker).ifPresent(Broker::end);
    }
    Files.delete(pidFile);
  }

  private boolean isBroker(ProcessHandle process) {
    var commandLine = process.info().commandLine().orElse("");
    return process.isAlive() && commandLine.contains(MARK + records);
  }

  private static void end(ProcessHandle leftOver) {
    leftOver
        .onExit()
        .completeOnTimeout(leftOver, STOP_MAY_TAKE.toSeconds(), TimeUnit.SECONDS)
        .join();
    leftOver.destroyForcibly();
    leftOver.onExit().join();
  }
}
