package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.LoadCost;

/**
 * A made-up city whose requests all wait at once, the same for the same seed: teams gathered around
 * town centres at a constant density of one for each 1.5 km square, one to four of 40 skills by
 * Zipf's law, a radius of 5 to 15 km (every tenth 30 km), and requests of three urgencies. Places
 * are metres on a plane.
 */
final class BatchCity {

  private static final double METRES_PER_TEAM = 1_500;
  private static final int TEAMS_PER_TOWN = 40;
  private static final double TOWN_SPREAD_METRES = 2_500;
  private static final double SPREAD_OUT = 0.2;
  private static final int SKILLS = 40;
  private static final long UNMATCHED_METRES = 60_000;

  /** A team; skills are bits. */
  record Team(double x, double y, long skills, double radius, int capacity) {

    boolean canServe(Request request) {
      double metres = metresTo(request);
      return (skills >> request.skill & 1) == 1 && metres <= radius;
    }

    double metresTo(Request request) {
      return Math.hypot(x - request.x, y - request.y);
    }
  }

  /**
   * A request.
   *
   * @param weight 4, 2 or 1 by urgency; a metre to an urgent request counts four
   */
  record Request(double x, double y, int skill, int weight) {

    long unmatchedCost() {
      return UNMATCHED_METRES * weight;
    }
  }

  /**
   * How large and how busy.
   *
   * @param load requests per place of all teams, more than 0
   */
  record Size(int requests, int teams, double load) {}

  private final SplittableRandom random;
  private final Size size;
  private final double side;
  private final double[] townX;
  private final double[] townY;
  private final double[] skillUpTo = new double[SKILLS];
  private final List<Team> teams = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();

  BatchCity(Size size, long seed) {
    this.size = size;
    random = new SplittableRandom(seed);
    side = METRES_PER_TEAM * Math.sqrt(size.teams);
    int towns = Math.max(1, size.teams / TEAMS_PER_TOWN);
    townX = random.doubles(towns, 0, side).toArray();
    townY = random.doubles(towns, 0, side).toArray();
    double sum = 0;
    for (int skill = 0; skill < SKILLS; skill++) {
      sum += 1.0 / (skill + 1);
      skillUpTo[skill] = sum;
    }
    for (int capacity : drawCapacities()) {
      teams.add(drawTeam(capacity));
    }
    while (requests.size() < size.requests) {
      requests.add(drawRequest());
    }
  }

  List<Team> teams() {
    return teams;
  }

  List<Request> requests() {
    return requests;
  }

  /** Length of a side of the square the city lies in, in metres. */
  double side() {
    return side;
  }

  /** Requests per place of all teams, as drawn. */
  double load() {
    return (double) size.requests / teams.stream().mapToInt(Team::capacity).sum();
  }

  /** Lets each request choose among the {@code k} nearest teams that can serve it. */
  AssignmentProblem problem(int k, LoadCost loadCost) {
    var grid = new TeamGrid(teams, side);
    var builder =
        AssignmentProblem.withTeams(teams.stream().mapToInt(Team::capacity).toArray())
            .loadCost(loadCost);
    for (var request : requests) {
      int number = builder.request(request.unmatchedCost());
      for (int team : grid.nearest(request, k)) {
        long metres = Math.round(teams.get(team).metresTo(request));
        builder.edge(number, team, metres * request.weight);
      }
    }
    return builder.build();
  }

  private Team drawTeam(int capacity) {
    int town = random.nextInt(townX.length);
    long skills = 0;
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      skills |= 1L << drawSkill();
    }
    double radius = random.nextInt(10) == 0 ? 30_000 : random.nextDouble(5_000, 15_000);
    return new Team(near(townX, town), near(townY, town), skills, radius, capacity);
  }

  /**
   * Shares out as many places as the load asks for: half of the mean to every team, at least one
   * while there are enough, the rest by chance.
   */
  private int[] drawCapacities() {
    int left = (int) Math.max(1, Math.round(size.requests / size.load));
    int mean = left / size.teams;
    var capacity = new int[size.teams];
    Arrays.fill(capacity, mean == 0 ? 0 : Math.max(1, mean / 2));
    left -= size.teams * capacity[0];
    while (left-- > 0) {
      capacity[random.nextInt(size.teams)]++;
    }
    return capacity;
  }

  private Request drawRequest() {
    int town = random.nextInt(townX.length);
    int urgency = random.nextInt(100);
    int weight = urgency < 10 ? 4 : urgency < 35 ? 2 : 1;
    return new Request(near(townX, town), near(townY, town), drawSkill(), weight);
  }

  private double near(double[] centre, int town) {
    double drawn =
        random.nextDouble() < SPREAD_OUT
            ? random.nextDouble(side)
            : centre[town] + TOWN_SPREAD_METRES * random.nextGaussian();
    return Math.clamp(drawn, 0, side);
  }

  private int drawSkill() {
    double drawn = random.nextDouble(skillUpTo[SKILLS - 1]);
    int skill = 0;
    while (skillUpTo[skill] < drawn) {
      skill++;
    }
    return skill;
  }
}
