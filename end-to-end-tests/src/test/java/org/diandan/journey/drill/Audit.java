package org.diandan.journey.drill;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.diandan.contract.Topics;

/**
 * Compares what was acknowledged with what is there: rows, events in the outbox, records in the
 * topics, cases and offers. Waits first until nothing is under way any more.
 */
final class Audit {

  private static final Duration QUIET_LIMIT = Duration.ofMinutes(3);
  private static final Duration STUCK_AFTER = Duration.ofSeconds(20);

  private static final List<Rule> UNDER_WAY =
      List.of(
          Rule.unsent("request"),
          Rule.unsent("matching"),
          Rule.unsent("notification"),
          Rule.behind("matching", "request", Topics.REQUEST),
          Rule.behind("notification", "request", Topics.REQUEST),
          Rule.behind("request", "matching", Topics.ASSIGNMENT),
          Rule.behind("notification", "matching", Topics.ASSIGNMENT),
          Rule.behind("matching", "matching", Topics.BORDER),
          Rule.NOBODY_LOOKS,
          Rule.UNTOLD,
          Rule.TEAM_FIGURES);

  private static final List<Rule> ALWAYS =
      List.of(
          Rule.MISSING,
          Rule.NOT_ONCE,
          Rule.NO_EVENT,
          Rule.NO_REQUEST,
          Rule.NO_ORDER,
          Rule.TWO_TEAMS,
          Rule.LOST_PLACE,
          Rule.gaps("request"),
          Rule.gaps("matching"),
          Rule.gaps("notification"),
          Rule.parked("request"),
          Rule.parked("matching"),
          Rule.parked("notification"));

  private final Backstage backstage;
  private final Findings findings = new Findings();

  private Audit(Backstage backstage) {
    this.backstage = backstage;
  }

  /** Waits until all is quiet, at most three minutes, then checks every rule. */
  static Findings of(Backstage backstage, List<Acknowledged> acknowledged) throws SQLException {
    var audit = new Audit(backstage);
    try (var connection = backstage.connect()) {
      note(connection, acknowledged);
      audit.awaitQuiet(connection);
      for (var rule : ALWAYS) {
        audit.findings.add(rule.name(), rule.broken(connection));
      }
      for (var rule : UNDER_WAY) {
        audit.findings.add(rule.name(), stuck(rule, connection));
      }
      audit.compareTopic(connection, "request", Topics.REQUEST);
      audit.compareTopic(connection, "matching", Topics.ASSIGNMENT);
    }
    audit.checkDeadLetters();
    return audit.findings;
  }

  private static void note(Connection connection, List<Acknowledged> acknowledged)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("create temporary table acknowledged (number text, request_id uuid)");
    }
    var rows =
        """
        insert into acknowledged
        select * from unnest(?::text[], ?::uuid[])
        """;
    try (var statement = connection.prepareStatement(rows)) {
      var numbers = acknowledged.stream().map(Acknowledged::number).toArray();
      var ids = acknowledged.stream().map(one -> one.requestId().toString()).toArray();
      statement.setArray(1, connection.createArrayOf("text", numbers));
      statement.setArray(2, connection.createArrayOf("text", ids));
      statement.executeUpdate();
    }
  }

  private void awaitQuiet(Connection connection) {
    try {
      await("everything to be handled")
          .atMost(QUIET_LIMIT)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> isQuiet(connection));
    } catch (ConditionTimeoutException notQuiet) {
      findings.add("still busy after " + QUIET_LIMIT, List.of("platform"));
    }
  }

  private static boolean isQuiet(Connection connection) throws SQLException {
    for (var rule : UNDER_WAY) {
      if (!rule.broken(connection).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The subjects that break a rule and go on breaking it: offers expire all the time, so there is
   * always something under way.
   */
  private static List<String> stuck(Rule rule, Connection connection) throws SQLException {
    var stuck = new HashSet<>(rule.broken(connection));
    try {
      await("what is under way to arrive")
          .atMost(STUCK_AFTER)
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                stuck.retainAll(rule.broken(connection));
                return stuck.isEmpty();
              });
    } catch (ConditionTimeoutException _) {
      // What is left says it.
    }
    return List.copyOf(stuck);
  }

  private void compareTopic(Connection connection, String schema, String topic)
      throws SQLException {
    var missing = written(connection, schema, topic, "sent_at is not null");
    var records = TopicRecord.readAll(backstage.brokers(), topic);
    var written = written(connection, schema, topic, "true");
    var seen = new TreeMap<UUID, Long>();
    var disorder = new ArrayList<String>();
    var unknown = new ArrayList<String>();
    for (var record : records) {
      missing.remove(record.eventId());
      if (!written.containsKey(record.eventId())) {
        unknown.add(record.subject().toString());
      }
      long known = seen.getOrDefault(record.subject(), 0L);
      if (record.version() > known + 1) {
        disorder.add(record.subject().toString());
      }
      seen.put(record.subject(), Math.max(known, record.version()));
    }
    findings.add("events missing in " + topic, List.copyOf(missing.values()));
    findings.add("records nobody wrote in " + topic, unknown);
    findings.add("records out of order in " + topic, disorder);
  }

  /** Subjects by event; what is written while the topic is read is neither missing nor unknown. */
  private static Map<UUID, String> written(
      Connection connection, String schema, String topic, String which) throws SQLException {
    var written = new TreeMap<UUID, String>();
    var sql =
        "select event_id, subject::text from %s.event_outbox where topic = ? and %s"
            .formatted(schema, which);
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, topic);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          written.put(rows.getObject(1, UUID.class), rows.getString(2));
        }
      }
    }
    return written;
  }

  private void checkDeadLetters() {
    for (var topic : Topics.ALL) {
      int letters = TopicRecord.count(backstage.brokers(), Topics.deadLettersOf(topic));
      if (letters > 0) {
        findings.add(letters + " dead letters", List.of(Topics.deadLettersOf(topic)));
      }
    }
  }
}
