package org.diandan.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * One PostgreSQL server per JVM, started at the first question and stopped with the JVM.
 *
 * <p>It forgets everything on a crash (fsync is off), which is right for tests and for nothing
 * else.
 */
public final class PostgresForTests {

  static final String PASSWORD = "only-for-tests";

  private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z_]*");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresForTests() {}

  /**
   * A fresh database with the schema and the two roles a service has in production: {@code
   * <schema>_owner} owns the schema and runs the migrations, {@code <schema>_service} has no right
   * to define anything.
   */
  public static TestDatabase database(String schema) {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException("A schema has a plain lower-case name, not " + schema);
    }
    var name = schema + "_" + DATABASES.incrementAndGet();
    run(
        "postgres",
        List.of(
            role(schema + "_owner"),
            role(schema + "_service"),
            "create database %s".formatted(name)));
    run(name, grants(name, schema));
    return new TestDatabase(schema, name, Server.RUNNING.getPort());
  }

  /** The port of the server on 127.0.0.1. */
  public static int port() {
    return Server.RUNNING.getPort();
  }

  static Connection connect(String database) throws SQLException {
    return Server.RUNNING.getDatabase("postgres", database).getConnection();
  }

  private static String role(String name) {
    return """
    do $$
    begin
      if not exists (select 1 from pg_roles where rolname = '%1$s') then
        create role %1$s login password '%2$s' nosuperuser nocreatedb nocreaterole;
      end if;
    end
    $$\
    """
        .formatted(name, PASSWORD);
  }

  private static List<String> grants(String database, String schema) {
    var owner = schema + "_owner";
    var service = schema + "_service";
    return List.of(
        "revoke all on database %s from public".formatted(database),
        "grant connect on database %s to %s, %s".formatted(database, owner, service),
        "revoke all on schema public from public",
        "create schema %s authorization %s".formatted(schema, owner),
        "grant usage on schema %s to %s".formatted(schema, service),
        setting(owner, database, "search_path", schema),
        setting(service, database, "search_path", schema),
        setting(service, database, "statement_timeout", "'10s'"),
        setting(service, database, "lock_timeout", "'3s'"),
        setting(service, database, "idle_in_transaction_session_timeout", "'30s'"));
  }

  private static String setting(String role, String database, String name, String value) {
    return "alter role %s in database %s set %s = %s".formatted(role, database, name, value);
  }

  private static void run(String database, List<String> statements) {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The test database could not be prepared.", e);
    }
  }

  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("max_connections", "300")
            .setServerConfig("timezone", "UTC")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL for the tests did not start.", e);
      }
    }
  }
}
