package org.diandan.standalone.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two database roles per service: one that owns the schema and migrates it, one that works in it.
 */
public final class Roles {
  /** Schemas of the services, one each. */
  public static final List<String> SCHEMAS = List.of("request", "matching", "notification");

  /** Name of the database they share. */
  public static final String DATABASE = "diandan";

  private Roles() {}

  /** All role names. */
  public static List<String> names() {
    return SCHEMAS.stream().flatMap(schema -> Stream.of(owner(schema), service(schema))).toList();
  }

  /** The role that migrates the schema. */
  public static String owner(String schema) {
    return schema + "_owner";
  }

  /** The role that works in the schema and may not change its tables. */
  public static String service(String schema) {
    return schema + "_service";
  }

  /** Makes the database where it is missing. */
  static void ensureDatabase(Connection maintenance) throws SQLException {
    try (var statement = maintenance.createStatement();
        var rows =
            statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
      if (rows.next()) {
        return;
      }
    }
    execute(maintenance, "create database " + DATABASE);
  }

  /** Makes the roles where they are missing and gives each its password, limits and rights. */
  static void ensure(Connection connection, Map<String, String> passwords) throws SQLException {
    execute(
        connection,
        """
        revoke all on database %1$s from public;
        revoke all on schema public from public;
        """
            .formatted(DATABASE));
    for (var schema : SCHEMAS) {
      ensureRole(connection, owner(schema), passwords);
      ensureRole(connection, service(schema), passwords);
      execute(
          connection,
          """
          grant connect on database %1$s to %2$s, %3$s;
          create schema if not exists %4$s authorization %2$s;
          grant usage on schema %4$s to %3$s;
          alter role %2$s set search_path = %4$s;
          alter role %2$s set lock_timeout = '30s';
          alter role %3$s set search_path = %4$s;
          alter role %3$s set statement_timeout = '15s';
          alter role %3$s set lock_timeout = '3s';
          alter role %3$s set idle_in_transaction_session_timeout = '15s';
          """
              .formatted(DATABASE, owner(schema), service(schema), schema));
    }
  }

  private static void ensureRole(Connection connection, String role, Map<String, String> passwords)
      throws SQLException {
    var password = passwords.get(role);
    if (password == null || !password.matches("[A-Za-z0-9]{16,}")) {
      throw new IllegalArgumentException("The password of " + role + " is missing or weak.");
    }
    execute(
        connection,
        """
        do $$ begin
          if not exists (select from pg_roles where rolname = '%1$s') then
            create role %1$s;
          end if;
        end $$;
        alter role %1$s login nosuperuser nocreatedb nocreaterole noreplication password '%2$s';
        """
            .formatted(role, password));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
