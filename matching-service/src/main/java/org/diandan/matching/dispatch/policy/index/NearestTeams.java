package org.diandan.matching.dispatch.policy.index;

/**
 * One question to the index and its answer; made once and used again for every question, so that a
 * search allocates nothing. Not for several threads at once.
 */
public final class NearestTeams {

  /** A radius that leaves nobody out. */
  public static final double EVERYWHERE = Double.POSITIVE_INFINITY;

  private final double[] haversines;
  private final int[] slots;

  private int latitude;
  private int longitude;
  private double sine;
  private double cosine = 1;
  private long skills = SkillMask.PRESENT;
  private int wanted;
  private double radius = 1;
  private int count;
  private double limit = 1;
  private SlotFilter filter = SlotFilter.ALL;

  /** Room for at most {@code most} teams in an answer. */
  public NearestTeams(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("An answer needs room for a team (%d).".formatted(most));
    }
    haversines = new double[most];
    slots = new int[most];
    wanted = most;
  }

  /** Asks around this place, in WGS-84 degrees; NaN is refused. */
  public NearestTeams around(double longitudeDegrees, double latitudeDegrees) {
    longitude = Sphere.longitude(longitudeDegrees);
    latitude = Sphere.latitude(latitudeDegrees);
    sine = Math.sin(latitude * Sphere.RADIANS_PER_UNIT);
    cosine = Math.cos(latitude * Sphere.RADIANS_PER_UNIT);
    return this;
  }

  /** Asks for teams that have all these skills, see {@link SkillMask}. */
  public NearestTeams needing(long skillMask) {
    skills = skillMask | SkillMask.PRESENT;
    return this;
  }

  /** Asks for teams up to this far away, inclusive; 0 or more. */
  public NearestTeams within(double metres) {
    if (!(metres >= 0)) {
      throw new IllegalArgumentException("A radius cannot be %s m.".formatted(metres));
    }
    radius = Sphere.haversineOfMetres(metres);
    return this;
  }

  /** Asks for so many teams, at least 1 and at most what the answer has room for. */
  public NearestTeams atMost(int teams) {
    if (teams < 1 || teams > slots.length) {
      throw new IllegalArgumentException(
          "%d teams were asked for; the answer has room for 1 to %d."
              .formatted(teams, slots.length));
    }
    wanted = teams;
    return this;
  }

  /** How many were found. */
  public int count() {
    return count;
  }

  /** Whether as many were found as were asked for. */
  public boolean isFull() {
    return count == wanted;
  }

  /**
   * The slot of the {@code rank}-th nearest, from 0; of teams equally far the smaller slot first.
   */
  public int slot(int rank) {
    return slots[rank];
  }

  /** How far the {@code rank}-th nearest is. */
  public double metres(int rank) {
    return Sphere.metres(haversines[rank]);
  }

  /** The haversine of the way to the {@code rank}-th nearest. */
  public double haversine(int rank) {
    return haversines[rank];
  }

  /**
   * {@code sin²(d / 2)} of a distance: grows with it, and is what a search compares because it
   * takes no root.
   *
   * @param metres 0 or more
   */
  public static double haversineOf(double metres) {
    return Sphere.haversineOfMetres(metres);
  }

  int latitude() {
    return latitude;
  }

  int longitude() {
    return longitude;
  }

  double cosine() {
    return cosine;
  }

  long skills() {
    return skills;
  }

  /** The haversine beyond which nothing can enter the answer any more. */
  double limit() {
    return limit;
  }

  void begin(SlotFilter admitting) {
    count = 0;
    limit = radius;
    filter = admitting;
  }

  boolean admits(int slot, double haversine) {
    return filter.admits(slot, haversine);
  }

  double haversineTo(int otherLatitude, int otherLongitude) {
    var up = (otherLatitude - latitude) * Sphere.RADIANS_PER_UNIT;
    var along = Sphere.between(longitude, otherLongitude);
    return Sphere.haversine(up)
        + cosine * Sphere.cosineAt(sine, cosine, up) * Sphere.haversine(along);
  }

  /** Whether a team this far away would enter the answer. */
  boolean wants(double haversine, int slot) {
    return count < wanted
        ? haversine <= limit
        : haversine < limit || (haversine == limit && slot < slots[count - 1]);
  }

  /** Enters a team that is wanted, in its rank; the last one falls out when all are there. */
  void enter(double haversine, int slot) {
    var rank = count < wanted ? count++ : count - 1;
    while (rank > 0 && isBefore(haversine, slot, rank - 1)) {
      haversines[rank] = haversines[rank - 1];
      slots[rank] = slots[rank - 1];
      rank--;
    }
    haversines[rank] = haversine;
    slots[rank] = slot;
    if (count == wanted) {
      limit = haversines[count - 1];
    }
  }

  private boolean isBefore(double haversine, int slot, int rank) {
    return haversine < haversines[rank] || (haversine == haversines[rank] && slot < slots[rank]);
  }
}
