package org.diandan.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A database of one service, empty until the service's migrations run. */
public final class TestDatabase {

  private final String schema;
  private final String name;
  private final int port;

  TestDatabase(String schema, String name, int port) {
    this.schema = schema;
    this.name = name;
    this.port = port;
  }

  /** Name of the database on the server; never the same twice. */
  public String name() {
    return name;
  }

  /** Everything a Spring context needs to migrate the database and to work with it. */
  public Map<String, String> properties() {
    return propertiesThrough(port);
  }

  /** As {@link #properties()}, with the runtime connection led through another local port. */
  public Map<String, String> propertiesThrough(int otherPort) {
    return Map.of(
        "spring.r2dbc.url",
        "r2dbc:postgresql://127.0.0.1:%d/%s".formatted(otherPort, name),
        "spring.r2dbc.username",
        schema + "_service",
        "spring.r2dbc.password",
        PostgresForTests.PASSWORD,
        "spring.flyway.url",
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name),
        "spring.flyway.user",
        schema + "_owner",
        "spring.flyway.password",
        PostgresForTests.PASSWORD,
        "spring.flyway.default-schema",
        schema,
        "spring.flyway.schemas",
        schema,
        "spring.flyway.placeholders.runtimeRole",
        schema + "_service");
  }

  /** The properties as {@code name=value}, the form of Spring's test annotations. */
  public String[] propertyPairs() {
    return properties().entrySet().stream()
        .map(property -> property.getKey() + "=" + property.getValue())
        .toArray(String[]::new);
  }

  /** A superuser's connection for arranging and asserting, with the service's search path. */
  public Connection connect() throws SQLException {
    var connection = PostgresForTests.connect(name);
    connection.setSchema(schema);
    return connection;
  }

  /** Runs one statement as superuser. */
  public void execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
  }

  /** The first column of the first row as a number; for counts. */
  public long count(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
  }
}
