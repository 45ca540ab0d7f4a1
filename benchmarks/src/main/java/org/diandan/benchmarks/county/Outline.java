package org.diandan.benchmarks.county;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.diandan.matching.dispatch.policy.Place;

/**
 * The border of a county as a polygon.
 *
 * @param corners at least three, in either direction; the last is joined to the first
 */
record Outline(List<Place> corners) {

  private static final double KM_PER_DEGREE = 111.195;
  private static final int ELLIPSE_CORNERS = 24;

  Outline {
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException("%d corners make no outline.".formatted(corners.size()));
    }
  }

  /** The ellipse that touches all sides of a box, for a county whose border is not at hand. */
  static Outline ellipseIn(Place southWest, Place northEast) {
    double longitude = (southWest.longitude() + northEast.longitude()) / 2;
    double latitude = (southWest.latitude() + northEast.latitude()) / 2;
    var corners = new ArrayList<Place>();
    for (int corner = 0; corner < ELLIPSE_CORNERS; corner++) {
      double angle = 2 * Math.PI * corner / ELLIPSE_CORNERS;
      corners.add(
          new Place(
              longitude + Math.cos(angle) * (northEast.longitude() - longitude),
              latitude + Math.sin(angle) * (northEast.latitude() - latitude)));
    }
    return new Outline(corners);
  }

  /** Whether a place lies inside: a ray to the east crosses the border an odd number of times. */
  boolean contains(Place place) {
    boolean inside = false;
    var before = corners.getLast();
    for (var corner : corners) {
      if (corner.latitude() > place.latitude() != before.latitude() > place.latitude()) {
        double share =
            (place.latitude() - corner.latitude()) / (before.latitude() - corner.latitude());
        double crossing = corner.longitude() + share * (before.longitude() - corner.longitude());
        inside ^= place.longitude() < crossing;
      }
      before = corner;
    }
    return inside;
  }

  /** A place inside, each as likely as another. */
  Place draw(SplittableRandom random) {
    var west = corners.stream().mapToDouble(Place::longitude).min().orElseThrow();
    var east = corners.stream().mapToDouble(Place::longitude).max().orElseThrow();
    var south = corners.stream().mapToDouble(Place::latitude).min().orElseThrow();
    var north = corners.stream().mapToDouble(Place::latitude).max().orElseThrow();
    while (true) {
      var place = new Place(random.nextDouble(west, east), random.nextDouble(south, north));
      if (contains(place)) {
        return place;
      }
    }
  }

  /** The area, up to about 1 % off: the earth is taken as flat inside a county. */
  double squareKilometres() {
    double twice = 0;
    var before = corners.getLast();
    for (var corner : corners) {
      twice += before.longitude() * corner.latitude() - corner.longitude() * before.latitude();
      before = corner;
    }
    double shrink = Math.cos(Math.toRadians(corners.getFirst().latitude()));
    return Math.abs(twice) / 2 * KM_PER_DEGREE * KM_PER_DEGREE * shrink;
  }

  /** A place drawn around another, spread by {@code kilometres} in both directions, inside. */
  Place near(Place centre, double kilometres, SplittableRandom random) {
    double shrink = Math.cos(Math.toRadians(centre.latitude()));
    for (int attempt = 0; attempt < 20; attempt++) {
      var drawn =
          new Place(
              centre.longitude() + random.nextGaussian() * kilometres / KM_PER_DEGREE / shrink,
              centre.latitude() + random.nextGaussian() * kilometres / KM_PER_DEGREE);
      if (contains(drawn)) {
        return drawn;
      }
    }
    return centre;
  }
}
