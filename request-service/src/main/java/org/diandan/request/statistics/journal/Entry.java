package org.diandan.request.statistics.journal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.Event;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.jspecify.annotations.Nullable;

/**
 * An event in the journal.
 *
 * @param version counts the events of its subject on its topic
 */
record Entry(long version, Event event) {

  Entry {
    requireNonNull(event, "event");
  }

  UUID caseId() {
    return event.subjectId();
  }

  Instant at() {
    return event.occurredAt();
  }

  /** The request it was merged into or separated from; null when the event is of no other one. */
  @Nullable UUID other() {
    return switch (event) {
      case RequestMerged merged -> merged.intoRequestId();
      case RequestUnmerged unmerged -> unmerged.fromRequestId();
      default -> null;
    };
  }
}
