package org.diandan.request.batch;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.Channel;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.request.intake.Fault;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.request.intake.Origin;
import org.diandan.request.intake.Receipt;
import org.diandan.request.intake.Submission;
import org.diandan.request.intake.SubmitRequest;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders open cases of other systems once an operator says so. The yes is a row; the order follows
 * it under the source's own number, so that a crash in between orders nothing twice and loses
 * nothing. Clocks start with the order.
 */
@Component
public final class ConfirmCases {

  private static final int AT_ONCE = 200;
  private static final String LANGUAGE = "zh-CN";

  private final DatabaseClient database;
  private final Ledger ledger;
  private final SubmitRequest submitting;
  private final Sealing sealing;

  ConfirmCases(DatabaseClient database, Ledger ledger, SubmitRequest submitting, Sealing sealing) {
    this.database = database;
    this.ledger = ledger;
    this.submitting = submitting;
    this.sealing = sealing;
  }

  /** Opens who waits, and writes refusals. */
  @Component
  record Sealing(FieldCipher cipher, JsonMapper json) {

    Caller open(String sealed) {
      return json.readValue(cipher.decrypt(sealed), Caller.class);
    }

    String text(FieldError refusal) {
      return json.writeValueAsString(refusal);
    }
  }

  /**
   * Whoever decides.
   *
   * @param areas codes of the areas they may decide for; an empty code is everywhere
   */
  public record Operator(UUID id, List<String> areas) {
    public Operator {
      areas = List.copyOf(areas);
    }

    String[] areaCodes() {
      return areas.toArray(String[]::new);
    }
  }

  private record Confirmed(
      UUID id, String jurisdiction, String number, String item, Caller caller) {

    OrderAnswers answers() {
      return new OrderAnswers(
          item,
          caller.area(),
          caller.longitude(),
          caller.latitude(),
          null,
          null,
          caller.name(),
          caller.phone(),
          caller.address(),
          caller.words(),
          null,
          true);
    }

    Origin origin() {
      return new Origin(
          Channel.IMPORT, LANGUAGE, "import:%s:%s".formatted(jurisdiction, number), null, null);
    }
  }

  /** Says yes to one case; false when it is decided already or none of the operator's. */
  public Mono<Boolean> confirm(UUID id, Operator by) {
    return database
        .sql(
            """
            update imported_case
            set state = 'CONFIRMED', decided_by = :by, decided_at = clock_timestamp(),
              refusals = '{}'
            where id = :id
              and state in ('WAITING', 'REFUSED')
              and exists (select 1 from unnest(:areas) as a where starts_with(area_code, a))
            """)
        .bind("id", id)
        .bind("by", by.id())
        .bind("areas", by.areaCodes())
        .fetch()
        .rowsUpdated()
        .flatMap(rows -> rows > 0 ? orderSome(id).thenReturn(true) : Mono.just(false));
  }

  /** Says yes to every waiting case of the operator's areas; tells to how many. */
  public Mono<Long> confirmAll(Operator by) {
    return database
        .sql(
            """
            update imported_case
            set state = 'CONFIRMED', decided_by = :by, decided_at = clock_timestamp()
            where state = 'WAITING'
              and exists (select 1 from unnest(:areas) as a where starts_with(area_code, a))
            """)
        .bind("by", by.id())
        .bind("areas", by.areaCodes())
        .fetch()
        .rowsUpdated();
  }

  /** Lets a case be; who waited is forgotten. False when it is decided already. */
  public Mono<Boolean> dismiss(UUID id, Operator by) {
    return database
        .sql(
            """
            update imported_case
            set state = 'DISMISSED', caller_sealed = null, decided_by = :by,
              decided_at = clock_timestamp()
            where id = :id
              and state in ('WAITING', 'REFUSED')
              and exists (select 1 from unnest(:areas) as a where starts_with(area_code, a))
            """)
        .bind("id", id)
        .bind("by", by.id())
        .bind("areas", by.areaCodes())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  /** Orders what was confirmed, the first yes first; safe beside another instance that does it. */
  Mono<Void> orderConfirmed() {
    return orderSome(null);
  }

  private Mono<Void> orderSome(@Nullable UUID only) {
    var query =
        database
            .sql(
                """
                select id, jurisdiction, number, item_code, caller_sealed
                from imported_case
                where state = 'CONFIRMED'
                  and (cast(:only as uuid) is null or id = :only)
                order by decided_at, opened_at
                limit :most
                """)
            .bind("most", AT_ONCE);
    return (only == null ? query.bindNull("only", UUID.class) : query.bind("only", only))
        .map(this::confirmedOf)
        .all()
        .collectList()
        .flatMapIterable(cases -> cases)
        .concatMap(this::order)
        .then();
  }

  private Mono<Void> order(Confirmed confirmed) {
    return submitting
        .take(confirmed.answers(), confirmed.origin())
        .flatMap(
            submission ->
                switch (submission) {
                  case Submission.Taken taken -> ordered(confirmed, taken.receipt());
                  case Submission.Faulty faulty ->
                      refused(confirmed, faulty.faults().stream().map(Fault::error).toList());
                  case Submission.KeyReused _ ->
                      refused(
                          confirmed, List.of(new FieldError("number", "import.case.other-order")));
                  // Another instance is at it.
                  case Submission.InFlight _ -> Mono.<Void>empty();
                });
  }

  /** The step keeps on the page of the request when the case was opened. */
  private Mono<Void> ordered(Confirmed confirmed, Receipt receipt) {
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      update imported_case
                      set state = 'ORDERED', caller_sealed = null, request_id = :request,
                        order_number = :number
                      where id = :id
                        and state = 'CONFIRMED'
                      returning request_id, opened_at
                    ), step as (
                      insert into request_step (request_id, event_id, kind, round, occurred_at)
                      select request_id, gen_random_uuid(), 'OPENED_ELSEWHERE', 1, opened_at
                      from changed
                    )
                    """)
                .bind("id", confirmed.id())
                .bind("request", receipt.id())
                .bind("number", receipt.orderNumber()))
        .then();
  }

  private Mono<Void> refused(Confirmed confirmed, List<FieldError> refusals) {
    return database
        .sql(
            """
            update imported_case
            set state = 'REFUSED', refusals = :refusals
            where id = :id
              and state = 'CONFIRMED'
            """)
        .bind("id", confirmed.id())
        .bind("refusals", refusals.stream().map(sealing::text).toArray(String[]::new))
        .fetch()
        .rowsUpdated()
        .then();
  }

  private Confirmed confirmedOf(Readable row) {
    return new Confirmed(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("jurisdiction", String.class)),
        requireNonNull(row.get("number", String.class)),
        requireNonNull(row.get("item_code", String.class)),
        sealing.open(requireNonNull(row.get("caller_sealed", String.class))));
  }
}
