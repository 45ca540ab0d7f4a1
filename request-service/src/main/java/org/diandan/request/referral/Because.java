package org.diandan.request.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.MeetingDecided;
import org.diandan.contract.LadderEvent.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody of the staff moves a request.
 *
 * @param sealed what they wrote for whoever gets it, encrypted; null when they wrote nothing
 * @param by person id
 * @param source address the call came from
 * @param meeting the decision it carries out; null when nobody met
 */
public record Because(
    LadderReason reason,
    @Nullable String sealed,
    UUID by,
    String source,
    @Nullable Decision meeting) {

  /** Without any meeting. */
  public Because(LadderReason reason, @Nullable String sealed, UUID by, String source) {
    this(reason, sealed, by, source, null);
  }

  /**
   * What a joint meeting decided.
   *
   * @param department who answers for it; null when no department does
   * @param dueBy when it should be done; null when nothing is to be done
   */
  public record Decision(
      UUID meeting, Ruling ruling, @Nullable UUID department, @Nullable Instant dueBy) {

    MeetingDecided event(OnLadder request) {
      return new MeetingDecided(
          UUID.randomUUID(),
          request.id(),
          request.now(),
          request.area(),
          request.round(),
          meeting,
          ruling,
          department,
          dueBy);
    }
  }

  /** Reasons for going up; the first ones are the most usual. */
  public static final List<LadderReason> UP =
      List.of(
          LadderReason.NO_TEAM,
          LadderReason.NEEDS_AUTHORITY,
          LadderReason.NEEDS_EXPERTISE,
          LadderReason.UNSOLVED_TWICE,
          LadderReason.OVERDUE_BELOW,
          LadderReason.RETURNED,
          LadderReason.RETURNED_THRICE);

  /** Reasons for going back. */
  public static final List<LadderReason> BACK = List.of(LadderReason.CAN_BE_DONE_BELOW);
}
