package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.jspecify.annotations.Nullable;

/**
 * A team as the choice sees it.
 *
 * @param area the team's home; its level is the team's level
 * @param base null when the team named no place
 * @param skills of the team and of all its members together
 * @param items what the team offers; empty when it helps with anything its skills allow
 * @param people how many belong to it
 * @param standing whether it takes offers now, and what is known of its answers
 */
public record CandidateTeam(
    UUID id,
    String name,
    AreaCode area,
    @Nullable Place base,
    Reach reach,
    Set<SkillCode> skills,
    Set<ServiceItemCode> items,
    Load load,
    int people,
    Safeguards safeguards,
    WorkingHours hours,
    Standing standing) {

  public CandidateTeam {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(area, "area");
    requireNonNull(reach, "reach");
    skills = SkillSet.copyOf(skills);
    items = Set.copyOf(items);
    requireNonNull(load, "load");
    requireNonNull(safeguards, "safeguards");
    requireNonNull(hours, "hours");
    requireNonNull(standing, "standing");
  }

  /** The same team with nothing on its hands. */
  public CandidateTeam unburdened() {
    return with(new Load(0, 0, load.capacity(), load.days().unburdened()), standing);
  }

  /** The same team with one more question to answer. */
  public CandidateTeam askedOnceMore() {
    return with(new Load(load.open(), load.asked() + 1, load.capacity(), load.days()), standing);
  }

  /** The same team with another standing towards new offers. */
  public CandidateTeam withStanding(Standing other) {
    return with(load, other);
  }

  private CandidateTeam with(Load its, Standing towardsOffers) {
    return new CandidateTeam(
        id, name, area, base, reach, skills, items, its, people, safeguards, hours, towardsOffers);
  }

  /** How many of its people may do what is kept for adults. */
  int adults() {
    return people - safeguards.minors();
  }

  /**
   * How much a team has on its hands.
   *
   * @param open accepted and not yet delivered
   * @param asked offers it has not answered yet, and places held for neighbours; they take room, so
   *     that nobody is asked for more than they can take on
   * @param capacity how many it takes on at once, more than 0
   * @param days what it takes on for one day
   */
  public record Load(int open, int asked, int capacity, Days days) {

    public Load {
      if (capacity < 1) {
        throw new IllegalArgumentException(
            "A team takes on at least one task at once, not %d.".formatted(capacity));
      }
      requireNonNull(days, "days");
    }

    /** With no limit for a single day. */
    public Load(int open, int asked, int capacity) {
      this(open, asked, capacity, Days.UNLIMITED);
    }

    /** What is on its hands and what it may still say yes to. */
    int held() {
      return open + asked;
    }

    boolean hasRoom() {
      return room() > 0;
    }

    /** How many more it can take on; a capacity that shrank leaves none. */
    public int room() {
      return Math.max(0, capacity - held());
    }
  }

  /**
   * How many tasks a team takes on for one day.
   *
   * @param atMost null when there is no such limit
   * @param taken accepted for each day, whatever became of them; nothing for days without any
   */
  public record Days(@Nullable Integer atMost, Map<LocalDate, Integer> taken) {

    /** A team that only limits what it does at once. */
    public static final Days UNLIMITED = new Days(null, Map.of());

    public Days {
      taken = Map.copyOf(taken);
      if (atMost != null && atMost < 1) {
        throw new IllegalArgumentException(
            "A team takes on at least one task a day, not %d.".formatted(atMost));
      }
    }

    /**
     * A limit, and the days of the tasks that were accepted.
     *
     * @param tasks one day for each task, in no particular order
     */
    public static Days of(int atMost, Collection<LocalDate> tasks) {
      var taken = new HashMap<LocalDate, Integer>();
      tasks.forEach(day -> taken.merge(day, 1, Integer::sum));
      return new Days(atMost, taken);
    }

    boolean haveRoomOn(LocalDate day) {
      return atMost == null || taken.getOrDefault(day, 0) < atMost;
    }

    Days unburdened() {
      return new Days(atMost, Map.of());
    }
  }

  /**
   * What some needs demand of a team beyond skill.
   *
   * @param insured whether it has accident insurance at all
   * @param insuredUntil the last day it is insured; null when no end is known
   * @param childContactCheckedOn null when no check is on file
   * @param staysOutside whether it never goes into homes
   * @param minors how many of its people are under 18
   * @param unproven skills it named whose credential is not on file or no longer valid; empty when
   *     only proven skills are listed
   */
  public record Safeguards(
      boolean insured,
      @Nullable LocalDate insuredUntil,
      @Nullable LocalDate childContactCheckedOn,
      boolean staysOutside,
      int minors,
      Set<SkillCode> unproven) {

    public Safeguards {
      unproven = Set.copyOf(unproven);
      if (minors < 0) {
        throw new IllegalArgumentException("A team has no %d minors.".formatted(minors));
      }
    }

    /** All skills proven, adults only, goes into homes. */
    public Safeguards(
        boolean insured,
        @Nullable LocalDate insuredUntil,
        @Nullable LocalDate childContactCheckedOn) {
      this(insured, insuredUntil, childContactCheckedOn, false, 0, Set.of());
    }

    /** The same, and no end of the insurance is known. */
    public Safeguards(boolean insured, @Nullable LocalDate childContactCheckedOn) {
      this(insured, null, childContactCheckedOn);
    }

    /** Whether it is insured on the day of a visit. */
    boolean insuredOn(LocalDate day) {
      return insured && (insuredUntil == null || !insuredUntil.isBefore(day));
    }
  }

  /** Whether a team takes new offers. */
  public enum Availability {
    TAKES_OFFERS,
    /** It wants to be asked by people only. */
    MANUAL_ONLY,
    /** Somebody stopped it for now. */
    FROZEN,
    /** It finishes what it has and takes nothing new. */
    DRAINING
  }

  /**
   * How a team stands towards new offers.
   *
   * @param acceptance what its answers so far let one expect
   * @param recentOffers questions put to it in the last seven days, whatever it answered
   */
  public record Standing(
      Availability availability, AcceptanceEstimate acceptance, int recentOffers) {

    /** A team that takes offers and was never asked. */
    public static final Standing NEW =
        new Standing(Availability.TAKES_OFFERS, AcceptanceEstimate.PRIOR, 0);

    public Standing {
      requireNonNull(availability, "availability");
      requireNonNull(acceptance, "acceptance");
      if (recentOffers < 0) {
        throw new IllegalArgumentException("%d offers cannot be.".formatted(recentOffers));
      }
    }
  }
}
