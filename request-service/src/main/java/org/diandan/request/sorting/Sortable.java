package org.diandan.request.sorting;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.RequestState;

/**
 * A request whose item somebody may put right.
 *
 * @param itemVersion of the rules it runs by
 * @param beganAt when the running attempt was ordered or reopened; its promises count from there
 * @param merged whether it only goes where another one goes
 */
public record Sortable(
    CurrentRequest request, int itemVersion, Clocks clocks, Instant beganAt, boolean merged) {

  /** Nobody has promised to come, and no department or meeting holds it. */
  static final Set<RequestState> STATES =
      EnumSet.of(
          RequestState.SUBMITTED,
          RequestState.DISPATCHING,
          RequestState.OFFERED,
          RequestState.ESCALATED);

  static final String SELECT =
      """
      select r.id, r.state, r.round, r.version, r.area_code, r.item_code, r.item_version,
        r.accept_by, r.finish_by, r.is_merged,
        coalesce(
          (select max(s.occurred_at) from request_step s
           where s.request_id = r.id and s.kind in ('REOPEN', 'ASK_AGAIN', 'HAND_BACK')),
          r.submitted_at) as began_at,
        clock_timestamp() as now
      from request r
      where r.id = :id
      """;

  static Sortable of(Readable row) {
    return new Sortable(
        CurrentRequest.of(row),
        requireNonNull(row.get("item_version", Integer.class)),
        new Clocks(moment(row, "accept_by"), moment(row, "finish_by")),
        moment(row, "began_at"),
        requireNonNull(row.get("is_merged", Boolean.class)));
  }

  /** Why not; empty when it may be sorted. */
  public Optional<SortOutcome> whyNot() {
    if (merged) {
      return Optional.of(new SortOutcome.Merged());
    }
    return STATES.contains(request.state())
        ? Optional.empty()
        : Optional.of(new SortOutcome.TooLate());
  }

  private static Instant moment(Readable row, String column) {
    return requireNonNull(row.get(column, OffsetDateTime.class), column).toInstant();
  }
}
