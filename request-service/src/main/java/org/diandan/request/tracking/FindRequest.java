package org.diandan.request.tracking;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.intake.LinkToken;
import org.diandan.request.intake.OrderNumber;
import org.diandan.request.intake.Origin.HotlineNumber;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.tracking.TrackedRequest.Closing;
import org.diandan.request.tracking.TrackedRequest.Held;
import org.diandan.request.tracking.TrackedRequest.MovedClock;
import org.diandan.request.tracking.TrackedRequest.PastVerdict;
import org.diandan.request.tracking.TrackedRequest.TimelineStep;
import org.diandan.request.tracking.TrackedRequest.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds a request by what somebody knows of it. */
@Component
public final class FindRequest {

  private static final String HEAD =
      """
      select r.id, r.order_number, r.state, r.round, r.item_code, r.team_name,
        r.submitted_at, r.accept_by, r.finish_by, r.wished_from, r.wished_until,
        r.delivered_at, r.closed_at, r.closure_reason, clock_timestamp() as now,
        (select w.words_sealed
         from request_words w
         where w.request_id = r.id
           and w.kind = 'CLOSE_BY_STAFF'
           and r.state = 'ENDED'
         order by w.said_at desc
         limit 1) as explanation,
        (select q.words_sealed
         from request_question q
         where q.request_id = r.id and q.ended_at is null) as question,
        (select min(e.original_finish_by)
         from request_extension e
         where e.request_id = r.id and e.round = r.round and e.state = 'GRANTED') as original,
        (select string_agg(p.name, ' › ' order by length(p.code))
         from area p
         where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path,
        l.rung, l.rung_reason, l.rung_until, f.department, f.answer,
        (select count(*)
         from referral b
         where b.request_id = l.id and b.state = 'RETURNED') as bounces
      from request r
      join request l on l.id = coalesce(r.merged_into, r.id)
      left join lateral (
        select d.name as department,
          case when o.state = 'ANSWERED' then o.ending_sealed end as answer
        from referral o
        join department d on d.id = o.department_id
        where o.request_id = l.id and o.state in ('OPEN', 'ANSWERED') and o.round = l.round
        order by o.referred_at desc
        limit 1) f on l.rung <> 'COMMUNITY'
      where r.id = :id
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final TrackingCodes codes;

  FindRequest(DatabaseClient database, FieldCipher cipher, TrackingCodes codes) {
    this.database = database;
    this.cipher = cipher;
    this.codes = codes;
  }

  /** By the secret of its link; empty when the secret opens nothing. */
  public Mono<TrackedRequest> byLink(String token) {
    return idByLink(token).flatMap(this::byId);
  }

  /** Only the id, by the secret of its link; empty when the secret opens nothing. */
  public Mono<UUID> idByLink(String token) {
    return LinkToken.isWellFormed(token)
        ? database
            .sql(
                """
                select id from request where link_hash = :hash
                union all
                select request_id from request_link
                where link_hash = :hash and ends_at > clock_timestamp()
                """)
            .bind("hash", new LinkToken(token).hash())
            .mapValue(UUID.class)
            .one()
        : Mono.empty();
  }

  /**
   * By order number and the last four digits of the phone, or the tracking code of an anonymous
   * order; empty when they do not belong together.
   */
  public Mono<TrackedRequest> byNumber(OrderNumber number, String proof) {
    return database
        .sql("select id, phone_sealed, resident_id from request where order_number = :number")
        .bind("number", number.value())
        .map(row -> matching(row, proof))
        .one()
        .flatMap(Mono::justOrEmpty)
        .flatMap(this::byId);
  }

  /** By the hotline's own number; empty when this hotline never sent it. */
  public Mono<TrackedRequest> byHotline(HotlineNumber number) {
    return database
        .sql(
            """
            select request_id
            from hotline_order
            where hotline_key = :hotline and their_number = :number
            """)
        .bind("hotline", number.hotline())
        .bind("number", number.theirNumber())
        .mapValue(UUID.class)
        .one()
        .flatMap(this::byId);
  }

  /** By its id, for pages that have checked the reader. */
  public Mono<TrackedRequest> byId(UUID id) {
    return Mono.zip(head(id), steps(id), verdicts(id))
        .map(found -> found.getT1().with(found.getT2(), found.getT3()));
  }

  private java.util.Optional<UUID> matching(Readable row, String proof) {
    var sealed = row.get("phone_sealed", String.class);
    var id = requireNonNull(row.get("id", UUID.class));
    boolean proven =
        row.get("resident_id", UUID.class) == null
            ? codes.opens(id, proof)
            : sealed != null && new PhoneNumber(cipher.decrypt(sealed)).tail().equals(proof);
    return proven ? java.util.Optional.of(id) : java.util.Optional.empty();
  }

  private record Head(TrackedRequest request) {

    TrackedRequest with(List<TimelineStep> steps, List<PastVerdict> verdicts) {
      return new TrackedRequest(
          request.id(),
          request.orderNumber(),
          request.state(),
          request.round(),
          request.item(),
          request.areaPath(),
          request.teamName(),
          request.times(),
          request.clock(),
          request.closing(),
          steps,
          verdicts,
          request.held());
    }
  }

  private Mono<Head> head(UUID id) {
    return database.sql(HEAD).bind("id", id).map(this::headOf).one();
  }

  private Head headOf(Readable row) {
    return new Head(
        new TrackedRequest(
            requireNonNull(row.get("id", UUID.class)),
            requireNonNull(row.get("order_number", String.class)),
            RequestState.valueOf(requireNonNull(row.get("state", String.class))),
            requireNonNull(row.get("round", Integer.class)),
            new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
            requireNonNull(row.get("path", String.class)),
            row.get("team_name", String.class),
            timesOf(row),
            clockOf(row),
            closingOf(row),
            List.of(),
            List.of(),
            heldOf(row)));
  }

  private Held heldOf(Readable row) {
    var answer = row.get("answer", String.class);
    return new Held(
        Rung.valueOf(requireNonNull(row.get("rung", String.class))),
        row.get("rung_reason", String.class),
        row.get("department", String.class),
        moment(row, "rung_until"),
        requireNonNull(row.get("bounces", Integer.class)),
        answer == null ? null : cipher.decrypt(answer));
  }

  private MovedClock clockOf(Readable row) {
    var question = row.get("question", String.class);
    return new MovedClock(
        question == null ? null : cipher.decrypt(question), moment(row, "original"));
  }

  private @Nullable Closing closingOf(Readable row) {
    var reason = row.get("closure_reason", String.class);
    var explanation = row.get("explanation", String.class);
    return reason == null
        ? null
        : new Closing(
            ClosureReason.valueOf(reason),
            explanation == null ? null : cipher.decrypt(explanation));
  }

  private static Times timesOf(Readable row) {
    return new Times(
        requireNonNull(moment(row, "now")),
        requireNonNull(moment(row, "submitted_at")),
        requireNonNull(moment(row, "accept_by")),
        requireNonNull(moment(row, "finish_by")),
        moment(row, "wished_from"),
        moment(row, "wished_until"),
        moment(row, "delivered_at"),
        moment(row, "closed_at"));
  }

  private Mono<List<TimelineStep>> steps(UUID id) {
    return database
        .sql(
            """
            select s.kind, s.round, s.team_name, s.occurred_at, s.expected_at, s.reason,
              case
                when s.kind <> 'ORDER' then s.actor_kind
                when s.actor_kind is null and r.channel in ('DESK', 'HOTLINE')
                  then replace(r.channel, 'DESK', 'OPERATOR')
                else s.actor_kind
              end as by
            from request_step s
            join request r on r.id = s.request_id
            where s.request_id = :id
            order by s.occurred_at, s.recorded_at
            """)
        .bind("id", id)
        .map(
            row ->
                new TimelineStep(
                    requireNonNull(row.get("kind", String.class)),
                    requireNonNull(row.get("round", Integer.class)),
                    row.get("team_name", String.class),
                    requireNonNull(moment(row, "occurred_at")),
                    moment(row, "expected_at"),
                    row.get("by", String.class),
                    row.get("reason", String.class)))
        .all()
        .collectList();
  }

  private Mono<List<PastVerdict>> verdicts(UUID id) {
    return database
        .sql("select round, resolved, stars from evaluation where request_id = :id order by round")
        .bind("id", id)
        .map(
            row ->
                new PastVerdict(
                    requireNonNull(row.get("round", Integer.class)),
                    requireNonNull(row.get("resolved", Boolean.class)),
                    requireNonNull(row.get("stars", Integer.class))))
        .all()
        .collectList();
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var value = row.get(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
