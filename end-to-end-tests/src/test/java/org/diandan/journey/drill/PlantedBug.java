package org.diandan.journey.drill;

import java.sql.SQLException;
import java.util.List;

/** A bug to plant, so that everybody sees the audit catch it. */
enum PlantedBug {
  NONE("", ""),

  /** A database that forgets a row it said yes to. */
  ROW(
      "",
      """
      set session_replication_role = replica;
      delete from request.hotline_order where request_id = '%1$s';
      delete from request.request where id = '%1$s';
      """),

  /** A write path that now and then leaves out the event. */
  EVENT(
      """
      create function request.forget_event() returns trigger language plpgsql as
        'begin return case when new.version = 1 and new.id %% 5 = 0 then null else new end; end';
      create trigger forget_event before insert on request.event_outbox
        for each row execute function request.forget_event();
      """,
      ""),

  /** A relay that marks as sent what the broker never got. */
  RELAY(
      """
      create function request.forget_send() returns trigger language plpgsql as
        'begin if new.id %% 50 = 0 then new.sent_at = now(); end if; return new; end';
      create trigger forget_send before insert on request.event_outbox
        for each row execute function request.forget_send();
      """,
      "");

  private final String before;
  private final String after;

  PlantedBug(String before, String after) {
    this.before = before.replace("%%", "%");
    this.after = after;
  }

  /** The bug of that name in any case; none for an empty name. */
  static PlantedBug named(String name) {
    return name.isEmpty() ? NONE : valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }

  /** Plants what must be there while orders come in. */
  void plantBefore(Backstage backstage) throws SQLException {
    execute(backstage, before);
  }

  /** Plants what happens to an order after it was acknowledged. */
  void plantAfter(Backstage backstage, List<Acknowledged> acknowledged) throws SQLException {
    execute(backstage, after.formatted(acknowledged.getFirst().requestId()));
  }

  private static void execute(Backstage backstage, String sql) throws SQLException {
    if (sql.isEmpty()) {
      return;
    }
    try (var connection = backstage.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
