package org.diandan.matching.settings.web;

import java.util.List;

/** The parts of the page in the reader's words. */
final class SettingsView {

  private SettingsView() {}

  /** What belongs together. */
  record Section(String title, List<Group> groups) {}

  /**
   * One setting: a field, or one for each urgency.
   *
   * @param hint what it does, its unit and range
   */
  record Group(String label, String hint, List<Field> fields) {

    /** Whether each urgency has its own value. */
    public boolean isByUrgency() {
      return fields.size() > 1;
    }
  }

  /**
   * A field.
   *
   * @param label the urgency; empty where the setting has one value
   * @param hint what is in force, and what is shipped
   * @param value as it was typed
   */
  record Field(String name, String label, String hint, String value) {}

  /**
   * A change of the past.
   *
   * @param changes what it changed; empty when nothing, or when it is damaged
   */
  record Past(
      long number,
      String when,
      String who,
      String reason,
      List<String> changes,
      boolean inForce,
      boolean readable) {}

  /**
   * What was played.
   *
   * @param played how much of last week, in a sentence
   * @param changed how many first questions would go to another team, in a sentence
   * @param rows one for each figure; empty when there is nothing to compare
   */
  record Tried(String played, String changed, List<Row> rows) {}

  /** A figure with the settings in force, and with the others. */
  record Row(String label, String inForce, String proposed) {}
}
