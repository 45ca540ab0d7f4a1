package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.LateCommitment.Plan;
import org.diandan.matching.dispatch.policy.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * What a search does next, all at once.
 *
 * @param expired offers whose time has passed
 * @param escalations reasons for a person to look that are new in this round
 * @param sent teams asked now
 * @param nextLook when the search goes on by itself
 * @param waiting what the resident is told when no team is free; null when there is nothing to tell
 * @param plan when a team will be asked and confirmed; null when the search goes on now
 */
record Step(
    List<CaseFile.Offer> expired,
    List<Escalation> escalations,
    List<NewOffer> sent,
    CaseFile.State state,
    Instant nextLook,
    @Nullable Waiting waiting,
    @Nullable Plan plan) {

  Step {
    expired = List.copyOf(expired);
    escalations = List.copyOf(escalations);
    sent = List.copyOf(sent);
  }

  /** Nothing happens until the time has come. */
  static Step later(Plan plan) {
    return new Step(
        List.of(), List.of(), List.of(), CaseFile.State.PLANNED, plan.askAt(), null, plan);
  }

  /** The same step, with the moment the resident is told. */
  Step waitingUntil(@Nullable Instant expectedAt) {
    return waiting == null
        ? this
        : new Step(
            expired,
            escalations,
            sent,
            state,
            nextLook,
            new Waiting(waiting.teams(), expectedAt),
            plan);
  }

  /**
   * No team is free.
   *
   * @param teams those whose room is waited for
   * @param expectedAt when one of them is likely to be free; null while nothing is known
   */
  record Waiting(Set<UUID> teams, @Nullable Instant expectedAt) {

    Waiting {
      teams = Set.copyOf(teams);
    }
  }

  /**
   * A reason for a person to look.
   *
   * @param missingSkills empty unless nobody is qualified
   */
  record Escalation(EscalationReason reason, Set<SkillCode> missingSkills) {

    Escalation {
      missingSkills = Set.copyOf(missingSkills);
    }

    static Escalation because(EscalationReason reason) {
      return new Escalation(reason, Set.of());
    }
  }

  /**
   * A question to be sent.
   *
   * @param distanceMetres null when either side has no place
   */
  record NewOffer(
      UUID id,
      UUID teamId,
      String teamName,
      Instant expiresAt,
      @Nullable Integer distanceMetres,
      Explanation explanation) {

    TeamRef team() {
      return new TeamRef(teamId, teamName);
    }
  }
}
