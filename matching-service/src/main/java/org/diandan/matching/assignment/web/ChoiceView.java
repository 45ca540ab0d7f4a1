package org.diandan.matching.assignment.web;

import java.util.List;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;

/**
 * Why a team was asked, in the reader's words.
 *
 * @param sentence one plain sentence
 * @param engine whether teams were compared; otherwise a person chose
 * @param considered how many active teams there were, or were checked
 * @param lookedAt how many of them the rules were asked about; null for all of them
 * @param teams the asked one first, then the others, best first
 * @param costs one row for each term; empty when none were compared
 * @param totals one for each team, as in {@code teams}
 * @param how the decision in sentences: by whom, with how many others, at which prices
 * @param place of the need, rounded; null when nobody knows it
 */
record ChoiceView(
    String group,
    String item,
    String orderNumber,
    String sentence,
    boolean engine,
    int considered,
    @Nullable Integer lookedAt,
    List<Filter> filters,
    List<Team> teams,
    List<Cost> costs,
    List<String> totals,
    List<String> how,
    @Nullable Place place) {

  /**
   * A team that was compared.
   *
   * @param number on the map, 1 is the asked one
   * @param base to about 100 m; null when it named no place
   */
  record Team(
      int number,
      String name,
      String rung,
      @Nullable String distance,
      int load,
      int capacity,
      @Nullable Place base) {}

  /** A term of the cost, with the metres of each team. */
  record Cost(String term, List<String> metres) {}

  /** Whether a map has something to compare: the need and at least one team. */
  public boolean isDrawable() {
    return place != null && teams.stream().anyMatch(team -> team.base() != null);
  }
}
