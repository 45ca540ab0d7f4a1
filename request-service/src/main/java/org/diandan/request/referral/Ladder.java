package org.diandan.request.referral;

import java.util.Optional;
import java.util.UUID;
import org.diandan.request.department.Department;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Step;

/** The rules of the ladder: what may be done with a request as it stands. */
final class Ladder {

  /** So many returns force the next department to lead. */
  static final int MOST_BOUNCES = 3;

  private Ladder() {}

  /** Whether whoever gets it next has to lead. */
  static boolean forces(OnLadder request) {
    return request.bounces() >= MOST_BOUNCES;
  }

  /** Why it cannot go to a department; empty when it can. */
  static Optional<LadderOutcome> whyNotRefer(OnLadder request, Department to) {
    if (!to.open() || !to.covers(request.area().value())) {
      return Optional.of(new LadderOutcome.NotForThisArea());
    }
    var held = request.held();
    return held != null && held.department().equals(to.id())
        ? Optional.of(new LadderOutcome.SameDepartment())
        : whyNot(request, Step.REFER);
  }

  /** Why it cannot take a step that moves it; empty when it can. */
  static Optional<LadderOutcome> whyNot(OnLadder request, Step step) {
    if (request.merged()) {
      return Optional.of(new LadderOutcome.Merged());
    }
    return Lifecycle.after(request.state(), step).isEmpty()
        ? Optional.of(new LadderOutcome.OutOfOrder(request.state()))
        : Optional.empty();
  }

  /** Why a department cannot sign; empty when it can. */
  static Optional<LadderOutcome> whyNotSign(OnLadder request, UUID referral) {
    var held = request.held();
    if (held == null || !held.referral().equals(referral)) {
      return Optional.of(new LadderOutcome.Gone());
    }
    return held.signed() ? Optional.of(new LadderOutcome.SignedAlready()) : Optional.empty();
  }

  /** Why a department cannot return it; empty when it can. */
  static Optional<LadderOutcome> whyNotReturn(OnLadder request, UUID referral) {
    var held = request.held();
    if (held == null || !held.referral().equals(referral)) {
      return Optional.of(new LadderOutcome.Gone());
    }
    return held.forced() ? Optional.of(new LadderOutcome.MustLead()) : Optional.empty();
  }

  /** Why a department cannot answer the resident; empty when it can. */
  static Optional<LadderOutcome> whyNotAnswer(OnLadder request, UUID referral) {
    var held = request.held();
    if (held == null || !held.referral().equals(referral)) {
      return Optional.of(new LadderOutcome.Gone());
    }
    return held.signed() ? Optional.empty() : Optional.of(new LadderOutcome.NotSigned());
  }
}
