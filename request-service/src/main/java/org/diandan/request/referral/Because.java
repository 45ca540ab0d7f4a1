package org.diandan.request.referral;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody of the staff moves a request.
 *
 * @param sealed what they wrote for whoever gets it, encrypted; null when they wrote nothing
 * @param by person id
 * @param source address the call came from
 */
public record Because(LadderReason reason, @Nullable String sealed, UUID by, String source) {

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
