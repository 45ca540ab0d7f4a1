package org.diandan.request.statistics.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.Event;
import org.diandan.contract.EventTypes;
import org.diandan.request.statistics.journal.Life.Said;
import org.diandan.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes made-up lives into the service's own tables and their events into its outbox, where the
 * relay finds them.
 */
final class LifeRows {

  private static final JsonMapper EVENTS =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
  private static final JsonMapper ROWS =
      EVENTS.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final UUID SOMEBODY = new UUID(1, 1);
  private static final UUID SOMEBODY_ELSE = new UUID(1, 2);

  private final TestDatabase database;

  LifeRows(TestDatabase database) {
    this.database = database;
  }

  private record RequestRow(
      UUID id,
      String orderNumber,
      String linkHash,
      String channel,
      String areaCode,
      String itemCode,
      String urgency,
      String state,
      int round,
      Instant submittedAt,
      Instant acceptBy,
      Instant finishBy,
      @Nullable UUID teamId,
      @Nullable String teamName,
      @Nullable Instant deliveredAt,
      @Nullable Instant closedAt,
      @Nullable String closureReason,
      @Nullable UUID mergedInto) {

    static RequestRow of(Life life) {
      var team = life.team;
      return new RequestRow(
          life.id,
          life.orderNumber,
          "\\x" + life.id.toString().replace("-", ""),
          life.channel.name(),
          life.area.value(),
          life.item.value(),
          life.urgency.name(),
          life.state,
          life.round,
          life.submittedAt,
          life.clocks.acceptBy(),
          life.clocks.finishBy(),
          team == null ? null : team.teamId(),
          team == null ? null : team.teamName(),
          life.deliveredAt,
          life.closedAt,
          life.closure == null ? null : life.closure.name(),
          life.mergedInto);
    }
  }

  private record EventRow(
      UUID eventId,
      String type,
      String topic,
      String recordKey,
      UUID subject,
      long version,
      Instant occurredAt,
      Event data) {

    static EventRow of(Said said) {
      var event = said.event();
      return new EventRow(
          event.eventId(),
          EventTypes.wireNameOf(event),
          event.topic(),
          event.key(),
          event.subjectId(),
          said.version(),
          event.occurredAt(),
          event);
    }
  }

  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into request (id, order_number, link_hash, channel, area_code, item_code, urgency,
            state, round, submitted_at, accept_by, finish_by, team_id, team_name, delivered_at,
            closed_at, closure_reason, merged_into, rung, rung_until, version, language,
            consent_version, consented_at)
          select id, order_number, link_hash, channel, area_code, item_code, urgency, state, round,
            submitted_at, accept_by, finish_by, team_id, team_name, delivered_at, closed_at,
            closure_reason, merged_into,
            case when state = 'REFERRED' then 'RESPONSIBLE' else 'COMMUNITY' end,
            case when state = 'REFERRED' then finish_by end, 1, 'zh-CN', '1', submitted_at
          from jsonb_populate_recordset(null::request, ?::jsonb)
          """,
          """
          insert into request_step (request_id, event_id, kind, round, team_name, occurred_at)
          select request_id, event_id, kind, round, team_name, occurred_at
          from jsonb_populate_recordset(null::request_step, ?::jsonb)
          """,
          """
          insert into evaluation (request_id, round, resolved, stars, evaluated_at)
          select request_id, round, resolved, stars, at
          from jsonb_to_recordset(?::jsonb) as e(
            request_id uuid, round int, resolved boolean, stars int, at timestamptz)
          """,
          """
          insert into request_question (id, request_id, round, asked_by, asked_as, asked_at, ended_at,
            ended_as)
          select gen_random_uuid(), request_id, round, '%s', 'OPERATOR', asked_at, ended_at,
            case when ended_at is not null then 'ANSWERED' end
          from jsonb_populate_recordset(null::request_question, ?::jsonb)
          """
              .formatted(SOMEBODY),
          """
          insert into request_extension (id, request_id, round, place, asked_by, asked_as, asked_at,
            original_finish_by, wanted_finish_by, state, decided_by, decided_at)
          select gen_random_uuid(), request_id, round,
            row_number() over (partition by request_id, round order by original), '%s', 'LEADER',
            now(), original, wanted, 'GRANTED', '%s', now()
          from jsonb_to_recordset(?::jsonb) as e(
            request_id uuid, round int, original timestamptz, wanted timestamptz)
          """
              .formatted(SOMEBODY, SOMEBODY_ELSE),
          """
          insert into callback_try (request_id, round, number, agent_id, outcome, contacted, stars,
            tried_at)
          select request_id, round, number, '%s', outcome, contacted, stars, tried_at
          from jsonb_populate_recordset(null::callback_try, ?::jsonb)
          """
              .formatted(SOMEBODY),
          """
          insert into referral (id, request_id, round, rung, department_id, reason, forced,
            referred_at, sign_by, finish_by, original_finish_by, signed_at, signed_by, state,
            ended_at, bounce, return_reason, answer)
          select id, request_id, round, 'RESPONSIBLE', department_id, 'NO_TEAM', false,
            referred_at, sign_by, finish_by, finish_by, signed_at,
            case when signed_at is not null then cast('%s' as uuid) end, state, ended_at, bounce,
            case when state = 'RETURNED' then 'NOT_OUR_DUTY' end,
            case when state = 'ANSWERED' then 'DONE' end
          from jsonb_populate_recordset(null::referral, ?::jsonb)
          """
              .formatted(SOMEBODY),
          """
          insert into supervision (id, request_id, round, department_id, called_name, issued_by,
            issued_at, answer_by)
          select id, request_id, round, department_id, cast(id as text), '%s', issued_at, answer_by
          from jsonb_populate_recordset(null::supervision, ?::jsonb)
          """
              .formatted(SOMEBODY));

  private static final String EVENT =
      """
      insert into event_outbox (event_id, type, topic, record_key, subject, version, occurred_at, data)
      select event_id, type, topic, record_key, subject, version, occurred_at, data
      from jsonb_populate_recordset(null::event_outbox, ?::jsonb)
      """;

  /** Rows of the lives, without their events. */
  void write(Collection<Life> lives) {
    var requests = new ArrayList<Object>();
    var steps = new ArrayList<Object>();
    var evaluations = new ArrayList<Object>();
    var questions = new ArrayList<Object>();
    var extensions = new ArrayList<Object>();
    var calls = new ArrayList<Object>();
    var referrals = new ArrayList<Object>();
    var supervisions = new ArrayList<Object>();
    for (var life : lives) {
      requests.add(RequestRow.of(life));
      steps.addAll(life.steps);
      evaluations.addAll(life.evaluations);
      questions.addAll(life.questions);
      extensions.addAll(life.extensions);
      calls.addAll(life.calls);
      referrals.addAll(life.referrals);
      supervisions.addAll(life.supervisions);
    }
    var rows =
        List.of(
            requests, steps, evaluations, questions, extensions, calls, referrals, supervisions);
    try (var connection = unchecked()) {
      for (int at = 0; at < rows.size(); at++) {
        insert(connection, STATEMENTS.get(at), ROWS.writeValueAsString(rows.get(at)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Events, in this order, for the relay to send. */
  void say(Collection<Said> events) {
    var rows = ROWS.createArrayNode();
    for (var said : events) {
      var row = EventRow.of(said);
      var node = (tools.jackson.databind.node.ObjectNode) ROWS.valueToTree(row);
      node.set("data", EVENTS.valueToTree(said.event()));
      rows.add(node);
    }
    try (var connection = unchecked()) {
      insert(connection, EVENT, rows.toString());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** No foreign keys and triggers: what they would do is written as well. */
  private Connection unchecked() throws SQLException {
    var connection = database.connect();
    try (var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
    }
    return connection;
  }

  private static void insert(Connection connection, String sql, String rows) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, rows);
      statement.executeUpdate();
    }
  }
}
