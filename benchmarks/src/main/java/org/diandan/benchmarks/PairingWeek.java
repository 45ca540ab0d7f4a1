package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diandan.matching.dispatch.policy.assignment.Assignment;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;

/**
 * Volunteers who each knock at five doors a week, one a day, as in the 13 × 5 scheme of Binzhou:
 * people to visit choose among the nearest volunteers and the days that suit them, and a place of
 * the flow is one volunteer's day. From one week to the next some volunteers are away and some days
 * no longer suit.
 */
final class PairingWeek {

  private static final int DAYS = 5;
  private static final int NEAREST = 15;
  private static final double METRES_PER_VOLUNTEER = 1_000;
  private static final double AWAY = 0.05;
  private static final double DAYS_CHANGE = 0.2;
  private static final double DAY_SUITS = 0.5;
  private static final long UNMATCHED_METRES = 20_000;
  private static final int NOBODY = -1;

  private record Place(double x, double y) {

    double metresTo(Place other) {
      return Math.hypot(x - other.x, y - other.y);
    }
  }

  private final SplittableRandom random;
  private final List<Place> volunteers = new ArrayList<>();
  private final List<List<Integer>> nearest = new ArrayList<>();
  private final List<Place> people = new ArrayList<>();
  private final int[] days;
  private final boolean[] away;
  private final int[] lastWeek;

  PairingWeek(int volunteerCount, long seed) {
    random = new SplittableRandom(seed);
    double side = METRES_PER_VOLUNTEER * Math.sqrt(volunteerCount);
    for (int volunteer = 0; volunteer < volunteerCount; volunteer++) {
      volunteers.add(new Place(random.nextDouble(side), random.nextDouble(side)));
    }
    days = new int[DAYS * volunteerCount];
    for (int person = 0; person < days.length; person++) {
      people.add(new Place(random.nextDouble(side), random.nextDouble(side)));
      nearest.add(nearestTo(people.get(person)));
      days[person] = drawDays();
    }
    away = new boolean[volunteerCount];
    lastWeek = new int[days.length];
    Arrays.fill(lastWeek, NOBODY);
  }

  /** The week as a problem; {@code bonus} metres for keeping last week's volunteer. */
  AssignmentProblem problem(long bonus) {
    var capacity = new int[DAYS * volunteers.size()];
    for (int place = 0; place < capacity.length; place++) {
      capacity[place] = away[place / DAYS] ? 0 : 1;
    }
    var builder = AssignmentProblem.withTeams(capacity);
    for (int person = 0; person < days.length; person++) {
      builder.request(UNMATCHED_METRES);
      for (int volunteer : nearest.get(person)) {
        long cost = metres(person, volunteer) - (lastWeek[person] == volunteer ? bonus : 0);
        for (int day = 0; day < DAYS; day++) {
          if ((days[person] >> day & 1) == 1) {
            builder.edge(person, volunteer * DAYS + day, cost);
          }
        }
      }
    }
    return builder.build();
  }

  /** Lets a week go by: its pairs become last week's, and circumstances change. */
  void turn(Assignment plan) {
    for (int person = 0; person < days.length; person++) {
      lastWeek[person] = volunteerOf(plan, person);
      if (random.nextDouble() < DAYS_CHANGE) {
        days[person] = drawDays();
      }
    }
    for (int volunteer = 0; volunteer < away.length; volunteer++) {
      away[volunteer] = random.nextDouble() < AWAY;
    }
  }

  /** Share of last week's pairs, whose volunteer is not away, that a plan keeps; in per cent. */
  double keptPercent(Assignment plan) {
    var could =
        IntStream.range(0, days.length)
            .filter(person -> lastWeek[person] != NOBODY && !away[lastWeek[person]])
            .toArray();
    var kept = IntStream.of(could).filter(each -> volunteerOf(plan, each) == lastWeek[each]);
    return 100.0 * kept.count() / could.length;
  }

  /** Mean way from volunteer to door of those who are visited, in metres. */
  double meanMetres(Assignment plan) {
    return IntStream.range(0, days.length)
        .filter(plan::isMatched)
        .mapToLong(person -> metres(person, volunteerOf(plan, person)))
        .average()
        .orElse(0);
  }

  private static int volunteerOf(Assignment plan, int person) {
    return plan.isMatched(person) ? plan.teamOf(person) / DAYS : NOBODY;
  }

  private long metres(int person, int volunteer) {
    return Math.round(people.get(person).metresTo(volunteers.get(volunteer)));
  }

  private List<Integer> nearestTo(Place place) {
    return IntStream.range(0, volunteers.size())
        .boxed()
        .sorted(Comparator.comparingDouble(each -> place.metresTo(volunteers.get(each))))
        .limit(NEAREST)
        .toList();
  }

  /** A set of days as bits, never empty. */
  private int drawDays() {
    int drawn = 1 << random.nextInt(DAYS);
    for (int day = 0; day < DAYS; day++) {
      drawn |= random.nextDouble() < DAY_SUITS ? 1 << day : 0;
    }
    return drawn;
  }
}
