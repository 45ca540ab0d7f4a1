package org.diandan.matching.dispatch.policy;

import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;

/** A rule that is never broken, whatever the distance; the type's name is its reason. */
sealed interface HardRule {

  /** Whether the rule lets the team be asked for the need. */
  boolean admits(OpenNeed need, CandidateTeam team);

  /** The reason as it stands in explanations. */
  default String reason() {
    return getClass().getSimpleName();
  }

  /**
   * The team offers the item. "Something else" of a group may be asked of whoever offers anything
   * of that group; an item with its own licence only of teams that name it.
   */
  record OffersItem() implements HardRule {

    private static final String SOMETHING_ELSE = "99";

    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      var item = need.need().item();
      if (team.items().isEmpty()) {
        return !need.asks(ItemFlag.OWN_LICENCE);
      }
      return team.items().contains(item)
          || (item.value().endsWith(SOMETHING_ELSE)
              && team.items().stream().anyMatch(offered -> group(offered).equals(group(item))));
    }

    private static String group(ServiceItemCode item) {
      return item.value().substring(0, 2);
    }
  }

  /** Every skill of the need is in the team, maybe spread over its members. */
  record AllSkillsPresent() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return team.skills().containsAll(need.skills());
    }
  }

  /** The need lies within the team's reach. */
  record ServesArea() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return team.reach().covers(team.area(), need.area(), need.metresTo(team));
    }
  }

  /** Two people can go together where that is asked. */
  record TwoPeople() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !need.asks(ItemFlag.TWO_PEOPLE) || team.people() >= 2;
    }
  }

  /** A child-contact check is on file where minors are involved. */
  record ChildContactChecked() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !need.asks(ItemFlag.INVOLVES_MINORS)
          || team.safeguards().childContactCheckedOn() != null;
    }
  }

  /** Accident insurance where the item demands it. */
  record Insured() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !need.asks(ItemFlag.INSURANCE) || team.safeguards().insured();
    }
  }

  /**
   * The wish meets the team's hours; without a wish any hours do.
   *
   * @param zone whose clocks the hours are written in
   */
  record OpenAtWishedTime(ZoneId zone) implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return need.wished() == null || team.hours().meet(need.wished(), zone);
    }
  }

  /**
   * The team was not asked before: neither a decline nor silence is pressed further, and a team
   * that could not help does not get the same need again.
   */
  record NotYetAsked(Set<UUID> asked) implements HardRule {

    public NotYetAsked {
      asked = Set.copyOf(asked);
    }

    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !asked.contains(team.id());
    }
  }

  /** The team has room for one more. */
  record HasCapacity() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return team.load().hasRoom();
    }
  }
}
