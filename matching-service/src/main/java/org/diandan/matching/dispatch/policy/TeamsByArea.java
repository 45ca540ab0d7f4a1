package org.diandan.matching.dispatch.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AreaCode.Level;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;

/** Slots of teams by the areas they may be asked from. */
final class TeamsByArea {

  private final Map<AreaCode, Set<Integer>> slots = new HashMap<>();

  void add(CandidateTeam team, int slot) {
    served(team).forEach(area -> slots.computeIfAbsent(area, _ -> new TreeSet<>()).add(slot));
  }

  void remove(CandidateTeam team, int slot) {
    served(team).forEach(area -> slots.getOrDefault(area, new TreeSet<>()).remove(slot));
  }

  /** Those that may be asked from an area or from one that contains it, by slot. */
  Set<Integer> serving(AreaCode area) {
    if (slots.isEmpty()) {
      return Set.of();
    }
    var serving = new TreeSet<Integer>();
    for (var level : Level.values()) {
      if (level.compareTo(area.level()) <= 0) {
        serving.addAll(slots.getOrDefault(area.at(level), Set.of()));
      }
    }
    return serving;
  }

  /** The team's own area, and what else it serves. */
  private static Set<AreaCode> served(CandidateTeam team) {
    return switch (team.reach()) {
      case WithinKilometres _ -> Set.of(team.area());
      case WithinAreas areas -> {
        var served = new TreeSet<>(areas.more());
        served.add(team.area());
        yield served;
      }
    };
  }
}
