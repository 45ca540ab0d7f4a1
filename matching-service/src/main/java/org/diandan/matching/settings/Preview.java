package org.diandan.matching.settings;

import java.util.List;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.replay.Figures;

/**
 * What last week's first choices would have been, with the settings in force and with others.
 *
 * @param areas dispatch areas that were played, the busiest first; empty when nothing was searched
 *     for
 * @param searches of the last seven days in all dispatch areas the reader answers for
 * @param played how many of them were played: the latest ones of each area, without those that go
 *     to a person first
 * @param changed how many of those would have asked another team first
 */
public record Preview(
    List<AreaCode> areas,
    long searches,
    int played,
    int changed,
    Figures inForce,
    Figures proposed) {

  public Preview {
    areas = List.copyOf(areas);
  }

  /** Whether only a part of last week was played. */
  public boolean isPart() {
    return played < searches;
  }
}
