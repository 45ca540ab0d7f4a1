package org.diandan.matching.dispatch.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.jspecify.annotations.Nullable;

/** Slots of teams by the areas they may be asked from. */
final class TeamsByArea {

  /** By the digits of the area's code; a code lies in every area whose code it begins with. */
  private final Map<String, Set<Integer>> slots = new HashMap<>();

  void add(CandidateTeam team, int slot) {
    for (var area : served(team)) {
      slots.computeIfAbsent(area.value(), _ -> new TreeSet<>()).add(slot);
    }
  }

  void remove(CandidateTeam team, int slot) {
    for (var area : served(team)) {
      slots.computeIfPresent(area.value(), (_, in) -> without(slot, in));
    }
  }

  /** Those that may be asked from an area or from one that contains it, by slot. */
  Set<Integer> serving(AreaCode area) {
    var serving = new TreeSet<Integer>();
    around(area).forEach(serving::addAll);
    return serving;
  }

  /** Whether one of those that may be asked from an area is of some kind. */
  boolean anyServes(AreaCode area, IntPredicate kind) {
    for (var serving : around(area)) {
      for (var slot : serving) {
        if (kind.test(slot)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Set<Integer>> around(AreaCode area) {
    var around = new ArrayList<Set<Integer>>();
    for (var digits = slots.isEmpty() ? 0 : area.value().length(); digits > 0; digits--) {
      var serving = slots.get(area.value().substring(0, digits));
      if (serving != null) {
        around.add(serving);
      }
    }
    return around;
  }

  private static @Nullable Set<Integer> without(int slot, Set<Integer> slots) {
    slots.remove(slot);
    return slots.isEmpty() ? null : slots;
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
