package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.EscalationReason;
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
    List<Escalated> escalations) {

  public CaseReport {
    offers = List.copyOf(offers);
    escalations = List.copyOf(escalations);
  }

  /**
   * A team that was asked.
   *
   * @param answeredAt null while the offer is open
   * @param declineReason null unless it was declined
   * @param origin ENGINE, OFFICIAL, BOARD or HANDOVER
   * @param askedBecause why an official passed over the first proposal; null otherwise
   * @param seenAt when a leader first looked at it; null before
   * @param why path of the page that shows the explanation to people
   */
  public record Asked(
      UUID offerId,
      int round,
      UUID teamId,
      String teamName,
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
}
