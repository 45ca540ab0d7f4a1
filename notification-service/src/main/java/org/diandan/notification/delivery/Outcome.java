package org.diandan.notification.delivery;

import java.time.Duration;
import org.diandan.contract.NotificationEvent.SuppressionReason;

/** What became of one try. */
sealed interface Outcome {

  /** The channel took it. */
  record Taken() implements Outcome {}

  /** It was not sent on purpose. */
  record Suppressed(SuppressionReason reason) implements Outcome {}

  /** It did not get through and is tried again after the pause. */
  record Postponed(Duration pause, String trouble) implements Outcome {}

  /** It did not get through and is not tried again. */
  record GivenUp(String trouble) implements Outcome {}
}
