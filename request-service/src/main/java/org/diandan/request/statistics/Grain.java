package org.diandan.request.statistics;

/** What a figure counts: cases, or what each team did about a case. */
enum Grain {
  CASE("figure_case c", "c"),
  TEAM(
      """
      figure_team_case t
      join figure_case c on c.generation = t.generation and c.case_id = t.case_id\
      """,
      "t");

  private final String rows;
  private final String team;

  Grain(String rows, String team) {
    this.rows = rows;
    this.team = team;
  }

  String rows() {
    return rows;
  }

  /** The alias whose team counts. */
  String team() {
    return team;
  }
}
