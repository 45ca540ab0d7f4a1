package org.diandan.benchmarks.online;

/** A line of the stream: somebody who is there from a moment to a moment. */
sealed interface Arrival {

  /** The id as it stands in the file. */
  String id();

  /** In the file's unit of time. */
  double time();

  /** Last moment of the stay. */
  double until();

  /** Metres. */
  double x();

  /** Metres. */
  double y();

  /**
   * A team.
   *
   * @param radius metres it goes at most
   * @param capacity requests it takes in all
   * @param rate what it makes of a request's value
   */
  record Team(
      String id,
      double time,
      double x,
      double y,
      double radius,
      int capacity,
      double until,
      double rate)
      implements Arrival {

    boolean reaches(Request request) {
      return distanceTo(request) <= radius;
    }

    double distanceTo(Request request) {
      var dx = x - request.x;
      var dy = y - request.y;
      return Math.sqrt(dx * dx + dy * dy);
    }

    double worth(Request request) {
      return request.value * rate;
    }
  }

  /** A request with what it is worth at rate 1. */
  record Request(String id, double time, double x, double y, double value, double until)
      implements Arrival {}
}
