package org.diandan.notification;

import java.sql.SQLException;
import java.util.UUID;
import org.diandan.testkit.TestDatabase;

/** Looks into the service's tables from outside. */
final class Rows {

  private Rows() {}

  static UUID uuid(TestDatabase database, String sql) {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getObject(1, UUID.class);
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
  }

  static String text(TestDatabase database, String sql) {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
  }
}
