package org.diandan.matching.team;

import static org.diandan.matching.team.TeamState.ACTIVE;
import static org.diandan.matching.team.TeamState.APPLIED;
import static org.diandan.matching.team.TeamState.DISSOLVED;
import static org.diandan.matching.team.TeamState.REVIEWED;
import static org.diandan.matching.team.TeamState.SUSPENDED;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A step in the life of a team: from which states it may be taken, and where it leads. */
public enum LifeStep {
  /** The leader asks, or asks again with corrections. */
  APPLY(Set.of(APPLIED), APPLIED, false),
  REVIEW(Set.of(APPLIED), REVIEWED, false),
  /** The leader is to correct something. */
  RETURN(Set.of(APPLIED, REVIEWED), APPLIED, true),
  ACTIVATE(Set.of(REVIEWED, SUSPENDED), ACTIVE, false),
  SUSPEND(Set.of(ACTIVE), SUSPENDED, true),
  DISSOLVE(Set.of(APPLIED, REVIEWED, ACTIVE, SUSPENDED), DISSOLVED, true);

  private final Set<TeamState> from;
  private final TeamState to;
  private final boolean owesReason;

  LifeStep(Set<TeamState> from, TeamState to, boolean owesReason) {
    this.from = from;
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
    return from.contains(state);
  }

  /** The steps officials may take with a team in this state, in the order of a team's life. */
  public static List<LifeStep> offeredTo(TeamState state) {
    return Arrays.stream(values()).filter(step -> step != APPLY && step.mayFollow(state)).toList();
  }
}
