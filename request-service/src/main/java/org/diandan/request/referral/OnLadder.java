package org.diandan.request.referral;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * A request as the ladder sees it.
 *
 * @param version guards every change against whatever happens meanwhile
 * @param rungUntil when the rung should be done; null on the first one
 * @param bounces how often departments returned it
 * @param merged whether it only goes where another one goes
 * @param held the department that has it; null when none has
 * @param now by the clock of the database
 */
public record OnLadder(
    UUID id,
    RequestState state,
    int round,
    long version,
    AreaCode area,
    Kind kind,
    Clocks clocks,
    Rung rung,
    @Nullable Instant rungUntil,
    int bounces,
    boolean merged,
    @Nullable Held held,
    Instant now) {

  /** What is wanted, which decides how time passes. */
  public record Kind(ServiceItemCode item, Urgency urgency) {}

  /**
   * The referral that is open.
   *
   * @param forced whether it cannot be returned
   * @param signed whether the department signed for it
   */
  public record Held(
      UUID referral,
      UUID department,
      String name,
      boolean forced,
      boolean signed,
      Instant signBy,
      Instant finishBy,
      Instant originalFinishBy,
      Set<UUID> helpers) {
    public Held {
      helpers = Set.copyOf(helpers);
    }
  }

  /** What a query selects for {@link #of}, with everything it joins. */
  static final String SELECT =
      """
      select r.id, r.state, r.round, r.version, r.area_code, r.item_code, r.urgency, r.accept_by,
        r.finish_by, r.rung, r.rung_until, r.is_merged,
        (select count(*) from referral b
         where b.request_id = r.id and b.state = 'RETURNED') as bounces,
        f.id as referral_id, f.department_id, d.name as department_name, f.forced, f.signed_at,
        f.sign_by, f.finish_by as department_finish_by, f.original_finish_by,
        array(
          select h.department_id from referral_helper h where h.referral_id = f.id) as helpers,
        clock_timestamp() as now
      from request r
      left join referral f on f.request_id = r.id and f.state = 'OPEN'
      left join department d on d.id = f.department_id
      """;

  static OnLadder of(Readable row) {
    return new OnLadder(
        requireNonNull(row.get("id", UUID.class)),
        RequestState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("round", Integer.class)),
        requireNonNull(row.get("version", Long.class)),
        new AreaCode(requireNonNull(row.get("area_code", String.class))),
        new Kind(
            new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
            Urgency.valueOf(requireNonNull(row.get("urgency", String.class)))),
        new Clocks(moment(row, "accept_by"), moment(row, "finish_by")),
        Rung.valueOf(requireNonNull(row.get("rung", String.class))),
        row.get("rung_until", Instant.class),
        requireNonNull(row.get("bounces", Integer.class)),
        requireNonNull(row.get("is_merged", Boolean.class)),
        row.get("referral_id", UUID.class) == null ? null : heldOf(row),
        moment(row, "now"));
  }

  private static Held heldOf(Readable row) {
    return new Held(
        requireNonNull(row.get("referral_id", UUID.class)),
        requireNonNull(row.get("department_id", UUID.class)),
        requireNonNull(row.get("department_name", String.class)),
        requireNonNull(row.get("forced", Boolean.class)),
        row.get("signed_at", Instant.class) != null,
        moment(row, "sign_by"),
        moment(row, "department_finish_by"),
        moment(row, "original_finish_by"),
        Set.of(requireNonNull(row.get("helpers", UUID[].class))));
  }

  private static Instant moment(Readable row, String column) {
    return requireNonNull(row.get(column, OffsetDateTime.class), column).toInstant();
  }
}
