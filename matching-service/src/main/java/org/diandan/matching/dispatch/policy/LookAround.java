package org.diandan.matching.dispatch.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.FirstLook.Serves;
import org.diandan.matching.dispatch.policy.index.NearestTeams;
import org.diandan.matching.dispatch.policy.index.SkillMask;
import org.diandan.matching.dispatch.policy.index.SlotFilter;

/**
 * One look around a need: says of each team that comes up whether it may be asked, and remembers
 * what became of it. Teams that come up have the skills, as far as {@link SkillMask} tells.
 *
 * <p>In which order teams come up, and whom beyond the farthest found, is the index's own business.
 * So the rules are counted at the end and over those no farther than the farthest found: that
 * depends on the teams alone.
 */
final class LookAround implements SlotFilter {

  /** Nearer than anything, so that a team without a place always counts. */
  private static final double WITHOUT_PLACE = -1;

  private final OpenNeed need;
  private final HardRule[] rules;
  private final IntFunction<CandidateTeam> teams;
  private final FirstLook firstLook;

  /** Whether who comes up has the skills for certain, and the first rule can be passed over. */
  private final boolean skillsKnown;

  private final long[] areas;
  private final List<CandidateTeam> withoutPlace = new ArrayList<>();

  private int[] slots = new int[128];
  private double[] haversines = new double[128];

  /**
   * Of each team that came up: the number of the rule that refuses it, or how many rules there are.
   * Below zero it is −1 minus the first rule that is still to be asked: a busy team is refused in
   * any case, and by which rule is only sought when it counts.
   */
  private int[] refusals = new int[128];

  private int size;

  /**
   * Looks for somebody for a need.
   *
   * @param rules in the order of {@link Sieve#all}
   * @param teams by their slots
   */
  LookAround(
      OpenNeed need, List<HardRule> rules, IntFunction<CandidateTeam> teams, FirstLook firstLook) {
    this.need = need;
    this.rules = rules.toArray(HardRule[]::new);
    this.teams = teams;
    this.firstLook = firstLook;
    skillsKnown = SkillMask.isExact(need.skills());
    areas = FirstLook.areasAround(need.area());
  }

  /** The same for a team whose place nobody knows. */
  @Override
  public boolean admits(int slot) {
    var admitted = remember(slot, WITHOUT_PLACE, refusing(slot, 0));
    if (admitted) {
      withoutPlace.add(teams.apply(slot));
    }
    return admitted;
  }

  @Override
  public boolean admits(int slot, double haversine) {
    if (!skillsKnown) {
      return remember(slot, haversine, refusing(slot, 0));
    }
    var serves = firstLook.serves(slot, haversine, areas);
    if (serves == Serves.NO) {
      return remember(slot, haversine, Sieve.PLACE_RULE);
    }
    var first = serves == Serves.YES ? Sieve.PLACE_RULE + 1 : Sieve.PLACE_RULE;
    return remember(slot, haversine, firstLook.isFree(slot) ? refusing(slot, first) : -1 - first);
  }

  /** Who was found, and what every rule left of those that are no farther. */
  Nearby found(NearestTeams answer) {
    var refused = new int[rules.length + 1];
    var lookedAt = 0;
    for (var at = 0; at < size; at++) {
      if (isNoFartherThanThoseOf(answer, at)) {
        var refusal = refusals[at];
        refused[refusal < 0 ? refusing(slots[at], -1 - refusal) : refusal]++;
        lookedAt++;
      }
    }
    var found = new ArrayList<CandidateTeam>(answer.count() + withoutPlace.size());
    for (var rank = 0; rank < answer.count(); rank++) {
      found.add(teams.apply(answer.slot(rank)));
    }
    found.addAll(withoutPlace);
    return new Nearby(found, lookedAt, filters(refused, lookedAt));
  }

  /** All count when none of them may be asked. */
  private boolean isNoFartherThanThoseOf(NearestTeams answer, int at) {
    var last = answer.count() - 1;
    return last < 0
        || haversines[at] < answer.haversine(last)
        || (haversines[at] == answer.haversine(last) && slots[at] <= answer.slot(last));
  }

  private List<Filter> filters(int[] refused, int lookedAt) {
    var filters = new ArrayList<Filter>(rules.length);
    var left = lookedAt;
    for (var rule = 0; rule < rules.length; rule++) {
      left -= refused[rule];
      filters.add(new Filter(rules[rule].reason(), left));
    }
    return filters;
  }

  private boolean remember(int slot, double haversine, int refusal) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, size * 2);
      haversines = Arrays.copyOf(haversines, size * 2);
      refusals = Arrays.copyOf(refusals, size * 2);
    }
    slots[size] = slot;
    haversines[size] = haversine;
    refusals[size] = refusal;
    size++;
    return refusal == rules.length;
  }

  /** The first rule from one on that refuses a team; how many rules there are when none does. */
  private int refusing(int slot, int first) {
    var team = teams.apply(slot);
    var rule = first;
    while (rule < rules.length && rules[rule].admits(need, team)) {
      rule++;
    }
    return rule;
  }
}
