package org.diandan.matching.dispatch.policy;

import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.diandan.matching.dispatch.policy.PairCost.Term;
import org.jspecify.annotations.Nullable;

/** What decided for a team, one kind for each plain sentence; the words stand in the bundles. */
public sealed interface Reason {

  /** No other team could have been asked. */
  record OnlyOne() implements Reason {}

  /** No team that could have been asked is nearer. */
  record Nearest(int distanceMetres) implements Reason {}

  /** Nobody knows how far it is; nothing speaks more for another. */
  record FitsBest() implements Reason {}

  /**
   * A nearer team costs more, all in all.
   *
   * @param nearer how many teams are nearer; 1 makes the chosen one the second nearest
   * @param nearest the name of the nearest
   * @param because the term that speaks most against the nearest
   * @param metres by how much it does, more than 0; for a team that is kept, its reserve value
   */
  record InsteadOfNearest(int nearer, String nearest, Because because, long metres)
      implements Reason {}

  /** What keeps the nearest team from being asked. */
  enum Because {
    /** It is kept for needs that are still to come; the metres are its reserve value. */
    KEPT_FOR_OTHERS,
    BUSIER,
    LESS_LIKELY_TO_ACCEPT,
    /** It has skills that few have and nobody asked for here. */
    SKILLS_SPARED,
    /** It stands for a wider area. */
    WIDER_AREA,
    /** It was asked often lately. */
    ASKED_OFTEN,
    /** The chosen team knows the resident. */
    OTHER_IS_KNOWN
  }

  /** Reads the reason from an explanation, of whatever age. */
  static Reason of(Explanation why) {
    var metres = why.chosen().distanceMetres();
    if (why.others().isEmpty()) {
      return new OnlyOne();
    }
    var decided = why.decided();
    if (decided != null && decided.nearest() != null) {
      var instead = insteadOf(decided.nearest(), why.chosen(), decided.nearer());
      return instead == null ? new FitsBest() : instead;
    }
    return metres != null && noneNearer(why, metres) ? new Nearest(metres) : new FitsBest();
  }

  private static boolean noneNearer(Explanation why, int metres) {
    return why.others().stream()
        .filter(other -> why.decided() != null || other.rung() == why.chosen().rung())
        .map(Terms::distanceMetres)
        .allMatch(other -> other == null || other >= metres);
  }

  private static @Nullable Reason insteadOf(Terms nearest, Terms chosen, int nearer) {
    if (nearest.cost() == null || chosen.cost() == null) {
      return null;
    }
    var most = 0L;
    Because because = null;
    for (var term : Term.values()) {
      var against = nearest.cost().metres(term) - chosen.cost().metres(term);
      if (term != Term.TRAVEL && against > most) {
        most = against;
        because = becauseOf(term);
      }
    }
    if (because == Because.KEPT_FOR_OTHERS) {
      most = nearest.cost().price();
    }
    return because == null ? null : new InsteadOfNearest(nearer, nearest.teamName(), because, most);
  }

  private static Because becauseOf(Term term) {
    return switch (term) {
      case PRICE -> Because.KEPT_FOR_OTHERS;
      case LOAD -> Because.BUSIER;
      case ACCEPTANCE -> Because.LESS_LIKELY_TO_ACCEPT;
      case SKILL -> Because.SKILLS_SPARED;
      case LEVEL, TRAVEL -> Because.WIDER_AREA;
      case FATIGUE -> Because.ASKED_OFTEN;
      case CONTINUITY -> Because.OTHER_IS_KNOWN;
    };
  }
}
