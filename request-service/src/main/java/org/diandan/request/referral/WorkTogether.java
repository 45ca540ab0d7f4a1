package org.diandan.request.referral;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.DepartmentEvent.HelpersChanged;
import org.diandan.contract.DepartmentEvent.PartAdded;
import org.diandan.outbox.Change;
import org.diandan.request.department.Departments;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.LadderRequests.Move;
import org.diandan.request.referral.OnLadder.Held;
import org.diandan.request.referral.TheirReferrals.Theirs;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One department leads, others add their part. */
@Component
public final class WorkTogether {

  private static final String PART =
      """
      moved as (
        update request
        set version = version + 1
        where id = :id and version = :version and state = 'REFERRED'
        returning id
      ), part as (
        update referral_helper
        set part_sealed = :words, part_at = :now, part_by = :by
        where referral_id = :referral and department_id = :department
          and exists (select from moved)
      ), step as (
        insert into request_step (request_id, event_id, kind, round, team_name, occurred_at)
        select moved.id, :event, 'PART', :round, d.name, :now
        from moved
        join department d on d.id = :department
      ), changed as (
        select append_audit(:by, 'referral-part', cast(id as text), '', :source) from moved
      )
      """;

  private static final String HELPERS =
      """
      moved as (
        update request
        set version = version + 1
        where id = :id and version = :version and state = 'REFERRED'
        returning id
      ), gone as (
        delete from referral_helper
        where referral_id = :referral
          and department_id <> all(:helpers)
          and part_at is null
          and exists (select from moved)
      ), there as (
        insert into referral_helper (referral_id, department_id, asked_at)
        select :referral, helper, :now from moved, unnest(:helpers) as helper
        on conflict on constraint referral_helper_pk do nothing
      ), changed as (
        select append_audit(:by, 'referral-helpers', cast(id as text), '', :source) from moved
      )
      """;

  private final TheirReferrals referrals;
  private final LadderRequests requests;
  private final Departments departments;
  private final FieldCipher cipher;

  WorkTogether(
      TheirReferrals referrals,
      LadderRequests requests,
      Departments departments,
      FieldCipher cipher) {
    this.referrals = referrals;
    this.requests = requests;
    this.departments = departments;
    this.cipher = cipher;
  }

  /** A helping department writes what it did, for the one that leads; the last words count. */
  public Mono<LadderOutcome> addPart(UUID referral, String words, Officer by) {
    var sealed = cipher.encrypt(words);
    return referrals
        .find(referral, by.person())
        .filter(mine -> !mine.leads())
        .flatMap(mine -> persons(mine).flatMap(told -> addPart(mine, sealed, told, by)))
        .defaultIfEmpty(new LadderOutcome.Unknown());
  }

  /**
   * Staff choose who helps; a part that was added stays. Whether the request's area is theirs is
   * for the caller to check.
   */
  public Mono<LadderOutcome> helpers(UUID request, Set<UUID> helpers, Staff by) {
    return departments
        .members(helpers)
        .flatMap(
            persons -> requests.decide(request, found -> helpers(found, helpers, persons, by)));
  }

  private Mono<LadderOutcome> addPart(Theirs mine, String sealed, Set<UUID> told, Officer by) {
    return requests.decide(
        mine.request(),
        found -> {
          var held = found.held();
          return held != null && held.referral().equals(mine.referral())
              ? new Move.Write(
                  part(found, mine, told)
                      .bind("words", sealed)
                      .bind("by", by.person())
                      .bind("source", by.source()))
              : new Move.Refuse(new LadderOutcome.Gone());
        });
  }

  private static Change part(OnLadder request, Theirs mine, Set<UUID> told) {
    var event =
        new PartAdded(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round(),
            mine.referral(),
            mine.department(),
            told);
    return Change.of(PART)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("referral", mine.referral())
        .bind("department", mine.department())
        .bind("round", request.round())
        .bind("event", event.eventId())
        .bind("now", request.now())
        .publishing(event);
  }

  private static Move helpers(OnLadder request, Set<UUID> helpers, Set<UUID> persons, Staff by) {
    var held = request.held();
    if (held == null) {
      return new Move.Refuse(new LadderOutcome.OutOfOrder(request.state()));
    }
    var others = new HashSet<>(helpers);
    others.remove(held.department());
    return new Move.Write(
        change(request, held, others, persons).bind("by", by.person()).bind("source", by.source()));
  }

  private static Change change(OnLadder request, Held held, Set<UUID> others, Set<UUID> persons) {
    var event =
        new HelpersChanged(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round(),
            held.referral(),
            held.department(),
            others,
            persons);
    return Change.of(HELPERS)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("referral", held.referral())
        .bind("helpers", others.toArray(UUID[]::new))
        .bind("now", request.now())
        .publishing(event);
  }

  private Mono<Set<UUID>> persons(Theirs mine) {
    return requests
        .find(mine.request())
        .flatMap(
            found -> {
              var held = found.held();
              return held == null
                  ? Mono.just(Set.<UUID>of())
                  : departments.members(Set.of(held.department()));
            });
  }
}
