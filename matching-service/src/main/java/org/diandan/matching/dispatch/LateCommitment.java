package org.diandan.matching.dispatch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.pool.AskingHours;
import org.diandan.matching.dispatch.policy.pool.LeadTime;

/**
 * Which searches can wait for their wished time, and until when. The later a team is asked, the
 * more is known of who else needs it; but the promised time to acceptance runs meanwhile, so that
 * at least half of it is left for asking. Plain code, no clock but the one in the case file.
 *
 * @param inForce how long a team may think, by urgency; a second team gets as long
 * @param zone of the clocks on people's walls
 */
record LateCommitment(
    PlanningProperties planning, Supplier<DispatchSettings> inForce, ZoneId zone) {

  /**
   * A search that waits.
   *
   * @param askAt when the first team is asked
   * @param confirmBy when a team will have said yes, if not the first then the second
   */
  record Plan(Instant askAt, Instant confirmBy) {}

  /** Empty when teams are to be asked now: at once, or because they were asked already. */
  Optional<Plan> planFor(CaseFile file) {
    var wished = file.wished();
    if (wished == null || file.isAsked() || !canWait(file.need().urgency())) {
      return Optional.empty();
    }
    var answer = inForce.get().answerWithin(file.need().urgency());
    var lead = new LeadTime(planning.travel(), answer, answer);
    var latest = earlier(lead.latestCommitment(wished.from()), NextStep.halfTime(file));
    var askAt =
        new AskingHours(planning.askedFrom(), planning.askedUntil(), zone).latestBy(latest, answer);
    return askAt.isAfter(file.now().plus(planning.worthWaiting()))
        ? Optional.of(
            new Plan(askAt, earlier(askAt.plus(answer).plus(answer), file.clocks().acceptBy())))
        : Optional.empty();
  }

  private static boolean canWait(Urgency urgency) {
    return switch (urgency) {
      case U1, U2 -> false;
      case U3, U4 -> true;
    };
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
