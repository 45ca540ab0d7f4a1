package org.diandan.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.diandan.standalone.data.OwnerOnly;
import org.diandan.standalone.supervision.OwnSession;

/** The folder in which the database lasts, and PostgreSQL's own programs that work on it. */
final class Cluster {
  private static final int PROGRAM_MAY_TAKE_SECONDS = 120;

  private static final String HOST_RULES =
      """
      # Nobody gets in without the password, not even from this machine.
      host  all  all  127.0.0.1/32  scram-sha-256
      """;

  private final Binaries binaries;
  private final Path data;
  private final Path log;

  private Cluster(Binaries binaries, Path data, Path log) {
    this.binaries = binaries;
    this.data = data;
    this.log = log;
  }

  /**
   * Opens the cluster, made by {@code initdb} at the first start: checksums, UTF-8, locale C.UTF-8
   * and passwords by scram before the server ever listens.
   */
  static Cluster open(Path folder, Path log, String superuserPassword)
      throws IOException, InterruptedException {
    OwnerOnly.folder(folder);
    var binaries = Binaries.unpackInto(folder);
    var cluster = new Cluster(binaries, folder.resolve("cluster"), log);
    if (!Files.exists(cluster.data)) {
      cluster.initialise(folder, superuserPassword);
    }
    return cluster;
  }

  /** What {@code postgres} notes about itself while it runs; empty when it does not. */
  Optional<PostmasterFile> findPostmaster() throws IOException {
    return PostmasterFile.read(data.resolve("postmaster.pid"));
  }

  /** Removes the note of a server that is gone. */
  void forgetPostmaster() throws IOException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }

  /** Starts the server in a session of its own; it does not answer yet. */
  Process launch(int port, List<String> settings) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                binaries.program("postgres"),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1"));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    return ownSession(command).start();
  }

  /** Ends the server at once but in good order; sessions are cut. */
  void stopFast() throws IOException, InterruptedException {
    run(
        List.of(
            binaries.program("pg_ctl"), "stop", "-D", data.toString(), "-m", "fast", "-t", "30"));
  }

  private void initialise(Path folder, String superuserPassword)
      throws IOException, InterruptedException {
    var unfinished = folder.resolve("cluster.unfinished");
    var passwordFile = folder.resolve("initdb.password");
    Trees.delete(unfinished);
    OwnerOnly.write(passwordFile, superuserPassword);
    try {
      run(
          List.of(
              binaries.program("initdb"),
              "--pgdata=" + unfinished,
              "--username=postgres",
              "--auth=scram-sha-256",
              "--pwfile=" + passwordFile,
              "--encoding=UTF8",
              "--locale=C.UTF-8",
              "--data-checksums"));
    } finally {
      Files.delete(passwordFile);
    }
    Files.writeString(unfinished.resolve("pg_hba.conf"), HOST_RULES);
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    var process = ownSession(command).start();
    if (!process.waitFor(PROGRAM_MAY_TAKE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command.getFirst() + " did not end; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "%s ended with %d; see %s".formatted(command.getFirst(), process.exitValue(), log));
    }
  }

  private ProcessBuilder ownSession(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(OwnSession.of(Unprivileged.of(command)));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }
}
