package org.diandan.request.action;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * A request as an action finds it.
 *
 * @param closedAt null while it is under way
 * @param before how often the same was done before, for actions that are counted
 * @param times how often in all
 */
record Standing(
    CurrentRequest request, @Nullable Instant closedAt, Pace.Before before, int times) {

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
