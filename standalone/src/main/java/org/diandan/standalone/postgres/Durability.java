package org.diandan.standalone.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.diandan.standalone.console.StartRefused;

/**
 * The promise that a commit survives: asked of the running server, not read from our own settings.
 */
final class Durability {
  private static final List<String> MUST_BE_ON =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private Durability() {}

  /**
   * Asks the server.
   *
   * @throws StartRefused when an acknowledged commit could be lost
   */
  static void require(Connection connection) throws SQLException {
    for (var setting : MUST_BE_ON) {
      var value = show(connection, setting);
      if (!value.equals("on")) {
        throw new StartRefused(
            "数据库的 %s 是 %s，已确认的数据可能丢失，点单拒绝启动；请去掉这个设置。".formatted(setting, value),
            ("The database runs with %s = %s and could lose what it has acknowledged;"
                    + " Diandan refuses to start: remove that setting.")
                .formatted(setting, value));
      }
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (var statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, setting);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
