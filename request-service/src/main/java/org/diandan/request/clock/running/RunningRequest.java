package org.diandan.request.clock.running;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * A request as its clocks see it.
 *
 * @param version guards every change against whatever happens meanwhile
 * @param itemVersion of the rules it was born with
 * @param team who holds it; null while nobody does
 * @param question the one that is open; null when nobody waits for the resident
 * @param questions asked in this round, the open one included
 * @param originalFinishBy the end without extensions; null when none was granted
 * @param extensions granted in this round
 * @param now by the clock of the database
 */
record RunningRequest(
    UUID id,
    RequestState state,
    int round,
    long version,
    AreaCode area,
    ServiceItemCode item,
    int itemVersion,
    Urgency urgency,
    Clocks clocks,
    @Nullable Team team,
    @Nullable OpenQuestion question,
    int questions,
    @Nullable Instant originalFinishBy,
    int extensions,
    Instant now) {

  /** States in which the resident can be asked something, because nobody has come yet. */
  static final Set<RequestState> MAY_WAIT =
      Set.of(
          RequestState.SUBMITTED,
          RequestState.DISPATCHING,
          RequestState.OFFERED,
          RequestState.ESCALATED,
          RequestState.ACCEPTED);

  /** What a query selects from {@code request r} for {@link #of}. */
  static final String COLUMNS =
      """
      r.id, r.state, r.round, r.version, r.area_code, r.item_code, r.item_version, r.urgency, r.accept_by,
      r.finish_by, r.team_id, r.team_name, q.id as question_id, q.asked_at,
      (select count(*) from request_question o
       where o.request_id = r.id and o.round = r.round) as questions,
      (select min(e.original_finish_by) from request_extension e
       where e.request_id = r.id and e.round = r.round and e.state = 'GRANTED') as original,
      (select count(*) from request_extension e
       where e.request_id = r.id and e.round = r.round and e.state = 'GRANTED') as extensions,
      clock_timestamp() as now
      """;

  /** The team that holds a request. */
  record Team(UUID id, String name) {}

  /** What the resident has not answered yet. */
  record OpenQuestion(UUID id, Instant askedAt) {}

  /** The fact that its clocks stand elsewhere; {@code original} is the end without extensions. */
  ClockMoved moved(MoveCause cause, Clocks others, Instant original) {
    return new ClockMoved(UUID.randomUUID(), id, now, area, round, cause, others, original);
  }

  static RunningRequest of(Readable row) {
    var team = row.get("team_id", UUID.class);
    var question = row.get("question_id", UUID.class);
    return new RunningRequest(
        requireNonNull(row.get("id", UUID.class)),
        RequestState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("round", Integer.class)),
        requireNonNull(row.get("version", Long.class)),
        new AreaCode(requireNonNull(row.get("area_code", String.class))),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        requireNonNull(row.get("item_version", Integer.class)),
        Urgency.valueOf(requireNonNull(row.get("urgency", String.class))),
        new Clocks(moment(row, "accept_by"), moment(row, "finish_by")),
        team == null ? null : new Team(team, String.valueOf(row.get("team_name", String.class))),
        question == null ? null : new OpenQuestion(question, moment(row, "asked_at")),
        requireNonNull(row.get("questions", Integer.class)),
        row.get("original", Instant.class),
        requireNonNull(row.get("extensions", Integer.class)),
        moment(row, "now"));
  }

  /** The end that rates count with. */
  Instant countedFinishBy() {
    return originalFinishBy == null ? clocks.finishBy() : originalFinishBy;
  }

  boolean isHeld() {
    return state == RequestState.ACCEPTED || state == RequestState.IN_SERVICE;
  }

  private static Instant moment(Readable row, String column) {
    return requireNonNull(row.get(column, OffsetDateTime.class), column).toInstant();
  }
}
