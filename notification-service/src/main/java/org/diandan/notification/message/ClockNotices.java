package org.diandan.notification.message;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ClockEvent;
import org.diandan.contract.ClockEvent.ClockKind;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ClockEvent.ClockPaused;
import org.diandan.contract.ClockEvent.ClockReminder;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.Event;

/** What is told of clocks: a reminder names itself whether a team or persons hear it. */
final class ClockNotices {

  private ClockNotices() {}

  static Optional<Notice> of(ClockEvent event) {
    return switch (event) {
      case ClockPaused fact -> Optional.of(about(MessageKind.RESIDENT_ASKED, fact));
      case ClockMoved fact when fact.cause() == MoveCause.EXTENDED ->
          Optional.of(about(MessageKind.PROMISE_EXTENDED, fact).until(fact.clocks().finishBy()));
      case ClockMoved _ -> Optional.empty();
      case ClockReminder fact -> Optional.of(reminder(fact));
    };
  }

  /** Whom a fact names; empty when it speaks of a team or the resident. */
  static Set<UUID> personsOf(Event event) {
    return event instanceof ClockReminder reminder ? reminder.persons() : Set.of();
  }

  private static Notice reminder(ClockReminder fact) {
    var team = fact.team();
    var notice = about(kindOf(fact), fact).until(fact.deadline());
    return team == null ? notice : notice.by(team.teamId(), team.teamName());
  }

  private static MessageKind kindOf(ClockReminder fact) {
    boolean held = fact.team() != null;
    return switch (fact.stage()) {
      case BEFORE -> held ? MessageKind.TASK_DUE_SOON : MessageKind.CASE_DUE_SOON;
      case AT ->
          fact.clock() == ClockKind.ANSWER
              ? MessageKind.RESIDENT_REMINDED
              : held ? MessageKind.TASK_DUE : MessageKind.CASE_DUE;
      case AFTER ->
          fact.clock() == ClockKind.ANSWER ? MessageKind.ANSWER_MISSING : MessageKind.CASE_OVERDUE;
    };
  }

  private static Notice about(MessageKind kind, ClockEvent fact) {
    return Notice.about(kind, fact.eventId(), fact.requestId(), fact.occurredAt());
  }
}
