package org.diandan.matching.dispatch;

import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.outbox.Written;
import reactor.core.publisher.Mono;

/** What the clock does with a visit that nobody ended; visits know, the owner of the case asks. */
public interface UnfinishedVisits {

  /**
   * Ends the visit if its time is over, else looks again later.
   *
   * @param file a case whose moment has come
   * @param underWay its assignment, which is in service
   */
  Mono<Written> look(CaseFile file, Assignment underWay);
}
