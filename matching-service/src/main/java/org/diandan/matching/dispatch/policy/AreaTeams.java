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
import java.util.UUID;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
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
  private final TeamsByArea withoutPlace = new TeamsByArea();

  /** Those that serve whole areas and stand at a place: they may be found at any distance. */
  private final TeamsByArea withPlace = new TeamsByArea();

  private final Map<SkillCode, Integer> holders = new HashMap<>();
  private final FirstLook firstLook = new FirstLook();
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
      firstLook.put(known, team);
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
    firstLook.put(slot, team);
    team.skills().forEach(skill -> holders.merge(skill, 1, Integer::sum));
    var base = team.base();
    if (base == null) {
      withoutPlace.add(team, slot);
    } else {
      index.put(slot, new Degrees(base.longitude(), base.latitude()), skills[slot]);
      if (team.reach() instanceof WithinAreas) {
        withPlace.add(team, slot);
      }
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
    withoutPlace.remove(team, slot);
    withPlace.remove(team, slot);
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
        && known.area().equals(team.area())
        && known.reach().equals(team.reach());
  }

  /** How many teams are worth comparing for a need. */
  static int compared(OpenNeed need) {
    return need.past().failures() == 0 ? COMPARED : WIDER * COMPARED;
  }

  /**
   * The nearest teams all rules admit, with those of the area whose place nobody knows; all that
   * any rule admits when the need itself has no place.
   *
   * @param rules in the order in which they are explained, {@link Sieve#all}
   */
  Nearby nearest(OpenNeed need, List<HardRule> rules) {
    var place = need.place();
    if (place == null) {
      return everywhere(need, rules);
    }
    answer
        .around(place.longitude(), place.latitude())
        .needing(SkillMask.of(need.skills()))
        .atMost(need.past().failures() == 0 ? LOOKED_UP : WIDER * LOOKED_UP);
    var nearby = around(need, rules, firstLook.farthestMetres());
    return isComplete(need) ? nearby : around(need, rules, NearestTeams.EVERYWHERE);
  }

  private Nearby around(OpenNeed need, List<HardRule> rules, double metres) {
    var look = new LookAround(need, rules, this::teamAt, firstLook);
    index.search(answer.within(metres), look);
    for (var slot : withoutPlace.serving(need.area())) {
      if (hasSkills(slot, SkillMask.of(need.skills()))) {
        look.admits(slot);
      }
    }
    return look.found(answer);
  }

  /**
   * Whether nobody can be missing who is farther than teams go that serve by distance: the answer
   * is full, or nobody serves the need's area as a whole from so far away.
   */
  private boolean isComplete(OpenNeed need) {
    if (answer.isFull()) {
      return true;
    }
    var limit = NearestTeams.haversineOf(firstLook.farthestMetres());
    var needed = SkillMask.of(need.skills());
    return answer.count() > 0
        && !withPlace.anyServes(
            need.area(), slot -> hasSkills(slot, needed) && index.haversine(answer, slot) > limit);
  }

  private boolean hasSkills(int slot, long needed) {
    return (skills[slot] & needed) == needed;
  }

  private CandidateTeam teamAt(int slot) {
    return Objects.requireNonNull(teams[slot]);
  }

  private Nearby everywhere(OpenNeed need, List<HardRule> rules) {
    var needed = SkillMask.of(need.skills());
    var left = new int[rules.size()];
    var found = new ArrayList<CandidateTeam>();
    for (var slot = 0; slot < teams.length; slot++) {
      var team = teams[slot];
      // The first rule asks for all skills; what lacks a bit of the mask lacks a skill.
      if (team != null
          && hasSkills(slot, needed)
          && countIn(left, rules, need, team) == left.length) {
        found.add(team);
      }
    }
    var filters = new ArrayList<Filter>();
    for (var rule = 0; rule < left.length; rule++) {
      filters.add(new Filter(rules.get(rule).reason(), left[rule]));
    }
    return new Nearby(found, null, filters);
  }

  /** How many rules admit the team before one refuses it. */
  private static int countIn(int[] left, List<HardRule> rules, OpenNeed need, CandidateTeam team) {
    var rule = 0;
    while (rule < left.length && rules.get(rule).admits(need, team)) {
      left[rule++]++;
    }
    return rule;
  }
}
