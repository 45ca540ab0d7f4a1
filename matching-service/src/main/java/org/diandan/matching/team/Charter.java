package org.diandan.matching.team;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a team says of itself beyond what it can do: where it stands and what it promised.
 *
 * @param parentId the team it belongs to; null when it stands alone
 * @param ownerBody the body that answers for it; empty when none was named
 * @param insurancePolicy number of the policy; empty when unknown
 * @param insuredUntil the last day it is insured; null when no end is known
 * @param capacityPerDay how many tasks it takes on for one day; null without such a limit
 * @param description for its public page
 */
public record Charter(
    Level level,
    @Nullable UUID parentId,
    String ownerBody,
    String insurancePolicy,
    @Nullable LocalDate insuredUntil,
    @Nullable Integer capacityPerDay,
    String description) {

  /** A local team about which nothing more is known. */
  public static final Charter NONE = new Charter(Level.LOCAL, null, "", "", null, null, "");

  /** The three levels of teams; a team belongs to one of a higher level only. */
  public enum Level {
    /** 总队. */
    CORPS,
    /** 专业队. */
    SPECIALIST,
    /** 地方队. */
    LOCAL;

    /** Whether teams of another level may belong to one of this. */
    public boolean isAbove(Level other) {
      return compareTo(other) < 0;
    }
  }
}
