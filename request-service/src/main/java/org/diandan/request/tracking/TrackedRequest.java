package org.diandan.request.tracking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.action.Actor;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.lifecycle.Step;
import org.jspecify.annotations.Nullable;

/**
 * What the resident sees of a request.
 *
 * @param areaPath names from the county down
 * @param teamName who promised to come; null while nobody has
 * @param clock what became of its promises
 * @param closing why it is closed; null while it is under way
 * @param steps oldest first
 * @param verdicts one for each round that was evaluated
 * @param held who holds it of the four rungs
 */
public record TrackedRequest(
    UUID id,
    String orderNumber,
    RequestState state,
    int round,
    ServiceItemCode item,
    String areaPath,
    @Nullable String teamName,
    Times times,
    MovedClock clock,
    @Nullable Closing closing,
    List<TimelineStep> steps,
    List<PastVerdict> verdicts,
    Held held) {

  private static final String ASK = "ASK_TEAM";

  /** Steps that show that the search has begun. */
  private static final List<String> SEARCHES = List.of(ASK, "WAIT", "WAIT_UNTIL");

  /** Steps that join a request with another one or part them; the last one counts. */
  private static final List<String> MERGING = List.of("MERGE", "UNMERGE", "REOPEN");

  public TrackedRequest {
    steps = List.copyOf(steps);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * All its moments.
   *
   * @param now by the clock of the database
   */
  public record Times(
      Instant now,
      Instant submittedAt,
      Instant acceptBy,
      Instant finishBy,
      @Nullable Instant wishedFrom,
      @Nullable Instant wishedUntil,
      @Nullable Instant deliveredAt,
      @Nullable Instant closedAt) {}

  /**
   * What became of the promises.
   *
   * @param question what the resident is asked while both clocks stand still; null when nobody
   *     waits for them
   * @param originalFinishBy the end as first promised; null when it was never extended
   */
  public record MovedClock(@Nullable String question, @Nullable Instant originalFinishBy) {

    /** The promises are as they were made. */
    public static final MovedClock NONE = new MovedClock(null, null);

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "MovedClock[…]";
    }
  }

  /**
   * Who of the four rungs holds it, or answered it last.
   *
   * @param department of this round; null when none ever had it
   * @param until when the rung should be done; null on the first one, whose clock is the request's
   * @param bounces how often departments returned it
   * @param answer what the department told the resident; null when it did not
   */
  public record Held(
      Rung rung,
      @Nullable String reason,
      @Nullable String department,
      @Nullable Instant until,
      int bounces,
      @Nullable String answer) {

    /** With the volunteers, as everything begins. */
    public static final Held BY_VOLUNTEERS = new Held(Rung.COMMUNITY, null, null, null, 0, null);

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Held[%s]".formatted(rung);
    }
  }

  /**
   * Why it is closed.
   *
   * @param explanation what staff told the resident; null when nothing was said or it is forgotten
   */
  public record Closing(ClosureReason reason, @Nullable String explanation) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Closing[%s]".formatted(reason);
    }
  }

  /**
   * One thing that happened.
   *
   * @param kind key of its sentence
   * @param teamName null when no team was concerned
   * @param expectedAt the moment this step speaks of: when help is likely, or what is wished; null
   *     when it speaks of none
   * @param by the kind of {@link Actor} who did it; null for services and time
   * @param reason code of why people have to look; null for all other steps
   */
  public record TimelineStep(
      String kind,
      int round,
      @Nullable String teamName,
      Instant occurredAt,
      @Nullable Instant expectedAt,
      @Nullable String by,
      @Nullable String reason) {

    /** Whether somebody did it for the resident. */
    public boolean isOnBehalf() {
      return by != null && !by.equals(Actor.Kind.RESIDENT.name());
    }
  }

  /** What the resident said after a round. */
  public record PastVerdict(int round, boolean resolved, int stars) {}

  /** Whether it is handled together with another one that means the same. */
  public boolean isMerged() {
    return steps.stream()
        .map(TimelineStep::kind)
        .filter(MERGING::contains)
        .reduce((earlier, later) -> later)
        .filter("MERGE"::equals)
        .isPresent();
  }

  /** Whether a promise was broken that is not kept yet; the clocks of a merged one do not alarm. */
  public boolean isOverdue() {
    if (isWaiting() || isMerged()) {
      return false;
    }
    return switch (state) {
      case SUBMITTED, DISPATCHING, OFFERED, ESCALATED ->
          times.now().isAfter(times.acceptBy()) || times.now().isAfter(times.finishBy());
      case REFERRED, CONFERENCE, ACCEPTED, IN_SERVICE -> times.now().isAfter(times.finishBy());
      case DELIVERED, RESOLVED, NOT_EVALUATED, WITHDRAWN, ENDED -> false;
    };
  }

  /** Whether both clocks stand still until the resident answers. */
  public boolean isWaiting() {
    return switch (state) {
      case SUBMITTED, DISPATCHING, OFFERED, ESCALATED, ACCEPTED -> clock.question() != null;
      case REFERRED, CONFERENCE, IN_SERVICE -> false;
      case DELIVERED, RESOLVED, NOT_EVALUATED, WITHDRAWN, ENDED -> false;
    };
  }

  /** Whether a team is looked for later, because there is time until the wished day. */
  public boolean isPlanned() {
    return switch (state) {
      case SUBMITTED, DISPATCHING ->
          happened("PLAN") && SEARCHES.stream().noneMatch(this::happened);
      case OFFERED, ESCALATED, REFERRED, CONFERENCE, ACCEPTED, IN_SERVICE, DELIVERED -> false;
      case RESOLVED, NOT_EVALUATED, WITHDRAWN, ENDED -> false;
    };
  }

  /** Whether staff ended it unresolved, which is told with its reason. */
  public boolean isEnded() {
    return state == RequestState.ENDED && closing != null;
  }

  /** Whether staff may end it as it stands. */
  public boolean isEndable() {
    return Lifecycle.after(state, Step.CLOSE_BY_STAFF).isPresent();
  }

  /** Whether any team was ever asked, so that there is a choice to explain. */
  public boolean isOffered() {
    return steps.stream().anyMatch(step -> step.kind().equals(ASK));
  }

  /** Whether a step was taken in this round; services' clocks may differ, so order says nothing. */
  private boolean happened(String kind) {
    return steps.stream().anyMatch(step -> step.round() == round && step.kind().equals(kind));
  }

  /** Finished dots of the five: 点 派 接 服务 评. */
  public int reached() {
    return switch (state) {
      case SUBMITTED, WITHDRAWN, ENDED -> 1;
      case DISPATCHING, OFFERED, ESCALATED -> 2;
      case REFERRED, CONFERENCE, ACCEPTED -> 3;
      case IN_SERVICE, DELIVERED, NOT_EVALUATED -> 4;
      case RESOLVED -> 5;
    };
  }
}
