package org.diandan.request.open311;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.request.open311.RequestFilter.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * What happened to public requests, step by step. What residents add stays between them and their
 * helpers.
 */
@Component
public final class ListUpdates {

  /** Steps worth telling, and the state of the updates feed each leads to. */
  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry("PLAN", "planned"),
          Map.entry("ASK_TEAM", "investigating"),
          Map.entry("ESCALATE", "for_triage"),
          Map.entry("REFER", "in_progress"),
          Map.entry("SEND_TO_MEETING", "for_triage"),
          Map.entry("HAND_BACK", "investigating"),
          Map.entry("ANSWER", "in_progress"),
          Map.entry("EXPLAIN", "no_further_action"),
          Map.entry("TRY_AGAIN", "open"),
          Map.entry("ASK_DEPARTMENT", "open"),
          Map.entry("ASK_MEETING", "open"),
          Map.entry("ACCEPT", "action_scheduled"),
          Map.entry("RELEASE", "investigating"),
          Map.entry("RELEASE_UNABLE", "investigating"),
          Map.entry("RELEASE_DEPARTMENT", "investigating"),
          Map.entry("CHECK_IN", "in_progress"),
          Map.entry("DELIVER", "in_progress"),
          Map.entry("DELIVER_PARTLY", "in_progress"),
          Map.entry("CONFIRM", "fixed"),
          Map.entry("REOPEN", "open"),
          Map.entry("STAY_SILENT", "closed"),
          Map.entry("WITHDRAW", "cancelled"),
          Map.entry("CLOSE_BY_STAFF", "no_further_action"));

  /** Where a reason says more than its step. */
  private static final Map<String, String> BY_REASON =
      Map.of("OUT_OF_SCOPE", "not_councils_responsibility");

  private static final String COLUMNS =
      "select s.request_id, s.event_id, s.kind, s.team_name, s.reason, s.recorded_at ";

  private final DatabaseClient database;
  private final PublicRequests requests;

  ListUpdates(DatabaseClient database, PublicRequests requests) {
    this.database = database;
    this.requests = requests;
  }

  /**
   * One step.
   *
   * @param id unique, and the same whenever it is asked for
   * @param step key of its sentence
   * @param teamName null when no team was concerned
   */
  public record Update(
      String id,
      UUID request,
      String status,
      String step,
      @Nullable String teamName,
      Instant recordedAt) {}

  /** The steps that are told; each has its sentence. */
  static Set<String> steps() {
    return STATES.keySet();
  }

  /** The updates of some requests, the oldest first. */
  public Flux<Update> of(List<UUID> ids) {
    return database
        .sql(
            COLUMNS
                + """
                from request_step s
                where s.kind = any(:kinds)
                  and s.request_id = any(:ids)
                order by s.recorded_at, s.event_id
                """)
        .bind("kinds", STATES.keySet().toArray(String[]::new))
        .bind("ids", ids.toArray(UUID[]::new))
        .map(ListUpdates::updateOf)
        .all();
  }

  /** The updates of a window, the oldest first, at most 1,000. */
  public Flux<Update> within(Jurisdiction jurisdiction, Window window) {
    return database
        .sql(
            COLUMNS
                + "from request_step s join open311_public p on p.id = s.request_id where "
                + PublicRequests.VISIBLE
                + """
                  and s.kind = any(:kinds)
                  and s.recorded_at between :from and :until
                order by s.recorded_at, s.event_id
                limit :most
                """)
        .bindValues(requests.visibility(jurisdiction, false, null))
        .bind("kinds", STATES.keySet().toArray(String[]::new))
        .bind("from", requireNonNull(window.from()).atOffset(ZoneOffset.UTC))
        .bind("until", requireNonNull(window.until()).atOffset(ZoneOffset.UTC))
        .bind("most", RequestFilter.Page.MOST)
        .map(ListUpdates::updateOf)
        .all();
  }

  private static String status(String step, @Nullable String reason) {
    var status = STATES.getOrDefault(step, "unchanged");
    return reason == null ? status : BY_REASON.getOrDefault(reason, status);
  }

  private static Update updateOf(Readable row) {
    var step = requireNonNull(row.get("kind", String.class));
    return new Update(
        requireNonNull(row.get("event_id", UUID.class))
            + "-"
            + step.toLowerCase(java.util.Locale.ROOT),
        requireNonNull(row.get("request_id", UUID.class)),
        status(step, row.get("reason", String.class)),
        step,
        row.get("team_name", String.class),
        requireNonNull(row.get("recorded_at", OffsetDateTime.class)).toInstant());
  }
}
