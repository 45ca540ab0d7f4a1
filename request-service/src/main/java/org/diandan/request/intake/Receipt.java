package org.diandan.request.intake;

import java.time.Instant;
import java.util.UUID;
import org.diandan.request.lifecycle.RequestState;

/**
 * What somebody gets for an order.
 *
 * @param link path of the private page
 * @param token the secret part of the link
 * @param acceptBy when a team should have accepted
 * @param finishBy when the work should be done
 */
public record Receipt(
    UUID id,
    String orderNumber,
    String link,
    String token,
    RequestState state,
    Instant acceptBy,
    Instant finishBy) {

  @Override
  public String toString() {
    return "Receipt[%s]".formatted(orderNumber);
  }
}
