package org.diandan.notification.message;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.DutyEvent;
import org.diandan.contract.DutyEvent.DutyChange;
import org.diandan.contract.DutyEvent.DutyChanged;
import org.diandan.contract.Event;

/** What is told of who goes: to the person, or to those who have to find somebody else. */
final class DutyNotices {

  private DutyNotices() {}

  static Optional<Notice> of(DutyEvent event) {
    return switch (event) {
      case DutyChanged fact -> Optional.of(of(fact));
    };
  }

  /** The person a duty is of; nobody for other facts, and for those that leaders are told. */
  static Set<UUID> personsOf(Event event) {
    return event instanceof DutyChanged fact && kindOf(fact.change()).audience() == Audience.NAMED
        ? Set.of(fact.personId())
        : Set.of();
  }

  private static Notice of(DutyChanged fact) {
    var notice =
        Notice.about(
                kindOf(fact.change()), fact.eventId(), fact.of().requestId(), fact.occurredAt())
            .by(fact.team().teamId(), fact.team().teamName())
            .withAssignment(fact.assignmentId());
    return fact.change() == DutyChange.PLANNED || fact.change() == DutyChange.STANDBY
        ? notice.until(fact.from())
        : notice;
  }

  private static MessageKind kindOf(DutyChange change) {
    return switch (change) {
      case PLANNED -> MessageKind.DUTY_PLANNED;
      case STANDBY -> MessageKind.DUTY_STANDBY;
      case CANCELLED -> MessageKind.DUTY_CANCELLED;
      case CANNOT_COME, CONFLICT -> MessageKind.DUTY_CANNOT_COME;
    };
  }
}
