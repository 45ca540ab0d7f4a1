package org.diandan.request.action;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.LadderEvent.Rung;
import reactor.core.publisher.Mono;

/**
 * Knows who above the volunteers answered a request that waits for its evaluation, or ended it by
 * saying why it cannot be done.
 */
public interface HandledAbove {

  /** Empty when volunteers did it, or when there is no such request. */
  Mono<Optional<Again>> of(UUID request);

  /** Who it goes back to, and their clocks, when the resident objects now. */
  sealed interface Again {

    /** Whether the request went there itself, and not together with another one. */
    boolean own();

    /**
     * A department.
     *
     * @param forced whether it could not return it
     * @param persons who answers for it, by person id
     */
    record ByDepartment(
        UUID department,
        String name,
        Rung rung,
        boolean own,
        boolean forced,
        Instant signBy,
        Instant finishBy,
        Set<UUID> persons)
        implements Again {
      public ByDepartment {
        persons = Set.copyOf(persons);
      }
    }

    /** The joint meeting, whichever will treat it. */
    record ByMeeting(boolean own, Instant decideBy) implements Again {}
  }
}
