package org.diandan.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Does to each service's jar what its Dockerfile does, with the scripts of the image. */
class AotCacheIT {

  static final List<String> SERVICES = Checkout.SERVICES;

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final long LIMIT_MINUTES = 4;

  @ParameterizedTest
  @FieldSource("SERVICES")
  void isTrainedWithoutServersAndUsedAtTheNextStart(String service, @TempDir Path folder)
      throws IOException, InterruptedException {
    var app = extracted(service, folder);

    var training = run(app, "sh", "train-aot-cache.sh", "jvm.options");
    var start = run(app, "sh", "start.sh", "jvm.options");

    assertThat(training.status()).as(training.output()).isZero();
    assertThat(app.resolve("app.aot")).isNotEmptyFile();
    // It stops soon after, because there is no secret here.
    assertThat(start.output())
        .contains("Using AOT-linked classes: true")
        .contains("DIANDAN_SERVICE_SECRET must have at least 32 characters");
  }

  /** The files of the image's folder: the layers one over the other, and the scripts. */
  private static Path extracted(String service, Path folder)
      throws IOException, InterruptedException {
    Files.copy(jarOf(service), folder.resolve("app.jar"));
    var extract = "java -Djarmode=tools -jar app.jar extract --layers --destination layers";
    var done = run(folder, extract.split(" ", -1));
    assertThat(done.status()).as(done.output()).isZero();
    var app = Files.createDirectory(folder.resolve("app"));
    for (var layer : List.of("dependencies", "snapshot-dependencies", "application")) {
      copyAll(folder.resolve("layers").resolve(layer), app);
    }
    copyAll(Checkout.path("deploy/image"), app);
    return app;
  }

  private static Path jarOf(String service) throws IOException {
    try (var built = Files.list(Checkout.path(service + "/target"))) {
      return built.filter(file -> file.toString().endsWith("-exec.jar")).findFirst().orElseThrow();
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (var all = Files.walk(from)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> copy(file, to.resolve(from.relativize(file))));
    }
  }

  private static void copy(Path file, Path target) {
    try {
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ended run(Path folder, String... command)
      throws IOException, InterruptedException {
    var output = Files.createTempFile(folder, "output", ".log");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DIANDAN_"));
    builder.environment().merge("PATH", JAVA_HOME.resolve("bin") + ":", (old, java) -> java + old);
    var process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " did not end.");
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }

  private record Ended(int status, String output) {}
}
