package org.diandan.request.statistics.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a case came to, column by column of {@code figure_case}.
 *
 * @param folded number of events it was derived from
 */
record CaseRow(
    UUID caseId,
    int folded,
    @JsonUnwrapped Where where,
    @JsonUnwrapped Standing standing,
    @JsonUnwrapped Promises promises,
    @JsonUnwrapped Moments moments,
    @JsonUnwrapped Verdicts verdicts,
    @JsonUnwrapped Tally tally) {

  /** What it is about, and whose it is. */
  record Where(
      String origin,
      String number,
      String area,
      String item,
      String urgency,
      String channel,
      String department,
      @Nullable UUID teamId) {}

  /**
   * Where it stands.
   *
   * @param isHeld a team has accepted and not delivered
   * @param isWaiting its clocks stand still until the resident answers
   * @param counts whether rates count it; duplicates, withdrawals and abuse do not count
   */
  record Standing(
      String state,
      int round,
      boolean isOpen,
      boolean isHeld,
      boolean isWaiting,
      boolean isMerged,
      boolean counts,
      @Nullable String closure) {}

  /**
   * Until when what was promised.
   *
   * @param acceptBy of the first round
   * @param dueAcceptBy of the present round
   * @param finishBy of the present round, with extensions
   * @param originalFinishBy of the present round, without them
   */
  record Promises(
      @Nullable Instant acceptBy,
      @Nullable Instant dueAcceptBy,
      @Nullable Instant finishBy,
      @Nullable Instant originalFinishBy,
      @Nullable Instant signBy,
      @Nullable Instant answerBy) {}

  /**
   * When what happened; the first time, unless it says otherwise.
   *
   * @param deliveredAt the last time
   * @param evaluatedAt the last time
   * @param completedAt of the present round
   * @param pausedSeconds waits for the resident between acceptance and completion
   */
  record Moments(
      Instant submittedAt,
      @Nullable Instant respondedAt,
      @Nullable Instant acceptedAt,
      @Nullable Instant arrivedAt,
      @Nullable Instant deliveredAt,
      @Nullable Instant evaluatedAt,
      @Nullable Instant completedAt,
      @Nullable Instant closedAt,
      @Nullable Instant signedAt,
      @Nullable Instant answeredAt,
      long pausedSeconds) {}

  /** What others said of it. */
  record Verdicts(
      @Nullable Boolean labelledOnTime,
      @Nullable Boolean verdict,
      @Nullable Boolean firstVerdict,
      @Nullable Integer stars,
      @Nullable Boolean calledContacted,
      @Nullable Boolean calledVerdict,
      @Nullable Integer calledStars) {

    static final Verdicts NONE = new Verdicts(null, null, null, null, null, null, null);
  }

  /** How often what happened. */
  record Tally(
      int offers,
      int acceptances,
      int releases,
      int urges,
      int reopens,
      int escalations,
      int extensions,
      int referrals,
      int returns,
      int supervisions) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** What a team was asked about a case, and what it did. */
  record TeamRow(
      UUID caseId,
      UUID teamId,
      int asked,
      int accepted,
      int declined,
      int expired,
      int withdrawn,
      int released,
      int delivered,
      int minutes) {}

  /** A case and its teams. */
  record Folded(CaseRow row, List<TeamRow> teams) {

    Folded {
      teams = List.copyOf(teams);
    }
  }
}
