package org.diandan.request.clock.running;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.outbox.Change;
import org.diandan.request.clock.running.RunningRequests.Step;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** More time to finish: asked for by whoever holds the request, decided by an official. */
@Component
public final class ExtendPromise {

  /** The database holds no more places than these in a round. */
  public static final int MOST = 2;

  private final RunningRequests requests;
  private final DatabaseClient database;
  private final FieldCipher cipher;

  ExtendPromise(RunningRequests requests, DatabaseClient database, FieldCipher cipher) {
    this.requests = requests;
    this.database = database;
    this.cipher = cipher;
  }

  /** Asks for a later end; the promise stands until an official agrees. */
  public Mono<ClockOutcome> ask(UUID request, Instant until, String reason, Asker asker) {
    var sealed = cipher.encrypt(reason);
    return requests
        .decide(request, found -> asked(found, until, sealed, asker))
        // Another one is open, or came first.
        .onErrorResume(
            DuplicateKeyException.class, _ -> Mono.just(new ClockOutcome.AlreadyAsked()));
  }

  /** Grants an extension that was asked for. */
  public Mono<ClockOutcome> grant(UUID extension, Asker official) {
    return decide(extension, new Verdict(official.person(), null));
  }

  /** Refuses one; the promise stays as it was. */
  public Mono<ClockOutcome> refuse(UUID extension, String reason, Asker official) {
    return decide(extension, new Verdict(official.person(), cipher.encrypt(reason)));
  }

  /**
   * An official's word.
   *
   * @param refusal why not; null when it is granted
   */
  private record Verdict(UUID by, @Nullable String refusal) {}

  /** An extension nobody decided about yet. */
  private record Wish(UUID id, UUID request, int round, UUID askedBy, Instant until) {}

  private Mono<ClockOutcome> decide(UUID extension, Verdict verdict) {
    return find(extension)
        .flatMap(wish -> requests.decide(wish.request(), found -> decided(found, wish, verdict)))
        .defaultIfEmpty(new ClockOutcome.NothingOpen());
  }

  private Step asked(RunningRequest request, Instant until, String sealed, Asker asker) {
    if (!request.isHeld()) {
      return new Step.Refuse(new ClockOutcome.OutOfOrder(request.state()));
    }
    if (request.extensions() >= MOST) {
      return new Step.Refuse(new ClockOutcome.TooMany());
    }
    return until.isAfter(request.clocks().finishBy()) && until.isAfter(request.now())
        ? new Step.Write(wish(request, until, sealed, asker))
        : new Step.Refuse(new ClockOutcome.NotLater());
  }

  private static Change wish(RunningRequest request, Instant until, String sealed, Asker asker) {
    return Change.of(
            """
            changed as (
              update request
              set version = version + 1
              where id = :id and version = :version
              returning id
            ), wish as (
              insert into request_extension (
                id, request_id, round, place, asked_by, asked_as, reason_sealed, asked_at,
                original_finish_by, wanted_finish_by)
              select :extension, id, :round, :place, :person, :role, :reason, :now,
                :original, :until
              from changed
            )
            """)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("extension", UUID.randomUUID())
        .bind("round", request.round())
        .bind("place", request.extensions() + 1)
        .bind("person", asker.person())
        .bind("role", asker.role().name())
        .bind("reason", sealed)
        .bind("now", request.now())
        .bind("original", request.countedFinishBy())
        .bind("until", until);
  }

  private static Step decided(RunningRequest request, Wish wish, Verdict verdict) {
    if (verdict.by().equals(wish.askedBy())) {
      return new Step.Refuse(new ClockOutcome.OwnWish());
    }
    if (verdict.refusal() != null) {
      return new Step.Write(refusal(request, wish, verdict, verdict.refusal()));
    }
    if (!request.isHeld() || request.round() != wish.round()) {
      return new Step.Refuse(new ClockOutcome.OutOfOrder(request.state()));
    }
    return wish.until().isAfter(request.clocks().finishBy())
        ? new Step.Write(grant(request, wish, verdict))
        : new Step.Refuse(new ClockOutcome.NotLater());
  }

  private static Change grant(RunningRequest request, Wish wish, Verdict verdict) {
    var original = request.countedFinishBy();
    var event =
        request.moved(
            MoveCause.EXTENDED, new Clocks(request.clocks().acceptBy(), wish.until()), original);
    return granting()
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("until", wish.until())
        .bind("extension", wish.id())
        .bind("person", verdict.by())
        .bind("original", original)
        .bind("now", request.now())
        .bind("event", event.eventId())
        .bind("round", request.round())
        .publishing(event);
  }

  private static Change granting() {
    return Change.of(
        """
        changed as (
          update request
          set version = version + 1, finish_by = :until
          where id = :id
            and version = :version
            and exists (
              select from request_extension where id = :extension and state = 'ASKED')
          returning id
        ), granted as (
          update request_extension
          set state = 'GRANTED', decided_by = :person, decided_at = :now,
            original_finish_by = :original
          where id = :extension and exists (select from changed)
        ), step as (
          insert into request_step (
            request_id, event_id, kind, round, occurred_at, expected_at)
          select id, :event, 'EXTEND', :round, :now, :until from changed
        )
        """);
  }

  private static Change refusal(
      RunningRequest request, Wish wish, Verdict verdict, String sealedReason) {
    return Change.of(
            """
            changed as (
              update request
              set version = version + 1
              where id = :id
                and version = :version
                and exists (
                  select from request_extension where id = :extension and state = 'ASKED')
              returning id
            ), refused as (
              update request_extension
              set state = 'REFUSED', place = null, decided_by = :person, decided_at = :now,
                decision_sealed = :reason
              where id = :extension and exists (select from changed)
            )
            """)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("extension", wish.id())
        .bind("person", verdict.by())
        .bind("now", request.now())
        .bind("reason", sealedReason);
  }

  private Mono<Wish> find(UUID extension) {
    return database
        .sql(
            """
            select id, request_id, round, asked_by, wanted_finish_by
            from request_extension
            where id = :id and state = 'ASKED'
            """)
        .bind("id", extension)
        .map(
            row ->
                new Wish(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("request_id", UUID.class)),
                    requireNonNull(row.get("round", Integer.class)),
                    requireNonNull(row.get("asked_by", UUID.class)),
                    requireNonNull(row.get("wanted_finish_by", Instant.class))))
        .one();
  }
}
