package org.diandan.request.statistics.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ClockEvent;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ClockEvent.ClockPaused;
import org.diandan.contract.ClockEvent.ClockReminder;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.DepartmentEvent.ReferralAnswered;
import org.diandan.contract.LadderEvent.RequestHandedBack;
import org.diandan.contract.MergeEvent;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.diandan.contract.ReferralEvent;
import org.diandan.contract.RemarkEvent;
import org.diandan.contract.RemarkEvent.RequestRescheduled;
import org.diandan.contract.RemarkEvent.RequestUrged;
import org.diandan.contract.RemarkEvent.RequestWordsAdded;
import org.diandan.contract.RequestEvent;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.HistoryCodeAsked;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.RequestEvent.RequestCalledBack;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.RequestEvent.RequestEvaluated;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.contract.RequestEvent.RequestSorted;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.jspecify.annotations.Nullable;

/** What request-service's events say of a request, taken one after the other. */
final class RequestSide {

  /** Ends nobody answered for: silence, second thoughts, and the resident's own verdict. */
  private static final Set<ClosureReason> NO_ANSWER =
      Set.of(
          ClosureReason.NOT_EVALUATED,
          ClosureReason.WITHDRAWN,
          ClosureReason.RESOLVED_BY_VOLUNTEERS);

  final List<Merge> merges = new ArrayList<>();
  final List<Pause> pauses = new ArrayList<>();
  final LadderSide ladder = new LadderSide();

  @Nullable RequestSubmitted submitted;
  @Nullable Need need;
  int round = 1;
  @Nullable Instant acceptBy;
  @Nullable Clocks clocks;
  @Nullable Instant originalFinishBy;
  @Nullable Instant answeredAt;
  @Nullable ClosureReason closure;
  @Nullable Instant closedAt;
  @Nullable Boolean verdict;
  @Nullable Boolean firstVerdict;
  @Nullable Integer stars;
  @Nullable Instant evaluatedAt;
  @Nullable RequestCalledBack call;
  int urges;
  int reopens;
  int extensions;

  /**
   * A time in which it went where another one went.
   *
   * @param until null while it still does
   * @param end how it ended; null while it has not
   */
  record Merge(UUID into, Instant from, @Nullable Instant until, @Nullable MergeEnd end) {}

  /** How following another one ended. */
  enum MergeEnd {
    /** The request itself ended, and still counts as merged. */
    CLOSED,
    /** It goes its own way, and nothing that was done for the other one counts for it. */
    PARTED,
    /** It was served with the other one and goes on alone. */
    REOPENED
  }

  /** A wait for the resident; {@code until} is null while it lasts. */
  record Pause(Instant from, @Nullable Instant until) {}

  void take(RequestEvent event) {
    switch (event) {
      case RequestSubmitted e -> submitted(e);
      case RequestSorted e -> sorted(e);
      case RequestEvaluated e -> evaluated(e);
      case RequestReopened e -> reopened(e);
      case RequestClosed e -> closed(e);
      case MergeEvent e -> merge(e);
      case ClockEvent e -> clock(e);
      case RemarkEvent e -> remark(e);
      case ReferralEvent e -> referral(e);
      case RequestCalledBack e -> call = e.result().isVerdict() ? e : call;
      case RequestWithdrawn _, HistoryCodeAsked _ -> {}
    }
  }

  boolean isMerged() {
    return !merges.isEmpty()
        && (merges.getLast().end() == null || merges.getLast().end() == MergeEnd.CLOSED);
  }

  boolean isWaiting() {
    return closure == null && !pauses.isEmpty() && pauses.getLast().until() == null;
  }

  private void submitted(RequestSubmitted event) {
    submitted = event;
    need = event.need();
    acceptBy = event.clocks().acceptBy();
    clocks = event.clocks();
    originalFinishBy = event.clocks().finishBy();
  }

  /** What it is now counts, from the beginning; an extension stays as long as it was. */
  private void sorted(RequestSorted event) {
    if (clocks != null && originalFinishBy != null) {
      originalFinishBy =
          originalFinishBy.plus(Duration.between(clocks.finishBy(), event.clocks().finishBy()));
    }
    need = event.need();
    clocks = event.clocks();
    acceptBy = round == 1 ? event.clocks().acceptBy() : acceptBy;
  }

  private void evaluated(RequestEvaluated event) {
    verdict = event.resolved();
    stars = event.stars();
    evaluatedAt = event.occurredAt();
    if (firstVerdict == null) {
      firstVerdict = event.round() == 1 && event.resolved();
    }
  }

  /** Whoever reopens says it is not resolved, whatever was said before; silence stays silence. */
  private void reopened(RequestReopened event) {
    round = Math.max(round, event.round());
    clocks = event.clocks();
    originalFinishBy = event.clocks().finishBy();
    closure = null;
    closedAt = null;
    verdict = verdict == null ? null : Boolean.FALSE;
    firstVerdict = firstVerdict == null ? null : Boolean.FALSE;
    reopens++;
    ladder.reopened(event.round());
    endPause(event.occurredAt());
    endMerge(event.occurredAt(), MergeEnd.REOPENED);
  }

  private void closed(RequestClosed event) {
    closure = event.reason();
    closedAt = event.occurredAt();
    if (!NO_ANSWER.contains(event.reason())) {
      answered(event.occurredAt());
    }
    endPause(event.occurredAt());
    endMerge(event.occurredAt(), MergeEnd.CLOSED);
  }

  private void merge(MergeEvent event) {
    switch (event) {
      case RequestMerged e -> {
        endMerge(e.occurredAt(), MergeEnd.PARTED);
        merges.add(new Merge(e.intoRequestId(), e.occurredAt(), null, null));
      }
      case RequestUnmerged e -> endMerge(e.occurredAt(), MergeEnd.PARTED);
    }
  }

  /** Closing does not end it for good: what comes after says how it ended. */
  private void endMerge(Instant at, MergeEnd end) {
    if (isMerged()) {
      var last = merges.removeLast();
      merges.add(
          new Merge(last.into(), last.from(), last.until() == null ? at : last.until(), end));
    }
  }

  private void clock(ClockEvent event) {
    switch (event) {
      case ClockPaused e -> {
        answered(e.occurredAt());
        endPause(e.occurredAt());
        pauses.add(new Pause(e.occurredAt(), null));
      }
      case ClockMoved e -> moved(e);
      case ClockReminder _ -> {}
    }
  }

  private void moved(ClockMoved event) {
    clocks = event.clocks();
    originalFinishBy = event.originalFinishBy();
    if (event.round() == 1) {
      acceptBy = event.clocks().acceptBy();
    }
    if (event.cause() == MoveCause.EXTENDED) {
      extensions++;
    } else {
      endPause(event.occurredAt());
    }
  }

  private void endPause(Instant at) {
    if (!pauses.isEmpty() && pauses.getLast().until() == null) {
      pauses.add(new Pause(pauses.removeLast().from(), at));
    }
  }

  private void referral(ReferralEvent event) {
    ladder.take(event);
    round = Math.max(round, event.round());
    if (event instanceof RequestHandedBack back) {
      clocks = back.clocks();
    } else if (event instanceof ReferralAnswered answered) {
      answered(answered.occurredAt());
    }
  }

  private void remark(RemarkEvent event) {
    switch (event) {
      case RequestUrged _ -> urges++;
      case RequestWordsAdded _, RequestRescheduled _ -> {}
    }
  }

  private void answered(Instant at) {
    answeredAt = answeredAt == null ? at : answeredAt;
  }
}
