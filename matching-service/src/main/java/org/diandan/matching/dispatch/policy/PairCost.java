package org.diandan.matching.dispatch.policy;

/**
 * What it costs to let one team serve one need, in metres of regret: how much longer a way a
 * resident of normal urgency would take to avoid it. Whole metres; the smaller the better.
 *
 * @param travel the way, weighted by urgency and age
 * @param load what the team already has on its hands; convex, so that work spreads
 * @param acceptance questions that will probably be asked in vain
 * @param skill scarce skills of the team that this need does not ask for
 * @param level the team stands for a wider area than the need's own town
 * @param fatigue questions put to the team lately
 * @param price what the team is worth to needs that are still to come
 * @param continuity zero or less: the team knows the resident
 */
public record PairCost(
    long travel,
    long load,
    long acceptance,
    long skill,
    long level,
    long fatigue,
    long price,
    long continuity) {

  /** No term is larger; the sum of a million pairs still is a long. */
  public static final long LARGEST_TERM = 1_000_000_000_000L;

  public PairCost {
    travel = limited(travel);
    load = limited(load);
    acceptance = limited(acceptance);
    skill = limited(skill);
    level = limited(level);
    fatigue = limited(fatigue);
    price = limited(price);
    var regret = travel + load + acceptance + skill + level + fatigue + price;
    continuity = Math.clamp(continuity, -regret, 0);
  }

  /** The sum of the terms, never below zero. */
  public long total() {
    return travel + load + acceptance + skill + level + fatigue + price + continuity;
  }

  /** One term by its name. */
  public long metres(Term term) {
    return switch (term) {
      case TRAVEL -> travel;
      case LOAD -> load;
      case ACCEPTANCE -> acceptance;
      case SKILL -> skill;
      case LEVEL -> level;
      case FATIGUE -> fatigue;
      case PRICE -> price;
      case CONTINUITY -> continuity;
    };
  }

  /** The names of the terms, in the order people read them. */
  public enum Term {
    TRAVEL,
    LOAD,
    ACCEPTANCE,
    SKILL,
    LEVEL,
    FATIGUE,
    PRICE,
    CONTINUITY
  }

  private static long limited(long metres) {
    return Math.clamp(metres, 0, LARGEST_TERM);
  }
}
