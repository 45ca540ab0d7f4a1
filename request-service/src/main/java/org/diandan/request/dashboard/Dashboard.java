package org.diandan.request.dashboard;

import java.util.List;
import org.diandan.request.statistics.FigureTable;

/**
 * All figures of a slice on one page.
 *
 * @param now everything together
 * @param places of the slice by county, or by town inside one county
 * @param before everything together in the period before
 * @param yearBefore everything together on the same days a year before
 * @param trend along time, in steps that fit the period; the newest of very many
 * @param topics what rose in the last week, whatever the period
 */
public record Dashboard(
    FigureTable.Row now,
    FigureTable places,
    FigureTable.Row before,
    FigureTable.Row yearBefore,
    FigureTable trend,
    FigureTable teams,
    List<Topic> topics) {

  public Dashboard {
    topics = List.copyOf(topics);
  }
}
