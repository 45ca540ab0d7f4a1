package org.diandan.matching.hours;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads the record of hours. */
@Repository
class Entries {

  /** One document per entry {@code h}, in the shape of {@link Entry}. */
  static final String DOCUMENT =
      """
      jsonb_build_object(
        'id', h.id,
        'personId', h.person_id,
        'task', jsonb_build_object(
          'assignmentId', h.assignment_id, 'requestId', h.request_id, 'teamId', h.team_id,
          'item', h.item, 'origin', h.origin),
        'served', jsonb_build_object('from', h.served_from, 'until', h.served_until),
        'minutes', h.minutes,
        'evidence', jsonb_build_object(
          'codeSpoken', h.code_spoken, 'nearAtStart', h.near_at_start, 'nearAtEnd', h.near_at_end,
          'timesMadeUp', h.times_made_up, 'vouchedBy', h.vouched_by),
        'rung', h.rung,
        'state', h.state,
        'because', h.because,
        'recordedAt', h.recorded_at,
        'creditedAt', h.credited_at,
        'noticeFrom', h.notice_from,
        'replaces', h.replaces,
        'revision', h.revision)
      """;

  /** Entries with what is known around them, in the shape of {@link Filed}. */
  static final String FILED =
      """
      select cast(jsonb_build_object(
        'entry',
      """
          + DOCUMENT
          + """
        , 'teamName', t.name,
        'area', t.area,
        'objected', exists (
          select 1
          from matching.hours_dispute d
          where d.entry_id = h.id
            and d.verdict is null),
        'ledByOther', exists (
          select 1
          from matching.membership m
          where m.team_id = h.team_id
            and m.leader
            and m.person_id <> h.person_id),
        'now', now()) as text)
      from matching.hours_entry h
      join matching.team t on t.id = h.team_id
      """;

  private static final String SELECT = "select cast(" + DOCUMENT + " as text) ";

  /** Time that belongs to the same days, whatever the zone. */
  private static final Duration AROUND = Duration.ofDays(2);

  private final DatabaseClient database;
  private final JsonMapper json;

  Entries(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** One entry in whatever state; empty when there is none. */
  Mono<Filed> find(UUID entryId) {
    return database
        .sql(FILED + "where h.id = :id")
        .bind("id", entryId)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, Filed.class));
  }

  /**
   * Entries whose public notice has lasted so long and that wait for nothing else, the oldest
   * first.
   */
  Flux<Filed> listDue(Duration notice, int limit) {
    return database
        .sql(
            FILED
                + """
                where h.state = 'RECORDED'
                  and h.notice_from <= now() - make_interval(secs => :notice)
                order by h.notice_from, h.id
                limit :limit
                """)
        .bind("notice", (double) notice.toSeconds())
        .bind("limit", limit)
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, Filed.class));
  }

  /** Entries of these persons that stand and touch the days of a time, and some around them. */
  Flux<Entry> listStanding(Collection<UUID> persons, Served time) {
    return database
        .sql(
            SELECT
                + """
                from matching.hours_entry h
                where h.person_id = any(:persons)
                  and h.state in ('RECORDED', 'IN_REVIEW', 'CONFIRMED', 'DISPUTED')
                  and tstzrange(h.served_from, h.served_until) && tstzrange(:from, :until)
                order by h.served_from, h.id
                """)
        .bind("persons", persons.toArray(UUID[]::new))
        .bind("from", time.from().minus(AROUND))
        .bind("until", time.until().plus(AROUND))
        .mapValue(String.class)
        .all()
        .map(this::read);
  }

  private Entry read(String document) {
    return json.readValue(document, Entry.class);
  }
}
