package org.diandan.matching.dispatch.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.jspecify.annotations.Nullable;

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
   * of that group.
   */
  record OffersItem() implements HardRule {

    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      var item = need.need().item();
      return team.items().isEmpty()
          || team.items().contains(item)
          || (item.isSomethingElse()
              && team.items().stream().anyMatch(offered -> group(offered).equals(group(item))));
    }

    private static String group(ServiceItemCode item) {
      return item.value().substring(0, 2);
    }
  }

  /**
   * An item with its own licence is only asked of teams that name it: naming it takes the proof.
   */
  record LicensedForItem() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !need.asks(ItemFlag.OWN_LICENCE) || team.items().contains(need.need().item());
    }
  }

  /** Every skill of the need is in the team, maybe spread over its members. */
  record AllSkillsPresent() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return team.skills().containsAll(need.skills());
    }
  }

  /** Every skill of the need that takes a credential has a valid one on file. */
  record CredentialsProven() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      var unproven = team.safeguards().unproven();
      return unproven.isEmpty() || need.skills().stream().noneMatch(unproven::contains);
    }
  }

  /** The need lies within the team's reach. */
  record ServesArea() implements HardRule {

    /** A little less than a degree of latitude has. */
    private static final double KILOMETRES_PER_DEGREE = 111.19;

    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !isFarNorthOrSouth(need, team)
          && team.reach().covers(team.area(), need.area(), need.metresTo(team));
    }

    /** Spares the great circle where the difference of latitudes alone is beyond the radius. */
    private static boolean isFarNorthOrSouth(OpenNeed need, CandidateTeam team) {
      return need.place() != null
          && team.base() != null
          && team.reach() instanceof WithinKilometres within
          && Math.abs(need.place().latitude() - team.base().latitude()) * KILOMETRES_PER_DEGREE
              > within.kilometres();
    }
  }

  /** The team goes into homes where that is asked. */
  record EntersHomes() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !need.asks(ItemFlag.ENTERS_HOME) || !team.safeguards().staysOutside();
    }
  }

  /** What is not open to volunteers under 18 needs an adult; a team of nobody-knows-who has one. */
  record AdultsGo() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return need.asks(ItemFlag.OPEN_TO_YOUTH)
          || team.safeguards().minors() == 0
          || team.adults() >= 1;
    }
  }

  /** Two people can go together where that is asked, two adults where youth may not go. */
  record TwoPeople() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      var people = need.asks(ItemFlag.OPEN_TO_YOUTH) ? team.people() : team.adults();
      return !need.asks(ItemFlag.TWO_PEOPLE) || people >= 2;
    }
  }

  /**
   * Where minors are involved, a child-contact check is on file that is at most a year old on the
   * day of the service: 未成年人保护法 Art. 62 asks for one every year.
   *
   * @param now the moment of the decision; counts when no time is wished
   */
  record ChildContactChecked(Instant now, ZoneId zone) implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !need.asks(ItemFlag.INVOLVES_MINORS)
          || isFresh(team.safeguards().childContactCheckedOn(), need);
    }

    private boolean isFresh(@Nullable LocalDate checkedOn, OpenNeed need) {
      return checkedOn != null && !checkedOn.plusYears(1).isBefore(need.servedOn(now, zone));
    }
  }

  /**
   * Accident insurance on the day of the service where the item demands it.
   *
   * @param now the moment of the decision; counts when no time is wished
   */
  record Insured(Instant now, ZoneId zone) implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !need.asks(ItemFlag.INSURANCE)
          || team.safeguards().insuredOn(need.servedOn(now, zone));
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
   * The team can be reached at this hour. Only a first choice: where no other team is left, those
   * that are closed are asked rather than nobody.
   *
   * @param zone whose clocks the hours are written in
   */
  record OpenNow(Instant now, ZoneId zone) implements HardRule {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return team.hours().meet(new TimeWindow(now, now.plus(A_MOMENT)), zone);
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

  /**
   * Nobody in the team has a conflict of interest with this need, in whatever round it was said.
   */
  record NotConflicted() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return !need.past().conflicted().contains(team.id());
    }
  }

  /** The team did not switch automatic questions off; people may still ask it. */
  record MatchedAutomatically() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return team.standing().availability() != Availability.MANUAL_ONLY;
    }
  }

  /** The team is neither frozen nor finishing up. */
  record NotStopped() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return switch (team.standing().availability()) {
        case FROZEN, DRAINING -> false;
        case TAKES_OFFERS, MANUAL_ONLY -> true;
      };
    }
  }

  /** The team has room for one more. */
  record HasCapacity() implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      return team.load().hasRoom();
    }
  }

  /**
   * The team has not taken on all it can do on the day of the service.
   *
   * @param now the moment of the decision; counts when no time is wished
   */
  record HasRoomThatDay(Instant now, ZoneId zone) implements HardRule {
    @Override
    public boolean admits(OpenNeed need, CandidateTeam team) {
      var days = team.load().days();
      return days.atMost() == null || days.haveRoomOn(need.servedOn(now, zone));
    }
  }
}
