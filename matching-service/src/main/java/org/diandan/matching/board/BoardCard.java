package org.diandan.matching.board;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.jspecify.annotations.Nullable;

/**
 * An open request one team could take.
 *
 * @param distanceMetres null when either side has no place
 * @param wished null when any time up to {@code finishBy} will do
 * @param acceptBy when the promised time to acceptance ends or ended
 */
public record BoardCard(
    UUID requestId,
    String orderNumber,
    UUID teamId,
    String teamName,
    ServiceItemCode item,
    Urgency urgency,
    AreaCode area,
    @Nullable Integer distanceMetres,
    @Nullable TimeWindow wished,
    Instant acceptBy,
    Instant finishBy) {

  static BoardCard of(CaseFile file, Offer fitting) {
    return new BoardCard(
        file.requestId(),
        file.orderNumber(),
        fitting.teamId(),
        fitting.teamName(),
        file.need().item(),
        file.need().urgency(),
        file.area(),
        fitting.distanceMetres(),
        file.wished(),
        file.clocks().acceptBy(),
        file.clocks().finishBy());
  }
}
