package org.diandan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The platform as people start it: a process of its own. */
final class RunningPlatform implements AutoCloseable {
  private static final Duration START_MAY_TAKE = Duration.ofMinutes(5);
  private static final Duration STOP_MAY_TAKE = Duration.ofSeconds(90);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path data;
  private final int port;
  private final Path console;
  private final Process process;

  private RunningPlatform(Path data, int port) throws IOException {
    this.data = data;
    this.port = port;
    this.console = Files.createTempFile(data.resolveSibling("."), "console", ".txt");
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Diandan.class.getName()));
    builder.environment().put("DIANDAN_DATA", data.toString());
    builder.environment().put("DIANDAN_PORT", Integer.toString(port));
    this.process = builder.redirectErrorStream(true).redirectOutput(console.toFile()).start();
  }

  static RunningPlatform start(Path data, int port) throws IOException {
    return new RunningPlatform(data, port);
  }

  /**
   * Waits until the first page is there; before, it must say that it is starting and nothing else.
   */
  void awaitReady() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + START_MAY_TAKE.toNanos();
    while (statusOf("/") != 200) {
      assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).as(console()).isFalse();
      assertThat(System.nanoTime()).as(console()).isLessThan(deadline);
    }
  }

  /** Waits until the console has said something so many times. */
  void awaitConsole(String words, int times, Duration limit)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + limit.toNanos();
    while (console().split(words, -1).length - 1 < times) {
      assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).as(console()).isFalse();
      assertThat(System.nanoTime()).as(console()).isLessThan(deadline);
    }
  }

  /** Waits until it has ended by itself. */
  int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(STOP_MAY_TAKE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** What a person would read. */
  String console() throws IOException {
    return Files.readString(console);
  }

  /** Status of a page; 0 when nobody answers. */
  int statusOf(String path) throws InterruptedException {
    try {
      return get(port, path).statusCode();
    } catch (IOException nobody) {
      return 0;
    }
  }

  HttpResponse<String> management(String path) throws IOException, InterruptedException {
    for (var line : Files.readAllLines(data.resolve("ports.properties"))) {
      if (line.startsWith("management=")) {
        return get(Integer.parseInt(line.substring(line.indexOf('=') + 1)), path);
      }
    }
    throw new IOException("There is no management port");
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Kills the platform, the database and the broker at once, as a power cut would. */
  void killEverything() throws IOException, InterruptedException {
    var pids = List.of(database(), broker(), process.toHandle());
    pids.forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
  }

  ProcessHandle database() throws IOException {
    var note = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
    return handle(note.getFirst());
  }

  ProcessHandle broker() throws IOException {
    return handle(Files.readString(data.resolve("kafka/broker.pid"), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    stop();
    client.close();
  }

  /** Stops it as Ctrl+C does. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_MAY_TAKE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> get(int anyPort, String path)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + anyPort + path))
            .header("Accept", "text/html, application/json")
            .timeout(Duration.ofSeconds(60));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static ProcessHandle handle(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }
}
