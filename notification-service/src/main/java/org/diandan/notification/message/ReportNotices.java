package org.diandan.notification.message;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.Event;
import org.diandan.contract.ReportEvent;
import org.diandan.contract.ReportEvent.ReportIssued;

/** What staff is told of reports the platform issues by itself; the message leads to the report. */
final class ReportNotices {

  private ReportNotices() {}

  static Optional<Notice> of(ReportEvent event) {
    return switch (event) {
      case ReportIssued fact when fact.persons().isEmpty() -> Optional.empty();
      case ReportIssued fact ->
          Optional.of(
              Notice.about(kindOf(fact), fact.eventId(), fact.reportId(), fact.occurredAt()));
    };
  }

  /** Whom a fact names; nobody for other facts. */
  static Set<UUID> personsOf(Event event) {
    return event instanceof ReportIssued fact ? fact.persons() : Set.of();
  }

  private static MessageKind kindOf(ReportIssued fact) {
    return switch (fact.span()) {
      case DAY -> MessageKind.REPORT_OF_DAY;
      case WEEK -> MessageKind.REPORT_OF_WEEK;
      case MONTH -> MessageKind.REPORT_OF_MONTH;
    };
  }
}
