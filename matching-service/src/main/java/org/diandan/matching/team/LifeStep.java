package org.diandan.matching.team;

import static org.diandan.matching.team.TeamState.ACTIVE;
import static org.diandan.matching.team.TeamState.APPLIED;
import static org.diandan.matching.team.TeamState.DISSOLVED;
import static org.diandan.matching.team.TeamState.REVIEWED;
import static org.diandan.matching.team.TeamState.SUSPENDED;

import java.util.Arrays;
import java.util.List;

/** A step in the life of a team: from which states it may be taken, and where it leads. */
public enum LifeStep {
  /** The leader asks, or asks again with corrections. */
  APPLY(APPLIED, false),
  REVIEW(REVIEWED, false),
  /** The leader is to correct something. */
  RETURN(APPLIED, true),
  ACTIVATE(ACTIVE, false),
  SUSPEND(SUSPENDED, true),
  DISSOLVE(DISSOLVED, true);

  private final TeamState to;
  private final boolean owesReason;

  LifeStep(TeamState to, boolean owesReason) {
    this.to = to;
    this.owesReason = owesReason;
  }

  /** Where the step leads. */
  public TeamState to() {
    return to;
  }

  /** Whether whoever takes it says why. */
  public boolean owesReason() {
    return owesReason;
  }

  /** Whether a team in this state may take it. */
  public boolean mayFollow(TeamState state) {
    return switch (this) {
      case APPLY, REVIEW -> state == APPLIED;
      case RETURN -> state == APPLIED || state == REVIEWED;
      case ACTIVATE -> state == REVIEWED || state == SUSPENDED;
      case SUSPEND -> state == ACTIVE;
      case DISSOLVE -> state != DISSOLVED;
    };
  }

  /** The steps officials may take with a team in this state, in the order of a team's life. */
  public static List<LifeStep> offeredTo(TeamState state) {
    return Arrays.stream(values()).filter(step -> step != APPLY && step.mayFollow(state)).toList();
  }
}
