package org.diandan.request.statistics.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.CallResult;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.RequestEvent;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.statistics.journal.CaseRow.Folded;
import org.diandan.request.statistics.journal.CaseRow.Moments;
import org.diandan.request.statistics.journal.CaseRow.Promises;
import org.diandan.request.statistics.journal.CaseRow.Standing;
import org.diandan.request.statistics.journal.CaseRow.Tally;
import org.diandan.request.statistics.journal.CaseRow.Verdicts;
import org.diandan.request.statistics.journal.CaseRow.Where;
import org.diandan.request.statistics.journal.RequestSide.MergeEnd;
import org.jspecify.annotations.Nullable;

/**
 * Derives what a request came to from all its events: a pure function of the set of events, which
 * gives the same for any order and any number of repetitions and never fails, whatever is missing.
 */
final class FoldCase {

  private final RequestSide request = new RequestSide();
  private final SearchSide search = new SearchSide();
  private final List<Followed> followed = new ArrayList<>();
  private final @Nullable Followed following;
  private final int folded;

  private FoldCase(Collection<Entry> own, Map<UUID, ? extends Collection<Entry>> others) {
    var ordered = Ordered.of(own);
    for (var entry : ordered) {
      switch (entry.event()) {
        case RequestEvent event -> request.take(event);
        case AssignmentEvent event -> search.take(event);
        default -> {}
      }
    }
    int read = ordered.size();
    Followed last = null;
    for (var merge : request.merges) {
      if (merge.end() != MergeEnd.PARTED) {
        last =
            Followed.of(
                merge, others.containsKey(merge.into()) ? others.get(merge.into()) : List.of());
        followed.add(last);
      }
    }
    for (var other : others.values()) {
      read += other.size();
    }
    this.folded = read;
    this.following = request.isMerged() ? last : null;
  }

  /**
   * What a request came to.
   *
   * @param own all its events that are known
   * @param others those of every request it was ever merged into
   * @return empty while nobody knows where and when it was ordered
   */
  static Optional<Folded> fold(
      Collection<Entry> own, Map<UUID, ? extends Collection<Entry>> others) {
    var fold = new FoldCase(own, others);
    return Optional.ofNullable(fold.request.submitted).map(fold::result);
  }

  private Folded result(RequestSubmitted submitted) {
    return new Folded(
        new CaseRow(
            submitted.requestId(),
            folded,
            where(submitted),
            standing(),
            promises(),
            moments(submitted),
            verdicts(),
            tally()),
        search.teams(submitted.requestId()));
  }

  /** Of call-backs the last valid one. */
  private Verdicts verdicts() {
    var call = request.call;
    return new Verdicts(
        null,
        request.verdict,
        request.firstVerdict,
        request.stars,
        call == null ? null : call.contacted(),
        call == null ? null : Boolean.valueOf(call.result() == CallResult.RESOLVED),
        call == null ? null : call.stars());
  }

  private Where where(RequestSubmitted submitted) {
    var need = Objects.requireNonNull(request.need, "need");
    return new Where(
        "",
        submitted.orderNumber(),
        submitted.area().value(),
        need.item().value(),
        need.urgency().name(),
        submitted.channel().name(),
        request.ladder.department == null ? "" : request.ladder.department.toString(),
        team());
  }

  /** Who holds it, or held it last. */
  private @Nullable UUID team() {
    if (following != null && following.team != null) {
      return following.team;
    }
    return search.team != null || followed.isEmpty() ? search.team : followed.getLast().team;
  }

  private Standing standing() {
    var state = state();
    return new Standing(
        state,
        round(),
        isOpen(state),
        state.equals("ACCEPTED") || state.equals("IN_SERVICE") || isAbove(),
        request.isWaiting(),
        request.isMerged(),
        counts(),
        request.closure == null ? null : request.closure.name());
  }

  /** Of whichever side knows of a later attempt. */
  private int round() {
    return Math.max(request.round, search.search.round());
  }

  private boolean isOpen(String state) {
    return request.closure == null && !state.equals("DELIVERED");
  }

  /** Whether a department or the joint meeting holds it. */
  private boolean isAbove() {
    return request.ladder.holder != LadderSide.Holder.VOLUNTEERS
        && request.ladder.round >= search.search.round();
  }

  private boolean counts() {
    return request.closure != ClosureReason.DUPLICATE
        && request.closure != ClosureReason.WITHDRAWN
        && request.closure != ClosureReason.ABUSE;
  }

  /** Named as by the lifecycle of requests. */
  private String state() {
    var closure = request.closure;
    if (closure != null) {
      return ended(closure);
    }
    if (isAbove()) {
      boolean served = request.ladder.deliveredRound == request.ladder.round;
      return switch (request.ladder.holder) {
        case MEETING -> "CONFERENCE";
        case DEPARTMENT, VOLUNTEERS -> served ? "DELIVERED" : "REFERRED";
      };
    }
    if (following != null) {
      return following.state.name();
    }
    boolean begun = request.merges.isEmpty() || search.search.state() != RequestState.SUBMITTED;
    return request.round > search.search.round() || !begun
        ? "DISPATCHING"
        : search.search.state().name();
  }

  private static String ended(ClosureReason closure) {
    return switch (closure) {
      case RESOLVED_BY_VOLUNTEERS, RESOLVED_BY_DEPARTMENT -> "RESOLVED";
      case NOT_EVALUATED -> "NOT_EVALUATED";
      case WITHDRAWN -> "WITHDRAWN";
      default -> "ENDED";
    };
  }

  private Promises promises() {
    var clocks = request.clocks;
    return new Promises(
        request.acceptBy,
        clocks == null ? null : clocks.acceptBy(),
        clocks == null ? null : clocks.finishBy(),
        request.originalFinishBy,
        request.ladder.signBy,
        request.ladder.answerBy);
  }

  private Moments moments(RequestSubmitted submitted) {
    var accepted =
        first(
            Stream.concat(
                Stream.ofNullable(search.acceptedAt),
                followed.stream().flatMap(one -> Stream.ofNullable(one.acceptedAt))));
    var arrived =
        first(
            Stream.concat(
                Stream.ofNullable(search.arrivedAt),
                followed.stream().flatMap(one -> Stream.ofNullable(one.arrivedAt))));
    var completed = completedAt();
    return new Moments(
        submitted.occurredAt(),
        first(Stream.concat(Stream.ofNullable(accepted), Stream.ofNullable(request.answeredAt))),
        accepted,
        arrived,
        deliveredAt(),
        request.evaluatedAt,
        completed,
        request.closedAt,
        request.ladder.signedAt,
        request.ladder.answeredAt,
        pausedSeconds(accepted, completed));
  }

  private @Nullable Instant deliveredAt() {
    return Stream.concat(
            Stream.of(search.deliveredAt, request.ladder.deliveredAt).filter(Objects::nonNull),
            followed.stream().flatMap(one -> Stream.ofNullable(one.deliveredAt)))
        .max(Instant::compareTo)
        .orElse(null);
  }

  /** Served in the present round, or ended by whoever answered for it. */
  private @Nullable Instant completedAt() {
    if (isOpen(state()) || !counts()) {
      return null;
    }
    var served =
        following != null
            ? following.deliveredAt
            : search.deliveredRound == round()
                ? search.deliveredAt
                : request.ladder.deliveredRound == round() ? request.ladder.deliveredAt : null;
    return served == null ? request.closedAt : served;
  }

  private long pausedSeconds(@Nullable Instant accepted, @Nullable Instant completed) {
    if (accepted == null || completed == null) {
      return 0;
    }
    long seconds = 0;
    for (var pause : request.pauses) {
      var from = pause.from().isBefore(accepted) ? accepted : pause.from();
      var until =
          pause.until() == null || pause.until().isAfter(completed) ? completed : pause.until();
      seconds += Math.max(0, Duration.between(from, until).toSeconds());
    }
    return seconds;
  }

  private Tally tally() {
    return new Tally(
        search.offers,
        search.acceptances + followed.stream().mapToInt(one -> one.acceptances).sum(),
        search.releases + followed.stream().mapToInt(one -> one.releases).sum(),
        request.urges,
        request.reopens,
        search.escalations,
        request.extensions,
        request.ladder.referrals,
        request.ladder.returns,
        request.ladder.supervisions);
  }

  private static @Nullable Instant first(Stream<Instant> moments) {
    return moments.min(Instant::compareTo).orElse(null);
  }
}
