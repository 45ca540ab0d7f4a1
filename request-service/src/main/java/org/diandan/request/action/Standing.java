package org.diandan.request.action;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.request.action.HandledByDepartment.Again;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.RequestState;

/**
 * A request as an action finds it.
 *
 * @param itemVersion of the rules the request was born with
 * @param before how often the same was done before, for actions that are counted
 * @param times how often in all
 * @param department whose answer waits for the resident's word; empty when volunteers did it
 */
record Standing(
    CurrentRequest request,
    int itemVersion,
    Closed closed,
    Pace.Before before,
    int times,
    Optional<Again> department) {

  Standing answeredBy(Optional<Again> answering) {
    return new Standing(request, itemVersion, closed, before, times, answering);
  }

  /** Whether "not resolved" goes back to the department and not to the volunteers. */
  boolean isTriedAgainByDepartment() {
    return department.filter(Again::own).isPresent();
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
