package org.diandan.request.clock.running;

import java.time.Instant;
import org.diandan.contract.ClockEvent.ClockKind;
import org.diandan.contract.ClockEvent.ReminderStage;

/**
 * One reminder of one clock.
 *
 * @param serial counts extensions, or questions, so that each begins anew
 */
record Reminder(ClockKind clock, int serial, Stage stage, Instant deadline) {

  /** How far a clock has run, in order. */
  enum Stage {
    /** Half of the time is gone. */
    HALF(ReminderStage.BEFORE),
    /** A fifth of the time is left. */
    NEARLY(ReminderStage.BEFORE),
    DUE(ReminderStage.AT),
    OVERDUE(ReminderStage.AFTER);

    private final ReminderStage told;

    Stage(ReminderStage told) {
      this.told = told;
    }

    /** What events call it. */
    ReminderStage told() {
      return told;
    }
  }

  /** What was given already. */
  record Given(ClockKind clock, int serial, Stage stage) {}
}
