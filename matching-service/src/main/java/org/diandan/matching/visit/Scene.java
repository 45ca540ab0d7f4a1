package org.diandan.matching.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.Assignment;

/**
 * A visit as one person finds it.
 *
 * @param leads whether the person answers for the team
 */
record Scene(CaseFile file, Assignment assignment, VisitBook book, UUID personId, boolean leads) {

  private static final Duration LONGEST_WISH = Duration.ofHours(8);

  Instant now() {
    return file.now();
  }

  /** Until when the visit is planned if somebody comes at this moment. */
  Instant plannedUntil(Instant cameAt, VisitProperties settings) {
    var known = book.plannedUntil();
    return known != null
        ? known
        : Stream.of(
                cameAt.plus(settings.usualLength()),
                wishedUntil(cameAt),
                book.dutiesUntil() == null ? Instant.MIN : book.dutiesUntil())
            .max(Instant::compareTo)
            .orElseThrow();
  }

  private Instant wishedUntil(Instant cameAt) {
    var wished = file.wished();
    // A wish of whole days says when to come, not how long it takes.
    return wished != null && !wished.until().isAfter(cameAt.plus(LONGEST_WISH))
        ? wished.until()
        : Instant.MIN;
  }
}
