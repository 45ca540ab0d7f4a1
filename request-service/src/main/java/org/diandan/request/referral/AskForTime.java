package org.diandan.request.referral;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.DepartmentEvent.ReferralExtended;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.outbox.Change;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.LadderRequests.Move;
import org.diandan.request.referral.OnLadder.Held;
import org.diandan.request.referral.TheirReferrals.Theirs;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** More time for a department: asked for by the one that leads, decided by an official. */
@Component
public final class AskForTime {

  private static final String WISH =
      """
      moved as (
        update request
        set version = version + 1
        where id = :id and version = :version and state = 'REFERRED'
        returning id
      ), wish as (
        insert into referral_extension (
          id, referral_id, asked_by, asked_at, reason_sealed, wanted_finish_by)
        select :extension, :referral, :by, :now, :words, :until from moved
      ), changed as (
        select append_audit(:by, 'referral-time-asked', cast(id as text), '', :source) from moved
      )
      """;

  private static final String DECIDE =
      """
      moved as (
        update request
        set version = version + 1,
          rung_until = case when :granted then :until else rung_until end,
          finish_by = case when :granted then greatest(finish_by, :until) else finish_by end
        where id = :id
          and version = :version
          and state = 'REFERRED'
          and exists (
            select from referral_extension where id = :extension and state = 'ASKED')
        returning id
      ), decided as (
        update referral_extension
        set state = case when :granted then 'GRANTED' else 'REFUSED' end,
          decided_by = :by, decided_at = :now, decision_sealed = :words
        where id = :extension and exists (select from moved)
      ), later as (
        update referral
        set finish_by = :until
        where id = :referral and :granted and exists (select from moved)
      ), step as (
        insert into request_step (
          request_id, event_id, kind, round, team_name, occurred_at, expected_at)
        select id, :event, 'EXTEND', :round, :name, :now, :until from moved where :granted
      ), changed as (
        select append_audit(
          :by, case when :granted then 'referral-time-granted' else 'referral-time-refused' end,
          cast(id as text), '', :source)
        from moved
      )
      """;

  private final TheirReferrals referrals;
  private final LadderRequests requests;
  private final DatabaseClient database;
  private final FieldCipher cipher;

  AskForTime(
      TheirReferrals referrals,
      LadderRequests requests,
      DatabaseClient database,
      FieldCipher cipher) {
    this.referrals = referrals;
    this.requests = requests;
    this.database = database;
    this.cipher = cipher;
  }

  /** Asks for a later end; the old one stands until an official agrees. */
  public Mono<LadderOutcome> ask(UUID referral, Instant until, String words, Officer by) {
    var sealed = cipher.encrypt(words);
    return referrals
        .find(referral, by.person())
        .filter(Theirs::leads)
        .flatMap(
            mine ->
                requests.decide(
                    mine.request(), found -> asked(found, mine, new Wanted(until, sealed), by)))
        .onErrorResume(
            DuplicateKeyException.class, _ -> Mono.just(new LadderOutcome.AlreadyAsked()))
        .defaultIfEmpty(new LadderOutcome.Unknown());
  }

  /**
   * Grants or refuses a wish.
   *
   * @param refusal why not; null when it is granted
   */
  public Mono<LadderOutcome> decide(UUID extension, @Nullable String refusal, Staff by) {
    var sealed = refusal == null ? null : cipher.encrypt(refusal);
    return find(extension)
        .filter(wish -> by.covers(wish.area()))
        .flatMap(wish -> requests.decide(wish.request(), found -> decided(found, wish, sealed, by)))
        .defaultIfEmpty(new LadderOutcome.Unknown());
  }

  private record Wanted(Instant until, String sealed) {}

  /** A wish nobody decided about yet. */
  private record Wish(
      UUID id, UUID referral, UUID request, String area, UUID askedBy, Instant until) {}

  private static Move asked(OnLadder request, Theirs mine, Wanted wanted, Officer by) {
    var held = request.held();
    if (held == null || !held.referral().equals(mine.referral())) {
      return new Move.Refuse(new LadderOutcome.Gone());
    }
    if (!held.signed()) {
      return new Move.Refuse(new LadderOutcome.NotSigned());
    }
    return wanted.until().isAfter(held.finishBy()) && wanted.until().isAfter(request.now())
        ? new Move.Write(
            Change.of(WISH)
                .bind("id", request.id())
                .bind("version", request.version())
                .bind("extension", UUID.randomUUID())
                .bind("referral", held.referral())
                .bind("by", by.person())
                .bind("now", request.now())
                .bind("words", wanted.sealed())
                .bind("until", wanted.until())
                .bind("source", by.source()))
        : new Move.Refuse(new LadderOutcome.NotLater());
  }

  private static Move decided(OnLadder request, Wish wish, @Nullable String sealed, Staff by) {
    var held = request.held();
    if (held == null || !held.referral().equals(wish.referral())) {
      return new Move.Refuse(new LadderOutcome.NothingOpen());
    }
    if (by.person().equals(wish.askedBy())) {
      return new Move.Refuse(new LadderOutcome.OwnWish());
    }
    var change =
        Change.of(DECIDE)
            .bind("id", request.id())
            .bind("version", request.version())
            .bind("granted", sealed == null)
            .bind("until", wish.until())
            .bind("extension", wish.id())
            .bind("referral", held.referral())
            .bind("event", UUID.randomUUID())
            .bind("round", request.round())
            .bind("name", held.name())
            .bind("by", by.person())
            .bind("now", request.now())
            .bindNullable("words", sealed, String.class)
            .bind("source", by.source());
    return new Move.Write(sealed == null ? told(change, request, held, wish.until()) : change);
  }

  /** The resident hears of it only when the promise to them moves too. */
  private static Change told(Change change, OnLadder request, Held held, Instant until) {
    var extended =
        new ReferralExtended(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round(),
            held.referral(),
            held.department(),
            until,
            held.originalFinishBy());
    var promised = request.clocks().finishBy();
    return until.isAfter(promised)
        ? change.publishing(extended, moved(request, until))
        : change.publishing(extended);
  }

  private static ClockMoved moved(OnLadder request, Instant until) {
    return new ClockMoved(
        UUID.randomUUID(),
        request.id(),
        request.now(),
        request.area(),
        request.round(),
        MoveCause.EXTENDED,
        new Clocks(request.clocks().acceptBy(), until),
        request.clocks().finishBy());
  }

  private Mono<Wish> find(UUID extension) {
    return database
        .sql(
            """
            select e.id, e.referral_id, f.request_id, r.area_code, e.asked_by, e.wanted_finish_by
            from referral_extension e
            join referral f on f.id = e.referral_id
            join request r on r.id = f.request_id
            where e.id = :id and e.state = 'ASKED'
            """)
        .bind("id", extension)
        .map(
            row ->
                new Wish(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("referral_id", UUID.class)),
                    requireNonNull(row.get("request_id", UUID.class)),
                    requireNonNull(row.get("area_code", String.class)),
                    requireNonNull(row.get("asked_by", UUID.class)),
                    requireNonNull(row.get("wanted_finish_by", Instant.class))))
        .one();
  }
}
