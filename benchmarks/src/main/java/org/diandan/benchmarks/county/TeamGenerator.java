package org.diandan.benchmarks.county;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.AcceptanceEstimate;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.Reach;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.dispatch.policy.WorkingHours.Window;

/**
 * Makes up the teams of a county, three for every 2,000 people: gathered around the centres of
 * towns and in villages, a few for the whole county; each with one to six items of the menu by
 * Zipf's law and the skills these take.
 */
final class TeamGenerator {

  private static final double TEAMS_A_PERSON = 1.5 / 1_000;
  private static final double OF_THE_COUNTY = 0.05;
  private static final double AT_TOWN_CENTRE = 0.4;
  private static final double CENTRE_SPREAD_KM = 0.8;
  private static final double NAMES_ITS_ITEMS = 0.6;
  private static final int LARGEST_OFFER = 6;
  private static final int PAST_QUESTIONS = 20;
  private static final LocalDate CHECKED_ON = LocalDate.of(2026, 6, 1);

  private final Settlement settlement;
  private final Menu menu;
  private final SplittableRandom random;

  private TeamGenerator(Settlement settlement, Menu menu, long seed) {
    this.settlement = settlement;
    this.menu = menu;
    random = new SplittableRandom(seed);
  }

  /** The teams of a county, the same for the same seed. */
  static List<LocalTeam> teams(Settlement settlement, Menu menu, long seed) {
    var generator = new TeamGenerator(settlement, menu, seed);
    var teams = new ArrayList<LocalTeam>();
    long count = Math.round(settlement.people() * TEAMS_A_PERSON);
    while (teams.size() < count) {
      teams.add(generator.team(teams.size()));
    }
    return teams;
  }

  /** Where a team is at home, and how far it goes. */
  private record Home(AreaCode area, Place base, Reach reach, int capacity) {}

  private LocalTeam team(int number) {
    var home = home();
    var items = new TreeSet<ServiceItemCode>();
    var skills = new HashSet<SkillCode>();
    boolean withChildren = false;
    for (int count = random.nextInt(1, LARGEST_OFFER + 1); count > 0; count--) {
      var need = menu.drawOffered(random).need();
      items.add(need.item());
      skills.addAll(need.skills());
      withChildren |= need.flags().contains(ItemFlag.INVOLVES_MINORS);
    }
    // Who names none helps with anything its skills allow, licensed items apart.
    boolean names = random.nextDouble() < NAMES_ITS_ITEMS;
    var habits = habits();
    var team =
        new CandidateTeam(
            new UUID(settlement.county().code().hashCode(), number),
            "team " + number,
            home.area,
            home.base,
            home.reach,
            skills,
            names ? items : Set.of(),
            new Load(0, 0, home.capacity),
            random.nextInt(2, 31),
            safeguards(withChildren),
            habits.hours(),
            new Standing(Availability.TAKES_OFFERS, history(habits), 0));
    return new LocalTeam(team, habits);
  }

  private Home home() {
    var village = settlement.drawVillage(random);
    var county = settlement.county();
    if (random.nextDouble() < OF_THE_COUNTY) {
      var base = county.outline().near(county.seat(), CENTRE_SPREAD_KM, random);
      return new Home(county.code(), base, new WithinAreas(Set.of()), random.nextInt(4, 9));
    }
    var town = village.code().at(AreaCode.Level.TOWN);
    var centre = settlement.towns().getOrDefault(town, village.place());
    var base =
        random.nextDouble() < AT_TOWN_CENTRE
            ? county.outline().near(centre, CENTRE_SPREAD_KM, random)
            : settlement.drawHome(village, random);
    double radius = random.nextInt(10) == 0 ? 30 : random.nextDouble(5, 15);
    return new Home(town, base, new WithinKilometres(radius), random.nextInt(1, 6));
  }

  private Safeguards safeguards(boolean withChildren) {
    boolean insured = random.nextInt(100) < 85;
    boolean checked = random.nextInt(100) < 40 || withChildren;
    boolean outside = random.nextInt(100) < 10;
    return new Safeguards(insured, null, checked ? CHECKED_ON : null, outside, 0, Set.of());
  }

  /** Yes to 0.6 of all questions in the mean, as Beta (1.5, 1); usual delays from 2 to 90 min. */
  private Habits habits() {
    double yes = Math.pow(random.nextDouble(), 1 / 1.5);
    double silent = random.nextDouble();
    var delay = Duration.ofSeconds(Math.round(120 * Math.pow(45, random.nextDouble())));
    return new Habits(yes, silent, delay, hours());
  }

  private WorkingHours hours() {
    int kind = random.nextInt(100);
    var week = EnumSet.range(MONDAY, FRIDAY);
    if (kind < 20) {
      return WorkingHours.ALWAYS;
    }
    if (kind < 50) {
      return new WorkingHours(List.of(window(week, 8, 18)));
    }
    if (kind < 80) {
      return new WorkingHours(
          List.of(window(week, 18, 22), window(EnumSet.of(SATURDAY, SUNDAY), 8, 21)));
    }
    return new WorkingHours(List.of(window(EnumSet.allOf(DayOfWeek.class), 8, 20)));
  }

  private static Window window(Set<DayOfWeek> days, int from, int until) {
    return new Window(days, LocalTime.of(from, 0), LocalTime.of(until, 0));
  }

  private AcceptanceEstimate history(Habits habits) {
    var known = AcceptanceEstimate.PRIOR;
    for (int past = 0; past < PAST_QUESTIONS; past++) {
      known = random.nextDouble() < habits.yes() ? known.afterAccept() : known.afterExpiry();
    }
    return known;
  }
}
