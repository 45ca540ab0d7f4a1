package org.diandan.journey.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The database and the broker behind a standalone platform, as its data folder names them. Only the
 * audit and the nemesis come here.
 *
 * @param data the platform's data folder
 */
record Backstage(Path data) {

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/diandan".formatted(read("ports.properties", "postgres")),
        "postgres",
        read("secrets.properties", "database.postgres"));
  }

  String brokers() {
    return "127.0.0.1:" + read("ports.properties", "broker");
  }

  /** The process id in the first line of PostgreSQL's own pid file. */
  long postmaster() {
    try (var lines = Files.lines(data.resolve("postgres/cluster/postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file, String key) {
    var properties = new Properties();
    try (var text = Files.newBufferedReader(data.resolve(file))) {
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("%s has no %s.".formatted(file, key));
    }
    return value;
  }
}
