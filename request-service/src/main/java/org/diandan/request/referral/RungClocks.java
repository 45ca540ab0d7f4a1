package org.diandan.request.referral;

import java.time.Duration;
import java.time.Instant;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.request.clock.RunningTime;
import org.diandan.request.referral.LadderProperties.Spans;

/**
 * The clocks of the rungs. A rung's clock begins when a request comes to the rung and goes on
 * whoever holds it there: being returned never buys time.
 */
record RungClocks(RunningTime time, Spans spans, Duration search) {

  /** When a department should have signed for what it gets now. */
  Instant signBy(OnLadder request) {
    return time.after(request.now(), spans.sign());
  }

  /** When a rung should be done with a request that comes, or stays, there now. */
  Instant until(OnLadder request, Rung rung) {
    var running = request.rungUntil();
    return running != null && request.rung() == rung ? running : afresh(request, rung);
  }

  /** The same for a new attempt, whose clock begins now. */
  Instant afresh(OnLadder request, Rung rung) {
    return switch (rung) {
      case RESPONSIBLE -> time.after(request.now(), spans.responsible());
      case FUNCTIONAL -> time.after(request.now(), spans.functional());
      case MEETING -> time.after(request.now(), spans.meeting());
      case COMMUNITY -> request.clocks().finishBy();
    };
  }

  /** Promises of a search that begins anew: the promised end stays unless it is too near. */
  Clocks anew(OnLadder request) {
    var acceptBy = time.after(request.now(), search);
    var promised = request.clocks().finishBy();
    return new Clocks(acceptBy, promised.isBefore(acceptBy) ? acceptBy : promised);
  }
}
