package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.RunningService.DATABASE;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Channel;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.Event;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.diandan.contract.RoughPosition;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;

/** A town in a dispatch area of its own, so that tests do not meet each other's teams. */
public final class Town {

  public static final Duration SOON = Duration.ofSeconds(60);

  private static final AtomicInteger CITIES = new AtomicInteger(5000);
  private static final double KILOMETRES_PER_DEGREE = 111.195;

  private final String city;

  public Town() {
    this(String.valueOf(CITIES.incrementAndGet()));
  }

  /** A town in a certain city, for those that have neighbours. */
  public Town(String city) {
    this.city = city;
  }

  public AreaCode town() {
    return new AreaCode(city + "02001");
  }

  public AreaCode village() {
    return new AreaCode(city + "02001005");
  }

  /** A team with one leader, who is also its only member. */
  public record TeamOf(UUID id, UUID leader) {}

  public TeamOf team(String name, double km, int capacity, String... skills) {
    var team = new TeamOf(UUID.randomUUID(), UUID.randomUUID());
    var form = form(team, name, km, capacity);
    form.put("skills", List.of(skills));
    bring(List.of(form));
    return team;
  }

  /** A team that goes as far as so many kilometres, also across a border. */
  public TeamOf farGoing(String name, double km, int capacity, String... skills) {
    var team = new TeamOf(UUID.randomUUID(), UUID.randomUUID());
    var form = form(team, name, km, capacity);
    form.put("skills", List.of(skills));
    form.put("radiusKm", 100);
    bring(List.of(form));
    return team;
  }

  public Map<String, Object> form(TeamOf team, String name, double km, int capacity) {
    var form = new HashMap<String, Object>();
    form.put("id", team.id());
    form.put("name", name);
    form.put("kind", "PARTY");
    form.put("area", town().value());
    form.put("longitude", 114.98);
    form.put("latitude", 27.11 + km / KILOMETRES_PER_DEGREE);
    form.put("simulatedPosition", true);
    form.put("capacity", capacity);
    form.put("members", List.of(Map.of("personId", team.leader(), "leader", true)));
    return form;
  }

  public static void bring(List<Map<String, Object>> forms) {
    RunningService.administrator()
        .post()
        .uri("/api/teams")
        .bodyValue(Map.of("teams", forms))
        .exchange()
        .expectStatus()
        .isOk();
  }

  public UUID submit(Urgency urgency, String... skills) {
    return submit(urgency, Duration.ofHours(2), skills);
  }

  public UUID submit(Urgency urgency, Duration acceptWithin, String... skills) {
    var event = submitted(urgency, acceptWithin, skills);
    publish(event);
    await().until(() -> stepsTaken(event.requestId()) > 0);
    return event.requestId();
  }

  RequestSubmitted submitted(Urgency urgency, Duration acceptWithin, String... skills) {
    var now = Instant.now();
    return new RequestSubmitted(
        UUID.randomUUID(),
        UUID.randomUUID(),
        now,
        village(),
        "5001-0001-7",
        UUID.randomUUID(),
        Channel.WEB,
        new RoughPosition(114.98, 27.11),
        null,
        new Need(
            new ServiceItemCode("RP01"),
            urgency,
            Set.of(skills).stream().map(SkillCode::new).collect(Collectors.toSet()),
            Set.of()),
        new Clocks(now.plus(acceptWithin), now.plus(Duration.ofDays(3))));
  }

  void withdraw(UUID requestId) {
    publish(new RequestWithdrawn(UUID.randomUUID(), requestId, Instant.now(), village()));
  }

  /** Staff end a request, with no withdrawal beside it. */
  void end(UUID requestId, ClosureReason reason) {
    publish(new RequestClosed(UUID.randomUUID(), requestId, Instant.now(), village(), reason));
  }

  void reopen(UUID requestId, int round) {
    var now = Instant.now();
    publish(
        new RequestReopened(
            UUID.randomUUID(),
            requestId,
            now,
            village(),
            round,
            new Clocks(now.plus(Duration.ofHours(2)), now.plus(Duration.ofDays(3)))));
  }

  static void publish(Event... events) {
    RunningService.bean(Ledger.class).write(Change.none().publishing(events)).block(SOON);
  }

  static long stepsTaken(UUID requestId) {
    return DATABASE.count(
        "select coalesce((select version - 1 from dispatch_case where request_id = '%s'), 0)"
            .formatted(requestId));
  }

  public static String state(UUID requestId) {
    return text("select state from dispatch_case where request_id = '%s'".formatted(requestId));
  }

  /** The open offer of a team for a request, once it is there. */
  public static UUID offer(UUID requestId, TeamOf team) {
    var sql =
        "select id from offer where request_id = '%s' and team_id = '%s' and state = 'SENT'"
            .formatted(requestId, team.id());
    await().until(() -> !rows(sql).isEmpty());
    return UUID.fromString(text(sql));
  }

  /** The wire names of what was published about a request, in order. */
  public static List<String> told(UUID requestId) {
    return rows(
        "select type from event_outbox where topic = 'diandan.assignment' and subject = '%s'"
                .formatted(requestId)
            + " order by version");
  }

  static void awaitTold(UUID requestId, String... types) {
    await().untilAsserted(() -> assertThat(told(requestId)).containsExactly(types));
  }

  public static String text(String sql) {
    return rows(sql).getFirst();
  }

  public static List<String> rows(String sql) {
    try (var connection = DATABASE.connect();
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var rows = new ArrayList<String>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
  }
}
