package org.diandan.matching.visit;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;

/**
 * A visit on somebody's list.
 *
 * @param planned when the person goes; null when nobody planned it
 * @param wished null when any time up to {@code finishBy} will do
 * @param startBy by when somebody of the team has to be there; null for older tasks
 * @param place known to about 80 m; null when only the area is known
 * @param cameAt when the person came; null before
 * @param leftAt when the person left; null before
 * @param endsWithMe whether the visit ends when the person leaves
 * @param now the database's clock when this was read
 */
public record DayVisit(
    UUID id,
    UUID requestId,
    String orderNumber,
    String teamName,
    AssignmentState state,
    AreaCode area,
    ServiceItemCode item,
    Urgency urgency,
    @Nullable TimeWindow planned,
    @Nullable TimeWindow wished,
    Instant finishBy,
    @Nullable Instant startBy,
    @Nullable Place place,
    @Nullable Instant cameAt,
    @Nullable Instant leftAt,
    boolean endsWithMe,
    Instant now) {

  /** When it begins, as far as anybody knows. */
  public Instant begins() {
    if (planned != null) {
      return planned.from();
    }
    if (wished != null) {
      return wished.from();
    }
    return startBy == null ? finishBy : startBy;
  }
}
