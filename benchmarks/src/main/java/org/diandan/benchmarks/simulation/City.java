package org.diandan.benchmarks.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up city, the same for the same seed: teams gathered around town centres at a constant
 * density of one for each 1.5 km square, one to four of 40 skills by Zipf's law, a radius of 5 to
 * 15 km (every tenth 30 km), one to seven requests a shift. Places are metres on a plane.
 */
final class City {

  /** How many teams a request may choose from: the nearest that can serve it. */
  static final int CANDIDATES = 20;

  private static final double METRES_PER_TEAM = 1_500;
  private static final int TEAMS_PER_TOWN = 40;
  private static final double TOWN_SPREAD_METRES = 4_000;
  private static final double SPREAD_OUT = 0.3;
  private static final int SKILLS = 40;
  private static final int LARGEST_CAPACITY = 7;

  /**
   * How large and how busy.
   *
   * @param requests a day
   * @param load requests per slot of all teams, more than 0
   */
  record Size(int requests, double load) {}

  /**
   * Where demand comes from.
   *
   * @param turned by how many ranks and towns demand is shifted; 0 is the law of the city
   */
  record Law(int turned) {

    static final Law USUAL = new Law(0);
    static final Law SHIFTED = new Law(3);
  }

  private record Team(double x, double y, long skills, double radius) {}

  private final Size size;
  private final double side;
  private final double[] townX;
  private final double[] townY;
  private final double[] townUpTo;
  private final double[] skillUpTo = new double[SKILLS];
  private final List<Team> teams = new ArrayList<>();
  private final List<List<Integer>> teamsBySkill = new ArrayList<>();
  private final int[] capacity;

  City(Size size, long seed) {
    this.size = size;
    var random = new SplittableRandom(seed);
    var count = (int) Math.round(size.requests() / size.load() * 2 / (1 + LARGEST_CAPACITY));
    side = METRES_PER_TEAM * Math.sqrt(count);
    var towns = Math.max(4, count / TEAMS_PER_TOWN);
    townX = random.doubles(towns, 0, side).toArray();
    townY = random.doubles(towns, 0, side).toArray();
    townUpTo = random.doubles(towns, 0.5, 1.5).toArray();
    Arrays.parallelPrefix(townUpTo, Double::sum);
    Arrays.setAll(skillUpTo, rank -> 1.0 / (rank + 1));
    Arrays.parallelPrefix(skillUpTo, Double::sum);
    for (int skill = 0; skill < SKILLS; skill++) {
      teamsBySkill.add(new ArrayList<>());
    }
    capacity = new int[count];
    for (int team = 0; team < count; team++) {
      capacity[team] = random.nextInt(1, LARGEST_CAPACITY + 1);
      addTeam(random);
    }
  }

  private void addTeam(SplittableRandom random) {
    long skills = 0;
    var count = random.nextInt(1, 5);
    while (Long.bitCount(skills) < count) {
      skills |= 1L << drawn(skillUpTo, random);
    }
    var town = drawn(townUpTo, random);
    var radius = random.nextInt(10) == 0 ? 30_000 : random.nextDouble(5_000, 15_000);
    for (int skill = 0; skill < SKILLS; skill++) {
      if ((skills >> skill & 1) == 1) {
        teamsBySkill.get(skill).add(teams.size());
      }
    }
    teams.add(new Team(near(townX[town], random), near(townY[town], random), skills, radius));
  }

  /** Requests each team takes a day. */
  List<Integer> slots() {
    return Arrays.stream(capacity).boxed().toList();
  }

  /** A day of demand; the same for the same seed and law. */
  Day day(long seed, Law law) {
    var random = new SplittableRandom(seed);
    var needs = new ArrayList<Day.Need>();
    for (int request = 0; request < size.requests(); request++) {
      needs.add(need((double) request / size.requests(), law, random));
    }
    return new Day(needs, slots());
  }

  private Day.Need need(double at, Law law, SplittableRandom random) {
    var town = (drawn(townUpTo, random) + law.turned()) % townX.length;
    var skill = (drawn(skillUpTo, random) + law.turned()) % SKILLS;
    var x = near(townX[town], random);
    var y = near(townY[town], random);
    var percent = random.nextInt(100);
    var weight = percent < 10 ? 4 : percent < 35 ? 2 : 1;
    var patience =
        switch (weight) {
          case 4 -> 0;
          case 2 -> 0.02;
          default -> random.nextDouble(0.05, 0.35);
        };
    return new Day.Need(at, weight, Math.min(1, at + patience), candidates(x, y, skill));
  }

  private List<Day.Candidate> candidates(double x, double y, int skill) {
    var found = new ArrayList<Day.Candidate>();
    for (var number : teamsBySkill.get(skill)) {
      var team = teams.get(number);
      var metres = Math.sqrt((team.x - x) * (team.x - x) + (team.y - y) * (team.y - y));
      if (metres <= team.radius) {
        found.add(new Day.Candidate(number, (int) Math.round(metres)));
      }
    }
    found.sort(
        Comparator.comparingInt(Day.Candidate::metres).thenComparingInt(Day.Candidate::team));
    return List.copyOf(found.subList(0, Math.min(CANDIDATES, found.size())));
  }

  private double near(double centre, SplittableRandom random) {
    var drawn =
        random.nextDouble() < SPREAD_OUT
            ? random.nextDouble(side)
            : centre + TOWN_SPREAD_METRES * random.nextGaussian();
    return Math.clamp(drawn, 0, side);
  }

  private static int drawn(double[] upTo, SplittableRandom random) {
    var point = random.nextDouble(upTo[upTo.length - 1]);
    var found = Arrays.binarySearch(upTo, point);
    return found < 0 ? -found - 1 : found + 1;
  }
}
