package org.diandan.journey.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform as its own process on a temporary folder: the launcher's class on the module's
 * class path, as {@code mvn spring-boot:run} starts it. Everything it leaves is removed.
 */
public final class Standalone implements AutoCloseable {

  private static final String MAIN_CLASS = "org.diandan.standalone.Diandan";
  private static final Duration START_LIMIT = Duration.ofMinutes(6);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  /** Call-backs come due after a day and rest at night; tests cannot wait for either. */
  private static final Map<String, String> CALLS_AT_ONCE =
      Map.of(
          "DIANDAN_CALLBACK_AFTER", "0s",
          "DIANDAN_CALLBACK_FROM", "00:00",
          "DIANDAN_CALLBACK_UNTIL", "23:59:59",
          "DIANDAN_CALLBACK_SWEEPEVERY", "2s");

  private final Path folder;
  private final int port;
  private @Nullable Process process;

  private Standalone(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** A platform that is not started yet. */
  public static Standalone onEmptyFolder() {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var standalone =
          new Standalone(Files.createTempDirectory("diandan-journey-"), probe.getLocalPort());
      Runtime.getRuntime().addShutdownHook(new Thread(standalone::close));
      return standalone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the process and waits until it is ready; also after it was killed. */
  public void start() {
    launch();
    awaitReady();
  }

  /** Starts the process without waiting. */
  public void launch() {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // It runs for minutes: what a thorough compiler would win, it takes from the tests.
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath(),
            MAIN_CLASS);
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("DIANDAN_DATA", data().toString());
    builder.environment().put("DIANDAN_PORT", Integer.toString(port));
    builder.environment().put("DIANDAN_ADDRESS", "127.0.0.1");
    builder.environment().putAll(CALLS_AT_ONCE);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the platform answers, or fails with the end of its log. */
  public void awaitReady() {
    await("the platform to be ready")
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(250))
        .failFast("the platform ended while starting", this::requireAlive)
        .until(this::answers);
  }

  private void requireAlive() {
    if (!isAlive()) {
      throw new IllegalStateException("The end of the platform's log:\n" + logEnd());
    }
  }

  private boolean answers() {
    try {
      return Api.at(base()).get("/").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Whether the launcher's process runs. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The launcher's process. */
  public ProcessHandle handle() {
    if (process == null) {
      throw new IllegalStateException("The platform was not started.");
    }
    return process.toHandle();
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Path data() {
    return folder.resolve("data");
  }

  /** The file with the demonstration logins; there once the platform is ready. */
  public Path logins() {
    return data().resolve("demo-logins.txt");
  }

  private Path log() {
    return folder.resolve("platform.log");
  }

  private String logEnd() {
    try (var lines = Files.lines(log())) {
      var all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - 40), all.size()));
    } catch (IOException e) {
      return "(its log cannot be read: %s)".formatted(e.getMessage());
    }
  }

  /** The class path of the tests without the tests themselves. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("end-to-end-tests"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public synchronized void close() {
    if (process == null) {
      return;
    }
    var family = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    process.destroy();
    if (!ended(process)) {
      family.forEach(ProcessHandle::destroyForcibly);
    }
    process = null;
    remove(folder);
    var left = family.stream().filter(ProcessHandle::isAlive).toList();
    if (!left.isEmpty()) {
      left.forEach(ProcessHandle::destroyForcibly);
      throw new IllegalStateException("The platform left processes behind: " + left);
    }
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(STOP_LIMIT.toSeconds(), SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
