package org.diandan.matching.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.DutyEvent.DutyChange;
import org.diandan.contract.DutyEvent.DutyChanged;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells of duties that changed and have rested for a moment: in whatever way they changed (a
 * leader, the person, the resident's new time, the end of the task), and once for what changed
 * twice.
 */
@Component
class TellDuties {

  private static final Logger LOG = LoggerFactory.getLogger(TellDuties.class);
  private static final Duration A_ROUND = Duration.ofSeconds(60);

  private static final String DUE =
      """
      select cast(jsonb_build_object(
        'id', d.id, 'requestId', a.request_id, 'area', c.area, 'round', a.round,
        'assignmentId', d.assignment_id, 'teamId', d.team_id, 'teamName', t.name,
        'personId', d.person_id, 'own', d.assigned_by = d.person_id, 'state', d.state,
        'because', d.because, 'from', lower(d.planned), 'until', upper(d.planned),
        'sequence', d.sequence, 'told', d.told, 'now', now()) as text)
      from matching.duty d
      join matching.assignment a on a.id = d.assignment_id
      join matching.dispatch_case c on c.request_id = a.request_id
      join matching.team t on t.id = d.team_id
      where d.told < d.sequence
        and d.changed_at < now() - :rest * interval '1 millisecond'
      order by d.changed_at
      limit 100
      """;

  private static final String TOLD =
      """
      changed as (
        update matching.duty
        set told = :sequence
        where id = :id
          and sequence = :sequence
          and told = :told
        returning id)
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final JsonMapper json;
  private final DutyProperties settings;

  TellDuties(DatabaseClient database, Ledger ledger, JsonMapper json, DutyProperties settings) {
    this.database = database;
    this.ledger = ledger;
    this.json = json;
    this.settings = settings;
  }

  /**
   * A duty as it is now.
   *
   * @param own whether the person took it without being sent
   * @param told the number of the change people know of; 0 when they know of none
   */
  record Untold(
      UUID id,
      UUID requestId,
      AreaCode area,
      int round,
      UUID assignmentId,
      UUID teamId,
      String teamName,
      UUID personId,
      boolean own,
      DutyState state,
      @Nullable String because,
      Instant from,
      Instant until,
      int sequence,
      int told,
      Instant now) {

    /** What people have to hear; nothing of what they did themselves or never knew of. */
    List<DutyChange> changes() {
      return switch (state) {
        case PLANNED -> own ? List.of() : List.of(DutyChange.PLANNED);
        case STANDBY -> List.of(DutyChange.STANDBY);
        case CANNOT_COME -> List.of(DutyChange.CANNOT_COME);
        case SUBSTITUTED -> told == 0 ? List.of() : List.of(DutyChange.CANCELLED);
        case RELEASED -> released();
        case DONE, NO_SHOW -> List.of();
      };
    }

    private List<DutyChange> released() {
      var changes = new ArrayList<DutyChange>();
      if (told > 0) {
        changes.add(DutyChange.CANCELLED);
      }
      if ("MOVED_INTO_ANOTHER".equals(because)) {
        changes.add(DutyChange.CONFLICT);
      } else if ("MAY_NOT_SERVE".equals(because) || "SAME_PERSON".equals(because)) {
        changes.add(DutyChange.CANNOT_COME);
      }
      return changes;
    }

    DutyChanged event(DutyChange change) {
      return new DutyChanged(
          UUID.randomUUID(),
          now,
          new Case(requestId, area, round),
          assignmentId,
          new TeamRef(teamId, teamName),
          personId,
          change,
          from,
          until);
    }
  }

  /** Two instances that see the same duty tell of it once. */
  @Scheduled(initialDelay = 2, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  void tellWhatIsDue() {
    database
        .sql(DUE)
        .bind("rest", settings.tellAfter().toMillis())
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, Untold.class))
        .collectList()
        .flatMapIterable(due -> due)
        .concatMap(this::tell)
        // The duties stay untold and are due again.
        .onErrorResume(DataAccessException.class, TellDuties::later)
        .blockLast(A_ROUND);
  }

  private Mono<Written> tell(Untold duty) {
    return ledger.write(
        Change.of(TOLD)
            .bind("id", duty.id())
            .bind("sequence", duty.sequence())
            .bind("told", duty.told())
            .publishing(duty.changes().stream().map(duty::event).toList()));
  }

  private static Mono<Written> later(DataAccessException failure) {
    LOG.warn("People are told of their duties later", failure);
    return Mono.empty();
  }
}
