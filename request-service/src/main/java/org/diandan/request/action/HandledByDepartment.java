package org.diandan.request.action;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.LadderEvent.Rung;
import reactor.core.publisher.Mono;

/** Knows which department answered a request that waits for its evaluation. */
public interface HandledByDepartment {

  /** Empty when volunteers did it, or when there is no such request. */
  Mono<Optional<Again>> of(UUID request);

  /**
   * The department, and its clocks when the resident says "not resolved" now.
   *
   * @param own whether the request went there itself, and not together with another one
   * @param forced whether it could not return it
   * @param persons who answers for it, by person id
   */
  record Again(
      UUID department,
      String name,
      Rung rung,
      boolean own,
      boolean forced,
      Instant signBy,
      Instant finishBy,
      Set<UUID> persons) {
    public Again {
      persons = Set.copyOf(persons);
    }
  }
}
