package org.diandan.request.referral;

import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.DepartmentEvent.Answer;
import org.diandan.contract.DepartmentEvent.ReferralAnswered;
import org.diandan.contract.DepartmentEvent.ReferralReturned;
import org.diandan.contract.DepartmentEvent.ReferralSigned;
import org.diandan.contract.DepartmentEvent.ReturnReason;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.outbox.Change;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Step;
import org.diandan.request.referral.OnLadder.Held;
import org.jspecify.annotations.Nullable;

/** The changes a department makes; each holds only while the request is as it was read. */
final class HandlingChanges {

  private static final String SIGN =
      """
      moved as (
        update request
        set version = version + 1
        where id = :id and version = :version and state = 'REFERRED'
        returning id
      ), signed as (
        update referral
        set signed_at = :now, signed_by = :by
        where id = :referral and state = 'OPEN' and exists (select from moved)
      ), step as (
        insert into request_step (request_id, event_id, kind, round, team_name, occurred_at)
        select id, :event, 'SIGN', :round, :name, :now from moved
      ), changed as (
        select append_audit(:by, 'referral-signed', cast(id as text), :name, :source) from moved
      )
      """;

  private static final String RETURN =
      """
      moved as (
        update request
        set version = version + 1
        where id = :id and version = :version and state = 'REFERRED'
        returning id
      ), returned as (
        update referral
        set state = 'RETURNED', ended_at = :now, ended_by = :by, bounce = :bounce,
          return_reason = :reason, proposed_id = :proposed, ending_sealed = :words
        where id = :referral and state = 'OPEN' and exists (select from moved)
        returning id
      ), wishes as (
        update referral_extension
        set state = 'VOID'
        where referral_id in (select id from returned) and state = 'ASKED'
      ), step as (
        insert into request_step (
          request_id, event_id, kind, round, team_name, occurred_at, reason)
        select id, :event, 'RETURN', :round, :name, :now, :reason from moved
      ), changed as (
        select append_audit(
          :by, 'referral-returned', cast(id as text), :reason || ' ' || :name, :source)
        from moved
      )
      """;

  private static final String ANSWER =
      """
      moved as (
        update request
        set state = :state,
          version = version + 1,
          delivered_at = case when :done then :now else delivered_at end,
          closed_at = case when :done then null else :now end,
          closure_reason = case when :done then null else 'CANNOT_BE_DONE' end
        where id = :id and version = :version and state = any(:from)
        returning id
      ), answered as (
        update referral
        set state = 'ANSWERED', ended_at = :now, ended_by = :by, answer = :answer,
          ending_sealed = :words
        where id = :referral and state = 'OPEN' and exists (select from moved)
        returning id
      ), wishes as (
        update referral_extension
        set state = 'VOID'
        where referral_id in (select id from answered) and state = 'ASKED'
      ), told as (
        insert into request_words (request_id, event_id, kind, words_sealed, said_at)
        select id, :event, 'CLOSE_BY_STAFF', :words, :now from moved where not :done
      ), step as (
        insert into request_step (request_id, event_id, kind, round, team_name, occurred_at)
        select id, :event, :kind, :round, :name, :now from moved
      ), changed as (
        select append_audit(:by, 'referral-answered', cast(id as text), :answer, :source)
        from moved
      )
      """;

  private HandlingChanges() {}

  /**
   * Somebody of a department who acts.
   *
   * @param source address the call came from
   */
  record By(UUID person, String source) {}

  static Change sign(OnLadder request, Held held, By by) {
    var event =
        new ReferralSigned(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round(),
            held.referral(),
            held.department(),
            held.signBy());
    return acting(Change.of(SIGN), request, held, by)
        .bind("event", event.eventId())
        .publishing(event);
  }

  /**
   * What a department says when it returns a request.
   *
   * @param proposed whose it should be; null when unknown
   * @param sealed in its own words, encrypted
   * @param officials who decides now
   */
  record Returning(
      ReturnReason reason, @Nullable UUID proposed, String sealed, Set<UUID> officials) {
    Returning {
      officials = Set.copyOf(officials);
    }
  }

  static Change giveBack(OnLadder request, Held held, Returning returning, By by) {
    var event =
        new ReferralReturned(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round(),
            held.referral(),
            held.department(),
            returning.reason(),
            returning.proposed(),
            request.bounces() + 1,
            returning.officials());
    return acting(Change.of(RETURN), request, held, by)
        .bind("event", event.eventId())
        .bind("bounce", event.bounces())
        .bind("reason", event.reason().name())
        .bindNullable("proposed", event.proposedId(), UUID.class)
        .bind("words", returning.sealed())
        .publishing(event);
  }

  /**
   * The answer to the resident.
   *
   * @param sealed what they read, encrypted
   */
  record Answering(Answer answer, String sealed) {

    Step step() {
      return answer == Answer.DONE ? Step.ANSWER : Step.EXPLAIN;
    }
  }

  static Change answer(OnLadder request, Held held, Answering answering, By by) {
    var event =
        new ReferralAnswered(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round(),
            held.referral(),
            held.department(),
            answering.answer(),
            held.finishBy());
    boolean done = answering.answer() == Answer.DONE;
    var change =
        acting(Change.of(ANSWER), request, held, by)
            .bind("event", event.eventId())
            .bind("from", Lifecycle.statesBefore(answering.step()))
            .bind("state", Lifecycle.targetOf(answering.step()).name())
            .bind("kind", answering.step().name())
            .bind("done", done)
            .bind("answer", answering.answer().name())
            .bind("words", answering.sealed())
            .publishing(event);
    return done ? change : change.publishing(closed(request));
  }

  private static RequestClosed closed(OnLadder request) {
    return new RequestClosed(
        UUID.randomUUID(),
        request.id(),
        request.now(),
        request.area(),
        ClosureReason.CANNOT_BE_DONE);
  }

  private static Change acting(Change change, OnLadder request, Held held, By by) {
    return change
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("referral", held.referral())
        .bind("round", request.round())
        .bind("name", held.name())
        .bind("now", request.now())
        .bind("by", by.person())
        .bind("source", by.source());
  }
}
