package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, as far as the choice of a team depends on it.
 *
 * @param place null when only the area is known
 * @param wished null when any time will do
 * @param past what came before in this search
 */
public record OpenNeed(
    AreaCode area, @Nullable Place place, @Nullable TimeWindow wished, Need need, Past past) {

  public OpenNeed {
    requireNonNull(area, "area");
    requireNonNull(need, "need");
    requireNonNull(past, "past");
  }

  /** A need nobody was asked for yet. */
  public OpenNeed(AreaCode area, @Nullable Place place, @Nullable TimeWindow wished, Need need) {
    this(area, place, wished, need, Past.NONE);
  }

  /**
   * What came before in the search for one need.
   *
   * @param waited since the search began; a clock that jumped back makes it zero
   * @param failures answers that were no, and silence, in this round
   * @param conflicted teams with a conflict of interest, whatever the round
   * @param known teams that served this resident before
   */
  public record Past(Duration waited, int failures, Set<UUID> conflicted, Set<UUID> known) {

    /** The search begins. */
    public static final Past NONE = new Past(Duration.ZERO, 0, Set.of(), Set.of());

    public Past {
      waited = waited.isNegative() ? Duration.ZERO : waited;
      conflicted = Set.copyOf(conflicted);
      known = Set.copyOf(known);
      if (failures < 0) {
        throw new IllegalArgumentException("%d failures cannot be.".formatted(failures));
      }
    }
  }

  Set<SkillCode> skills() {
    return need.skills();
  }

  boolean asks(ItemFlag flag) {
    return need.flags().contains(flag);
  }

  /** When it will be served, as far as known: at the wished time, or from now on. */
  Instant servedAt(Instant now) {
    return wished == null || wished.from().isBefore(now) ? now : wished.from();
  }

  /** The day of {@link #servedAt} on the clocks of a zone. */
  LocalDate servedOn(Instant now, ZoneId zone) {
    return LocalDate.ofInstant(servedAt(now), zone);
  }

  /** Whether somebody is needed at this hour rather than at the next one that suits. */
  boolean cannotWait() {
    return wished == null && need.urgency().runsOnWallTime();
  }

  @Nullable Integer metresTo(CandidateTeam team) {
    return place == null || team.base() == null ? null : team.base().metresTo(place);
  }
}
