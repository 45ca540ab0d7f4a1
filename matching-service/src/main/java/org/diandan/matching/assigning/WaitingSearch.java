package org.diandan.matching.assigning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;

/**
 * A search that waits for a person.
 *
 * @param since when it first reached a person's desk in this round
 * @param reasons why, in the order they came up; at least one
 * @param acceptBy when the promised time to acceptance ends or ended
 * @param asked how many teams were asked in this round
 */
public record WaitingSearch(
    UUID requestId,
    String orderNumber,
    AreaCode area,
    ServiceItemCode item,
    Urgency urgency,
    Instant since,
    List<EscalationReason> reasons,
    Instant acceptBy,
    int asked) {

  public WaitingSearch {
    reasons = List.copyOf(reasons);
  }
}
