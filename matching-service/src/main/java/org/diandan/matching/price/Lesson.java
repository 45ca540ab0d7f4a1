package org.diandan.matching.price;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.AreaCode;

/**
 * The prices learned for a dispatch area.
 *
 * @param solvedAt the database's clock when demand was read
 * @param expiresAt when they lose their validity, exclusive
 * @param dayEndsAt until when the demand they were learned from goes, exclusive
 * @param sampledDays past days there were; 0 means nothing could be learned
 * @param metres more than 0; teams that are not scarce are left out
 */
record Lesson(
    AreaCode dispatchArea,
    Instant solvedAt,
    Instant expiresAt,
    Instant dayEndsAt,
    int sampledDays,
    Map<UUID, Double> metres) {

  Lesson {
    metres = Map.copyOf(metres);
  }
}
