package org.diandan.request.statistics.journal;

import java.time.Duration;
import java.time.Instant;
import org.diandan.contract.CallResult;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ClockEvent.ClockPaused;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.RemarkEvent.RequestUrged;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.RequestCalledBack;
import org.diandan.contract.RequestEvent.RequestEvaluated;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.request.statistics.journal.Life.CallRow;
import org.diandan.request.statistics.journal.Life.EvaluationRow;
import org.diandan.request.statistics.journal.Life.ExtensionRow;
import org.diandan.request.statistics.journal.Life.QuestionRow;

/** What residents say while and after their request is handled. */
final class Residents {

  private final Fate fate;

  Residents(Fate fate) {
    this.fate = fate;
  }

  /** The resident's word, or 72 hours of silence. */
  Instant judge(Life life, Instant at) {
    if (fate.chance(3)) {
      call(life, fate.later(deliveredAt(life), 20));
    }
    var silence = deliveredAt(life).plus(Duration.ofDays(3));
    if (fate.chance(4)) {
      if (!fate.isOver(silence)) {
        life.close(ClosureReason.NOT_EVALUATED, "NOT_EVALUATED", silence);
        life.step("STAY_SILENT", silence);
        return fate.chance(8) ? reopened(life, "ASK_AGAIN", fate.later(silence, 48)) : silence;
      }
      return fate.now();
    }
    if (fate.isOver(at) || !at.isBefore(silence)) {
      return fate.now();
    }
    boolean resolved = !fate.chance(4);
    int stars = 1 + fate.random().nextInt(5);
    life.say(
        new RequestEvaluated(life.uuid(), life.id, at, life.area, resolved, stars, life.round));
    life.evaluations.add(new EvaluationRow(life.id, life.round, resolved, stars, at));
    if (!resolved) {
      return reopened(life, "REOPEN", at);
    }
    life.close(ClosureReason.RESOLVED_BY_VOLUNTEERS, "RESOLVED", at);
    life.step("CONFIRM", at);
    return fate.chance(12) ? reopened(life, "ASK_AGAIN", fate.later(at, 48)) : at;
  }

  /** An operator calls until somebody answers or nothing more can be asked. */
  private void call(Life life, Instant first) {
    var at = first;
    for (int attempt = 1; attempt <= 3 && !fate.isOver(at); attempt++) {
      var result = fate.one(CallResult.values());
      boolean verdict = result == CallResult.RESOLVED || result == CallResult.UNRESOLVED;
      var contacted = (verdict && !fate.chance(4)) ? Boolean.valueOf(!fate.chance(3)) : null;
      var stars =
          (verdict && !fate.chance(5)) ? Integer.valueOf(1 + fate.random().nextInt(5)) : null;
      life.say(
          new RequestCalledBack(
              life.uuid(), life.id, at, life.area, life.round, attempt, result, contacted, stars));
      life.calls.add(
          new CallRow(life.id, life.round, attempt, result.name(), contacted, stars, at));
      if (verdict) {
        return;
      }
      at = fate.later(at, 8);
    }
  }

  private Instant reopened(Life life, String kind, Instant at) {
    if (fate.isOver(at)) {
      return fate.now();
    }
    life.step(kind, at);
    life.clocks = fate.clear(fate.promises(at));
    life.originalFinishBy = life.clocks.finishBy();
    life.round++;
    life.say(new RequestReopened(life.uuid(), life.id, at, life.area, life.round, life.clocks));
    life.state = "DISPATCHING";
    life.team = null;
    life.deliveredAt = null;
    life.closedAt = null;
    life.closure = null;
    life.mergedInto = null;
    return at;
  }

  /** Urging, a question to the resident, more time. */
  Instant remarks(Life life, Instant from) {
    var at = from;
    if (fate.chance(5) && !fate.isOver(at)) {
      life.say(new RequestUrged(life.uuid(), life.id, at, life.area, 1));
      life.step("URGE", at);
    }
    if (fate.chance(6) && !fate.isOver(at)) {
      var answered = fate.later(at, 30);
      life.say(new ClockPaused(life.uuid(), life.id, at, life.area, life.round));
      boolean over = !fate.isOver(answered);
      life.questions.add(new QuestionRow(life.id, life.round, at, over ? answered : null));
      if (!over) {
        return fate.now();
      }
      var waited = Duration.between(at, answered);
      move(life, MoveCause.WAIT_OVER, answered, waited);
      at = answered;
    }
    if (fate.chance(8) && !fate.isOver(at) && mayBeExtended(life)) {
      var before = life.clocks.finishBy();
      move(life, MoveCause.EXTENDED, at, Duration.ofDays(1));
      life.extensions.add(new ExtensionRow(life.id, life.round, before, life.clocks.finishBy()));
    }
    return at;
  }

  /** Twice in an attempt. */
  private static boolean mayBeExtended(Life life) {
    return life.extensions.stream().filter(one -> one.round() == life.round).count() < 2;
  }

  private void move(Life life, MoveCause cause, Instant at, Duration by) {
    var before = life.clocks;
    var accept = cause == MoveCause.WAIT_OVER ? by : Duration.ZERO;
    life.clocks =
        fate.clear(new Clocks(before.acceptBy().plus(accept), before.finishBy().plus(by)));
    if (cause == MoveCause.WAIT_OVER) {
      life.originalFinishBy =
          life.originalFinishBy.plus(Duration.between(before.finishBy(), life.clocks.finishBy()));
    }
    life.say(
        new ClockMoved(
            life.uuid(),
            life.id,
            at,
            life.area,
            life.round,
            cause,
            life.clocks,
            life.originalFinishBy));
  }

  static Instant deliveredAt(Life life) {
    var at = life.deliveredAt;
    if (at == null) {
      throw new IllegalStateException("What is delivered has its time.");
    }
    return at;
  }
}
