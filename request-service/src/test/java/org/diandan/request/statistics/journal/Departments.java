package org.diandan.request.statistics.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.DepartmentEvent.Answer;
import org.diandan.contract.DepartmentEvent.ReferralAnswered;
import org.diandan.contract.DepartmentEvent.ReferralExtended;
import org.diandan.contract.DepartmentEvent.ReferralReturned;
import org.diandan.contract.DepartmentEvent.ReferralSigned;
import org.diandan.contract.DepartmentEvent.ReturnReason;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.RequestReferred;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.RequestEvent.RequestEvaluated;
import org.diandan.contract.SupervisionEvent.SupervisionIssued;
import org.diandan.request.statistics.journal.Life.EvaluationRow;
import org.diandan.request.statistics.journal.Life.ReferralRow;
import org.diandan.request.statistics.journal.Life.SupervisionRow;
import org.jspecify.annotations.Nullable;

/** What departments do with requests that teams could not help. */
final class Departments {

  private static final int MOST_RETURNS = 2;

  private final Fate fate;
  private final UUID[] departments;

  Departments(Fate fate) {
    this.fate = fate;
    this.departments = new UUID[5];
    for (int at = 0; at < departments.length; at++) {
      departments[at] = new UUID(fate.random().nextLong(), fate.random().nextLong());
    }
  }

  /** A request at one department. */
  private record Held(UUID id, UUID department, Instant at, Instant signBy, Instant finishBy) {}

  /** Until it is answered, or stands still somewhere. */
  Instant refer(Life life, Instant from) {
    var at = from;
    for (int bounce = 1; bounce <= MOST_RETURNS + 1; bounce++) {
      if (fate.isOver(at)) {
        return fate.now();
      }
      var held = referred(life, at, bounce);
      var signed = fate.later(at, 12);
      if (fate.isOver(signed) || fate.chance(9)) {
        life.referrals.add(row(life, held, null, End.NONE));
        return fate.now();
      }
      life.say(
          new ReferralSigned(
              life.uuid(),
              life.id,
              signed,
              life.area,
              life.round,
              held.id(),
              held.department(),
              held.signBy()));
      supervised(life, held, signed);
      at = fate.later(signed, 72);
      if (bounce > MOST_RETURNS || !fate.chance(3) || fate.isOver(at)) {
        return answered(life, held, signed, at);
      }
      returned(life, held, at, bounce);
      life.referrals.add(row(life, held, signed, new End("RETURNED", at, bounce)));
      at = fate.later(at, 6);
    }
    return at;
  }

  private Held referred(Life life, Instant at, int bounce) {
    var held =
        new Held(
            life.uuid(),
            fate.one(departments),
            at,
            fate.clear(at.plus(Duration.ofHours(6))),
            fate.clear(at.plus(Duration.ofHours(48))));
    life.say(
        new RequestReferred(
            life.uuid(),
            life.id,
            at,
            life.area,
            life.round,
            held.id(),
            Rung.RESPONSIBLE,
            held.department(),
            Set.of(),
            bounce == 1 ? LadderReason.NO_TEAM : LadderReason.RETURNED,
            false,
            held.signBy(),
            held.finishBy(),
            Set.of()));
    life.step("REFER", at);
    life.state = "REFERRED";
    life.team = null;
    return held;
  }

  private void supervised(Life life, Held held, Instant at) {
    if (fate.chance(6)) {
      var due = at.plus(Duration.ofDays(1));
      var id = life.uuid();
      life.say(
          new SupervisionIssued(
              life.uuid(),
              life.id,
              at,
              life.area,
              life.round,
              id,
              held.department(),
              null,
              due,
              Set.of()));
      life.supervisions.add(
          new SupervisionRow(id, life.id, life.round, held.department(), at, due));
    }
  }

  private void returned(Life life, Held held, Instant at, int bounce) {
    life.say(
        new ReferralReturned(
            life.uuid(),
            life.id,
            at,
            life.area,
            life.round,
            held.id(),
            held.department(),
            fate.one(ReturnReason.values()),
            null,
            bounce,
            Set.of()));
  }

  private Instant answered(Life life, Held first, Instant signed, Instant at) {
    var held = fate.chance(4) ? extended(life, first, signed.plusSeconds(1)) : first;
    if (fate.isOver(at)) {
      life.referrals.add(row(life, held, signed, End.NONE));
      return fate.now();
    }
    var answer = fate.chance(4) ? Answer.CANNOT_BE_DONE : Answer.DONE;
    life.say(
        new ReferralAnswered(
            life.uuid(),
            life.id,
            at,
            life.area,
            life.round,
            held.id(),
            held.department(),
            answer,
            held.finishBy()));
    life.referrals.add(row(life, held, signed, new End("ANSWERED", at, null)));
    if (answer == Answer.CANNOT_BE_DONE) {
      life.close(ClosureReason.CANNOT_BE_DONE, "ENDED", at);
      life.step("EXPLAIN", at);
      return at;
    }
    life.step("ANSWER", at);
    life.state = "DELIVERED";
    life.deliveredAt = at;
    return judged(life, fate.later(at, 48));
  }

  private Held extended(Life life, Held held, Instant at) {
    if (fate.isOver(at)) {
      return held;
    }
    var later = fate.clear(held.finishBy().plus(Duration.ofDays(2)));
    life.say(
        new ReferralExtended(
            life.uuid(),
            life.id,
            at,
            life.area,
            life.round,
            held.id(),
            held.department(),
            later,
            held.finishBy()));
    return new Held(held.id(), held.department(), held.at(), held.signBy(), later);
  }

  /** Resolved, silent, or not judged yet. */
  private Instant judged(Life life, Instant at) {
    if (fate.chance(3)) {
      return silent(life);
    }
    if (fate.isOver(at)) {
      return fate.now();
    }
    int stars = 1 + fate.random().nextInt(5);
    life.say(new RequestEvaluated(life.uuid(), life.id, at, life.area, true, stars, life.round));
    life.evaluations.add(new EvaluationRow(life.id, life.round, true, stars, at));
    life.close(ClosureReason.RESOLVED_BY_DEPARTMENT, "RESOLVED", at);
    life.step("CONFIRM", at);
    return at;
  }

  private Instant silent(Life life) {
    var silence = Residents.deliveredAt(life).plus(Duration.ofDays(3));
    if (fate.isOver(silence)) {
      return fate.now();
    }
    life.close(ClosureReason.NOT_EVALUATED, "NOT_EVALUATED", silence);
    life.step("STAY_SILENT", silence);
    return silence;
  }

  /** How it ended at a department; nothing of it is known while it is open. */
  private record End(String state, @Nullable Instant at, @Nullable Integer bounce) {

    static final End NONE = new End("OPEN", null, null);
  }

  /** What the service writes of it. */
  private static ReferralRow row(Life life, Held held, @Nullable Instant signed, End end) {
    return new ReferralRow(
        held.id(),
        life.id,
        life.round,
        held.department(),
        held.at(),
        held.signBy(),
        held.finishBy(),
        signed,
        end.state(),
        end.at(),
        end.bounce());
  }
}
