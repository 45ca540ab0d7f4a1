package org.diandan.journey.drill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an audit found wrong: which rule, and for which subjects. */
final class Findings {

  private static final int SHOWN = 5;

  private final List<String> lines = new ArrayList<>();
  private final Set<String> subjects = new HashSet<>();

  /** Notes the subjects that break a rule; none is fine. */
  void add(String rule, List<String> broken) {
    if (broken.isEmpty()) {
      return;
    }
    subjects.addAll(broken);
    var shown = String.join(", ", broken.subList(0, Math.min(SHOWN, broken.size())));
    lines.add("%s: %d (%s)".formatted(rule, broken.size(), shown));
  }

  /** How many different subjects broke a rule. */
  int lost() {
    return subjects.size();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
