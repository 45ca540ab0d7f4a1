package org.diandan.matching.dispatch.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AreaCode.Level;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.index.NearestTeams;
import org.diandan.matching.dispatch.policy.index.SkillMask;
import org.diandan.matching.dispatch.policy.index.TeamIndex;
import org.diandan.matching.dispatch.policy.index.TeamIndex.Degrees;
import org.jspecify.annotations.Nullable;

/**
 * The active teams of one dispatch area in memory, found by place, skill and rule. A team without a
 * place is found through the areas it serves. One thread at a time; whoever owns the area.
 */
public final class AreaTeams {

  /** How many of the nearest are compared by cost, and how many are looked up for that. */
  private static final int COMPARED = 20;

  private static final int LOOKED_UP = 30;

  /** After a failure a need looks twice as far. */
  private static final int WIDER = 2;

  private final TeamIndex index = new TeamIndex();
  private final NearestTeams answer = new NearestTeams(WIDER * LOOKED_UP);
  private final Map<UUID, Integer> slots = new HashMap<>();
  private final ArrayDeque<Integer> vacant = new ArrayDeque<>();
  private final Map<AreaCode, Set<Integer>> withoutPlace = new HashMap<>();
  private final Map<SkillCode, Integer> holders = new HashMap<>();
  private @Nullable CandidateTeam[] teams = new @Nullable CandidateTeam[0];
  private long[] skills = new long[0];

  /** Takes these teams in; their order breaks ties between teams at one point. */
  public static AreaTeams of(Collection<CandidateTeam> teams) {
    var area = new AreaTeams();
    teams.forEach(area::put);
    area.index.rebuild();
    return area;
  }

  /** Adds a team or replaces what was known of it. */
  public void put(CandidateTeam team) {
    var known = slots.get(team.id());
    if (known != null && isFoundLike(Objects.requireNonNull(teams[known]), team)) {
      teams[known] = team;
      return;
    }
    remove(team.id());
    var slot = vacant.isEmpty() ? slots.size() : vacant.pop();
    if (slot == teams.length) {
      var room = Math.max(64, slot * 2);
      teams = Arrays.copyOf(teams, room);
      skills = Arrays.copyOf(skills, room);
    }
    slots.put(team.id(), slot);
    teams[slot] = team;
    skills[slot] = SkillMask.of(team.skills());
    team.skills().forEach(skill -> holders.merge(skill, 1, Integer::sum));
    var base = team.base();
    if (base == null) {
      served(team).forEach(area -> slotsIn(area).add(slot));
    } else {
      index.put(slot, new Degrees(base.longitude(), base.latitude()), skills[slot]);
    }
  }

  /** Forgets a team; nothing happens when it is not known. */
  public void remove(UUID teamId) {
    var slot = slots.remove(teamId);
    if (slot == null) {
      return;
    }
    var team = Objects.requireNonNull(teams[slot]);
    teams[slot] = null;
    vacant.push(slot);
    team.skills().forEach(skill -> holders.merge(skill, -1, Integer::sum));
    index.remove(slot);
    if (team.base() == null) {
      served(team).forEach(area -> slotsIn(area).remove(slot));
    }
  }

  /** What is known of a team. */
  public Optional<CandidateTeam> find(UUID teamId) {
    var slot = slots.get(teamId);
    return slot == null ? Optional.empty() : Optional.ofNullable(teams[slot]);
  }

  /** How many teams there are. */
  public int size() {
    return slots.size();
  }

  /** All teams, before any rule. */
  public Candidates everybody() {
    return Candidates.of(Arrays.stream(teams).filter(Objects::nonNull).toList());
  }

  /** Skills that fewer than one team in fifty has. */
  public Set<SkillCode> scarceSkills() {
    return Candidates.scarce(holders, size());
  }

  /** Whether a search finds both at the same place, so that the index need not change. */
  private static boolean isFoundLike(CandidateTeam known, CandidateTeam team) {
    return Objects.equals(known.base(), team.base())
        && known.skills().equals(team.skills())
        && served(known).equals(served(team));
  }

  /** How many teams are worth comparing for a need. */
  static int compared(OpenNeed need) {
    return need.past().failures() == 0 ? COMPARED : WIDER * COMPARED;
  }

  /**
   * The nearest teams all rules admit, with those of the area whose place nobody knows; all that
   * any rule admits when the need itself has no place.
   */
  List<CandidateTeam> nearest(OpenNeed need, List<HardRule> rules) {
    var place = need.place();
    var found = new ArrayList<CandidateTeam>();
    if (place == null) {
      for (var slot = 0; slot < teams.length; slot++) {
        addAdmitted(slot, need, rules, found);
      }
      return found;
    }
    answer
        .around(place.longitude(), place.latitude())
        .needing(SkillMask.of(need.skills()))
        .within(NearestTeams.EVERYWHERE)
        .atMost(need.past().failures() == 0 ? LOOKED_UP : WIDER * LOOKED_UP);
    index.search(answer, slot -> admits(slot, need, rules));
    for (var rank = 0; rank < answer.count(); rank++) {
      found.add(Objects.requireNonNull(teams[answer.slot(rank)]));
    }
    for (var slot : withoutPlaceServing(need.area())) {
      addAdmitted(slot, need, rules, found);
    }
    return found;
  }

  /** What each rule leaves of all teams, counted exactly. */
  List<Filter> count(OpenNeed need, List<HardRule> rules) {
    var needed = SkillMask.of(need.skills());
    var left = new int[rules.size()];
    for (var slot = 0; slot < teams.length; slot++) {
      var team = teams[slot];
      // The first rule asks for all skills; what lacks a bit of the mask lacks a skill.
      if (team != null && (skills[slot] & needed) == needed) {
        countIn(left, rules, need, team);
      }
    }
    var filters = new ArrayList<Filter>();
    for (var rule = 0; rule < left.length; rule++) {
      filters.add(new Filter(rules.get(rule).reason(), left[rule]));
    }
    return filters;
  }

  private static void countIn(int[] left, List<HardRule> rules, OpenNeed need, CandidateTeam team) {
    for (var rule = 0; rule < left.length && rules.get(rule).admits(need, team); rule++) {
      left[rule]++;
    }
  }

  private void addAdmitted(
      int slot, OpenNeed need, List<HardRule> rules, List<CandidateTeam> found) {
    var team = teams[slot];
    if (team != null && Sieve.admits(rules, need, team)) {
      found.add(team);
    }
  }

  private boolean admits(int slot, OpenNeed need, List<HardRule> rules) {
    var team = teams[slot];
    return team != null && Sieve.admits(rules, need, team);
  }

  private Set<Integer> withoutPlaceServing(AreaCode area) {
    if (withoutPlace.isEmpty()) {
      return Set.of();
    }
    var serving = new TreeSet<Integer>();
    for (var level : Level.values()) {
      if (level.compareTo(area.level()) <= 0) {
        serving.addAll(withoutPlace.getOrDefault(area.at(level), Set.of()));
      }
    }
    return serving;
  }

  private Set<Integer> slotsIn(AreaCode area) {
    return withoutPlace.computeIfAbsent(area, _ -> new TreeSet<>());
  }

  /** The areas a team without a place may be asked from. */
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
