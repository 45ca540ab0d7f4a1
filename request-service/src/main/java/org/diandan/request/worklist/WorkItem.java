package org.diandan.request.worklist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * A request in a list of work; nothing personal in it.
 *
 * @param since the moment the list is sorted by
 * @param times how often the same phone ordered lately; 0 in other lists
 * @param holder the team or department that has it; null when nobody does
 * @param call whom to call about it: leaders of the team or people of the department, at most three
 */
public record WorkItem(
    UUID id,
    String orderNumber,
    ServiceItemCode item,
    RequestState state,
    String areaPath,
    Instant since,
    int times,
    @Nullable String holder,
    List<UUID> call) {

  public WorkItem {
    call = List.copyOf(call);
  }
}
