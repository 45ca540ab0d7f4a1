package org.diandan.matching.team.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is on file about a team, in the reader's words.
 *
 * @param state name of its state
 * @param returned why it was given back to the applicant; null when it was not
 * @param facts what the team says of itself, in order
 * @param steps the newest first
 * @param offered the steps that may be taken now
 */
record FileView(
    UUID id,
    String name,
    String kind,
    String area,
    String state,
    @Nullable String returned,
    List<Fact> facts,
    List<Step> steps,
    List<Offered> offered) {

  /** One line of a team's file. */
  record Fact(String label, String value) {}

  /**
   * A step that was taken.
   *
   * @param by null when nobody is on file
   */
  record Step(String said, String when, @Nullable UUID by, @Nullable String reason) {}

  /** A step that may be taken. */
  record Offered(String step, boolean owesReason) {}
}
