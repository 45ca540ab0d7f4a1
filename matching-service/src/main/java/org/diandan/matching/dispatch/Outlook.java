package org.diandan.matching.dispatch;

import java.util.List;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.TeamPrices;

/**
 * A dispatch area as its owner knows it at the moment of a decision.
 *
 * @param teams left as they are by every decision
 * @param prices what each team is worth to needs that are still to come
 * @param planned searches that wait for their wished time, the one asked next first; they may be
 *     some seconds old
 */
public record Outlook(AreaTeams teams, TeamPrices prices, List<CaseFile> planned) {

  public Outlook {
    planned = List.copyOf(planned);
  }

  /** The same area without anybody who waits. */
  Outlook ofNow() {
    return new Outlook(teams, prices, List.of());
  }
}
