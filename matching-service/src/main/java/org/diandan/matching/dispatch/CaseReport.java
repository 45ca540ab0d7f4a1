package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.BorderEvent.DenialReason;
import org.diandan.contract.DeclineReason;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * A search as officials see it.
 *
 * @param nextStepAt when it goes on by itself; null when nothing is left to do
 * @param offers of every round, in the order they were sent
 * @param escalations of every round, in the order they were raised
 * @param neighbours prefectures that were asked for help, of every round, in the order of asking
 */
public record CaseReport(
    UUID requestId,
    String orderNumber,
    AreaCode area,
    CaseFile.State state,
    int round,
    Instant acceptBy,
    @Nullable Instant nextStepAt,
    List<Asked> offers,
    List<Escalated> escalations,
    List<Neighbour> neighbours) {

  public CaseReport {
    offers = List.copyOf(offers);
    escalations = List.copyOf(escalations);
    neighbours = List.copyOf(neighbours);
  }

  /**
   * A team that was asked.
   *
   * @param prefecture the team's; another than the request's when a neighbour helps out
   * @param answeredAt null while the offer is open
   * @param declineReason null unless it was declined
   * @param origin ENGINE, OFFICIAL, BOARD, HANDOVER or NEIGHBOUR
   * @param askedBecause why an official passed over the first proposal; null otherwise
   * @param seenAt when a leader first looked at it; null before
   * @param why path of the page that shows the explanation to people
   */
  public record Asked(
      UUID offerId,
      int round,
      UUID teamId,
      String teamName,
      AreaCode prefecture,
      CaseFile.OfferState state,
      Instant sentAt,
      Instant expiresAt,
      @Nullable Integer distanceMetres,
      @Nullable Instant answeredAt,
      @Nullable DeclineReason declineReason,
      String origin,
      @Nullable String askedBecause,
      @Nullable Instant seenAt,
      Explanation explanation,
      String why) {}

  /** A reason for a person to look. */
  public record Escalated(
      int round, EscalationReason reason, Set<SkillCode> missingSkills, Instant raisedAt) {

    public Escalated {
      missingSkills = Set.copyOf(missingSkills);
    }
  }

  /**
   * A neighbouring prefecture that was asked to help out.
   *
   * @param attempt 1 for the first time in this round
   * @param state ASKED, HELD, CONFIRMED, RELEASED, EXPIRED, DENIED or UNANSWERED
   * @param reason why it could not help; null unless it said so
   * @param teamName whose place it held; null when it held none
   * @param endedAt null while it is open
   */
  public record Neighbour(
      int round,
      AreaCode prefecture,
      int attempt,
      String state,
      @Nullable DenialReason reason,
      @Nullable String teamName,
      Instant askedAt,
      @Nullable Instant endedAt) {}
}
