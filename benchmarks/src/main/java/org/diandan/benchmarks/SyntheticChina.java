package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.diandan.matching.dispatch.policy.index.TeamIndex;
import org.diandan.matching.dispatch.policy.index.TeamIndex.Degrees;

/**
 * Teams and needs of a made-up nation: real county centres, towns sampled around them, teams
 * clustered around the towns, one to four of 36 skills, the n-th most common one held by a share of
 * 1 / n. The same seed gives the same nation.
 */
final class SyntheticChina {

  static final int SKILLS = 36;

  private static final String COUNTIES = "/org/diandan/benchmarks/china-counties.csv";
  private static final double DEGREES_PER_KM = 1 / 111.195;
  private static final double TOWN_SPREAD_KM = 12;
  private static final double TEAM_SPREAD_KM = 2;

  private final List<Town> towns = new ArrayList<>();
  private final double[] heads;
  private final Random random;

  /** One team, or one need that asks for one skill. */
  record Spot(double longitude, double latitude, long skills) {}

  private record Town(double longitude, double latitude, int people) {}

  SyntheticChina(long seed) {
    random = new Random(seed);
    CsvRows.of(COUNTIES).forEach(this::addTowns);
    heads = new double[towns.size()];
    var sum = 0.0;
    for (var town = 0; town < heads.length; town++) {
      sum += towns.get(town).people();
      heads[town] = sum;
    }
  }

  /** The next team, anywhere in the nation. */
  Spot nextTeam() {
    var skills = 0L;
    for (var count = 1 + random.nextInt(4); count > 0; count--) {
      skills |= 1L << zipf();
    }
    return spot(skills);
  }

  /** An index of so many next teams. */
  TeamIndex index(int teams) {
    return index(Stream.generate(this::nextTeam).limit(teams).toList());
  }

  /** An index of these, each in the slot of its place in the list. */
  static TeamIndex index(List<Spot> teams) {
    var index = new TeamIndex();
    for (var slot = 0; slot < teams.size(); slot++) {
      var team = teams.get(slot);
      index.put(slot, new Degrees(team.longitude(), team.latitude()), team.skills());
    }
    index.rebuild();
    return index;
  }

  /** The next need, where people live, for one skill as common among needs as among teams. */
  Spot nextNeed() {
    return spot(1L << zipf());
  }

  private Spot spot(long skills) {
    var at = random.nextDouble() * heads[heads.length - 1];
    var town = towns.get(indexOf(at));
    return new Spot(
        town.longitude() + eastWest(TEAM_SPREAD_KM, town.latitude()),
        town.latitude() + random.nextGaussian() * TEAM_SPREAD_KM * DEGREES_PER_KM,
        skills);
  }

  private int indexOf(double at) {
    var found = Arrays.binarySearch(heads, at);
    return Math.min(heads.length - 1, found < 0 ? -found - 1 : found);
  }

  private double eastWest(double kilometres, double latitude) {
    return random.nextGaussian() * kilometres * DEGREES_PER_KM / Math.cos(Math.toRadians(latitude));
  }

  private int zipf() {
    return zipf(random);
  }

  /** Rank 0 is twice as likely as rank 1, three times as likely as rank 2. */
  static int zipf(Random random) {
    var harmonic = 0.0;
    for (var rank = 1; rank <= SKILLS; rank++) {
      harmonic += 1.0 / rank;
    }
    var left = random.nextDouble() * harmonic;
    for (var rank = 1; rank < SKILLS; rank++) {
      left -= 1.0 / rank;
      if (left < 0) {
        return rank - 1;
      }
    }
    return SKILLS - 1;
  }

  private void addTowns(List<String> county) {
    var longitude = Double.parseDouble(county.get(1));
    var latitude = Double.parseDouble(county.get(2));
    var count = Math.max(1, Integer.parseInt(county.get(3)));
    var villages = Math.max(count, Integer.parseInt(county.get(4)));
    for (var town = 0; town < count; town++) {
      towns.add(
          new Town(
              longitude + eastWest(TOWN_SPREAD_KM, latitude),
              latitude + random.nextGaussian() * TOWN_SPREAD_KM * DEGREES_PER_KM,
              villages / count));
    }
  }
}
