package org.diandan.request.action;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.request.action.HandledAbove.Again;
import org.diandan.request.action.HandledAbove.Again.ByDepartment;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.RequestState;

/**
 * A request as an action finds it.
 *
 * @param itemVersion of the rules the request was born with
 * @param before how often the same was done before, for actions that are counted
 * @param times how often in all
 * @param above whose answer waits for the resident's word, or who ended it by saying why it cannot
 *     be done; empty when volunteers did it
 */
record Standing(
    CurrentRequest request,
    int itemVersion,
    Closed closed,
    Pace.Before before,
    int times,
    Optional<Again> above) {

  Standing answeredBy(Optional<Again> answering) {
    return new Standing(request, itemVersion, closed, before, times, answering);
  }

  /** Who gets back what the resident objects to; empty when the volunteers do. */
  Optional<Again> again() {
    return above.filter(Again::own);
  }

  /** The department that answered. */
  Optional<ByDepartment> department() {
    return above.filter(ByDepartment.class::isInstance).map(ByDepartment.class::cast);
  }

  UUID id() {
    return request.id();
  }

  RequestState state() {
    return request.state();
  }

  AreaCode area() {
    return request.area();
  }

  Instant now() {
    return request.now();
  }
}
