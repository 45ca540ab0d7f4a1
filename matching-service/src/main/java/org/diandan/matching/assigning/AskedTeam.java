package org.diandan.matching.assigning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question to a team, and who put it.
 *
 * @param state SENT, ACCEPTED, DECLINED, EXPIRED or WITHDRAWN
 * @param by person id of the official; null when nobody in particular asked
 * @param because their reason; null when they gave none
 * @param overruled hard rules that they set aside, by name
 */
public record AskedTeam(
    UUID offerId,
    String teamName,
    String state,
    Instant sentAt,
    @Nullable UUID by,
    @Nullable String because,
    List<String> overruled) {

  public AskedTeam {
    overruled = List.copyOf(overruled);
  }
}
