package org.diandan.benchmarks.online;

import java.util.ArrayList;
import java.util.List;
import org.diandan.benchmarks.online.Arrival.Request;
import org.diandan.benchmarks.online.Arrival.Team;

/**
 * Who is there at the moment, whatever was promised to them. Whoever leaves at that very moment is
 * gone.
 */
final class Presence {

  private final List<Team> teams = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();

  /** Takes a team in and tells which requests it reaches, in the order of their arrival. */
  List<Request> enter(Team team) {
    requests.removeIf(request -> request.until() <= team.time());
    teams.add(team);
    return requests.stream().filter(team::reaches).toList();
  }

  /** Takes a request in and tells which teams reach it, in the order of their arrival. */
  List<Team> enter(Request request) {
    teams.removeIf(team -> team.until() <= request.time());
    requests.add(request);
    return teams.stream().filter(team -> team.reaches(request)).toList();
  }
}
