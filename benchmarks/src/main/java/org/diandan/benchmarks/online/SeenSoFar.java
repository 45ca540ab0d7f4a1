package org.diandan.benchmarks.online;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diandan.benchmarks.online.Arrival.Request;
import org.diandan.benchmarks.online.Arrival.Team;

/** All arrivals so far, and for each request the teams whose radius it lies in, present or not. */
final class SeenSoFar {

  private final List<Team> teams = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<TeamsByRate> reachedBy = new ArrayList<>();

  /** The numbers of some teams, best rate first. */
  private static final class TeamsByRate {
    private int[] team = new int[4];
    private int size;

    void add(int number, List<Team> teams) {
      if (size == team.length) {
        team = Arrays.copyOf(team, 2 * size);
      }
      var at = size++;
      while (at > 0 && teams.get(team[at - 1]).rate() < teams.get(number).rate()) {
        team[at] = team[at - 1];
        at--;
      }
      team[at] = number;
    }
  }

  void add(Team team) {
    teams.add(team);
    for (int number = 0; number < requests.size(); number++) {
      if (team.reaches(requests.get(number))) {
        reachedBy.get(number).add(teams.size() - 1, teams);
      }
    }
  }

  void add(Request request) {
    requests.add(request);
    var reached = new TeamsByRate();
    for (int number = 0; number < teams.size(); number++) {
      if (teams.get(number).reaches(request)) {
        reached.add(number, teams);
      }
    }
    reachedBy.add(reached);
  }

  /** Arrivals of both kinds. */
  int count() {
    return teams.size() + requests.size();
  }

  /** Arrivals of both kinds from {@code time} on. */
  int countSince(double time) {
    return count() - teamsBefore(time) - requestsBefore(time);
  }

  int teamCount() {
    return teams.size();
  }

  Team team(int number) {
    return teams.get(number);
  }

  int requestCount() {
    return requests.size();
  }

  Request request(int number) {
    return requests.get(number);
  }

  int reachCount(int request) {
    return reachedBy.get(request).size;
  }

  /** The team of this rank among those that reach the request, 0 being the best rate. */
  int reachedBy(int request, int rank) {
    return reachedBy.get(request).team[rank];
  }

  /** How many of the first arrivals of requests came before {@code time}. */
  int requestsBefore(double time) {
    return firstFrom(requests, time);
  }

  /** How many of the first arrivals of teams came before {@code time}. */
  int teamsBefore(double time) {
    return firstFrom(teams, time);
  }

  private static int firstFrom(List<? extends Arrival> arrivals, double time) {
    int low = 0;
    int high = arrivals.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (arrivals.get(middle).time() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
