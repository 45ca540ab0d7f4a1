package org.diandan.standalone.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.diandan.standalone.console.StartRefused;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.data.Secrets;
import org.diandan.standalone.supervision.Servant;

/** PostgreSQL 18 on its folder: durable, on loopback, with a password for everybody. */
public final class Postgres implements Servant {
  private static final Duration START_MAY_TAKE = Duration.ofSeconds(60);
  private static final Duration STOP_MAY_TAKE = Duration.ofSeconds(35);

  /** Given on the command line, where they win over every file and over ALTER SYSTEM. */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "password_encryption=scram-sha-256",
          "unix_socket_directories=",
          "max_connections=200",
          "timezone=UTC",
          "log_timezone=UTC");

  private final Cluster cluster;
  private final int port;
  private final Secrets secrets;
  private final List<String> settings;
  private boolean prepared;

  private Postgres(Cluster cluster, int port, Secrets secrets, List<String> settings) {
    this.cluster = cluster;
    this.port = port;
    this.secrets = secrets;
    this.settings = settings;
  }

  /** Unpacks and initialises whatever is missing in the folder; nothing is started yet. */
  public static Postgres in(DataFolder folder, int port, Secrets secrets)
      throws IOException, InterruptedException {
    return new Postgres(cluster(folder, secrets), port, secrets, SETTINGS);
  }

  /** The same with settings on top, which only a test should have. */
  static Postgres withSettings(DataFolder folder, int port, List<String> additional)
      throws IOException, InterruptedException {
    var secrets = Secrets.of(folder, Roles.names());
    var settings = Stream.concat(SETTINGS.stream(), additional.stream()).toList();
    return new Postgres(cluster(folder, secrets), port, secrets, settings);
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  /** Host and port as clients write them. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Process start() throws IOException, InterruptedException {
    stopLeftOver();
    var process = cluster.launch(port, settings);
    try {
      awaitReady(process);
      prepare();
      return process;
    } catch (IOException | InterruptedException | StartRefused failure) {
      stop(process);
      throw failure;
    }
  }

  @Override
  public void stop(Process process) throws IOException, InterruptedException {
    if (process.isAlive()) {
      cluster.stopFast();
    }
    if (!process.waitFor(STOP_MAY_TAKE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** A session of the database's own administrator. */
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s/%s".formatted(address(), database),
        "postgres",
        secrets.superuserPassword());
  }

  /**
   * A server that outlived its platform is stopped on purpose; what it has committed is on disk.
   */
  private void stopLeftOver() throws IOException, InterruptedException {
    var postmaster = cluster.findPostmaster();
    if (postmaster.isEmpty()) {
      return;
    }
    if (postmaster.get().findProcess().isPresent()) {
      cluster.stopFast();
    } else {
      cluster.forgetPostmaster();
    }
  }

  private void awaitReady(Process process) throws IOException, InterruptedException {
    var deadline = Instant.now().plus(START_MAY_TAKE);
    while (!isReady(process)) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException("PostgreSQL ended with " + process.exitValue());
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("PostgreSQL was not ready after " + START_MAY_TAKE);
      }
    }
  }

  private boolean isReady(Process process) throws IOException {
    return cluster
        .findPostmaster()
        .filter(postmaster -> postmaster.pid() == process.pid() && postmaster.ready())
        .isPresent();
  }

  private void prepare() throws IOException {
    try (var maintenance = connect("postgres")) {
      Durability.require(maintenance);
      if (!prepared) {
        Roles.ensureDatabase(maintenance);
        prepareDatabase(secrets.rolePasswords());
        prepared = true;
      }
    } catch (SQLException failure) {
      throw new IOException("PostgreSQL cannot be prepared", failure);
    }
  }

  private void prepareDatabase(Map<String, String> passwords) throws SQLException {
    try (var connection = connect(Roles.DATABASE)) {
      Roles.ensure(connection, passwords);
    }
  }

  private static Cluster cluster(DataFolder folder, Secrets secrets)
      throws IOException, InterruptedException {
    Path log = folder.resolve("logs/postgres.log");
    return Cluster.open(folder.resolve("postgres"), log, secrets.superuserPassword());
  }
}
