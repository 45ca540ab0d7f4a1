package org.diandan.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every row of every table of a service in which one of some words stands. */
public final class RowsAbout {

  private final TestDatabase database;
  private final String expression;
  private final Set<String> leftOut;

  private RowsAbout(TestDatabase database, String expression, Set<String> leftOut) {
    this.database = database;
    this.expression = expression;
    this.leftOut = Set.copyOf(leftOut);
  }

  /**
   * Rows that hold one of the ids, or the code of the area or of one inside it.
   *
   * @param ids whole values of letters, digits and hyphens; not empty
   */
  public static RowsAbout of(TestDatabase database, Collection<String> ids, String area) {
    var expression = "(^|[^0-9a-z.])" + area + "|" + String.join("|", ids);
    return new RowsAbout(database, expression, Set.of());
  }

  /** The same without tables that change by themselves. */
  public RowsAbout without(String... tables) {
    return new RowsAbout(database, expression, Set.of(tables));
  }

  /** Each as its table and its whole text. */
  public Set<String> read() {
    var rows = new TreeSet<String>();
    try (var connection = database.connect()) {
      for (var table : tables(connection)) {
        try (var statement =
            connection.prepareStatement(
                "select t::text from %s t where t::text ~ ?".formatted(table))) {
          statement.setString(1, expression);
          try (var found = statement.executeQuery()) {
            while (found.next()) {
              rows.add(table + " " + found.getString(1));
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The rows were not read.", e);
    }
    return rows;
  }

  private List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                """
                select format('%I', c.relname)
                from pg_class c
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                  and not c.relispartition
                """)) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    tables.removeAll(leftOut);
    return tables;
  }
}
