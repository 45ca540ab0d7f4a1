package org.diandan.notification.message;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.Event;
import org.diandan.contract.ExportEvent;
import org.diandan.contract.ExportEvent.ExportMoved;

/** What staff is told of files that are made for them; the page says which file. */
final class ExportNotices {

  private ExportNotices() {}

  static Optional<Notice> of(ExportEvent event) {
    return switch (event) {
      case ExportMoved fact ->
          Optional.of(
              Notice.about(kindOf(fact), fact.eventId(), fact.exportId(), fact.occurredAt()));
    };
  }

  /** Whom a fact names; nobody for other facts. */
  static Set<UUID> personsOf(Event event) {
    return event instanceof ExportMoved fact ? fact.persons() : Set.of();
  }

  private static MessageKind kindOf(ExportMoved fact) {
    return switch (fact.step()) {
      case ASKED -> MessageKind.EXPORT_ASKED;
      case REFUSED -> MessageKind.EXPORT_REFUSED;
      case EXPIRED -> MessageKind.EXPORT_EXPIRED;
      case READY -> MessageKind.EXPORT_READY;
      case FAILED -> MessageKind.EXPORT_FAILED;
    };
  }
}
