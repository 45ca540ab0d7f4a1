package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.diandan.benchmarks.Answers.Answer;
import org.diandan.benchmarks.BatchCity.Request;
import org.diandan.benchmarks.BatchCity.Team;
import org.diandan.matching.dispatch.policy.AcceptanceEstimate;

/**
 * A shift in which requests come evenly and teams are asked until one says yes. An open question
 * holds a place of its team; the first yes withdraws the other questions. The policy learns from
 * answers alone.
 */
final class OfferDay {

  private static final double SHIFT_SECONDS = 8 * 3_600;
  private static final int CANDIDATES = 20;
  private static final int BLAST_CANDIDATES = 400;
  private static final int NOBODY = -1;

  private record Event(double at, long number, int request, int team, boolean yes) {}

  /** A request and how far asking has come. */
  private static final class Need {
    private final Request request;
    private final double since;
    private final List<Integer> unasked;
    private final List<Integer> asked = new ArrayList<>();
    private int offers;
    private int servedBy = NOBODY;
    private double waited;

    private Need(Request request, double since, List<Integer> unasked) {
      this.request = request;
      this.since = since;
      this.unasked = new ArrayList<>(unasked);
    }
  }

  private final List<Team> teams;
  private final Answers answers;
  private final OfferPolicy policy;
  private final int[] free;
  private final AcceptanceEstimate[] known;
  private final List<Need> needs = new ArrayList<>();
  private final SplittableRandom dice = new SplittableRandom(1);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));
  private long numbers;

  OfferDay(BatchCity city, Answers answers, OfferPolicy policy) {
    teams = city.teams();
    this.answers = answers;
    this.policy = policy;
    free = teams.stream().mapToInt(Team::capacity).toArray();
    known = answers.history();
    var grid = new TeamGrid(teams, city.side());
    int candidates = policy.blastMetres() > 0 ? BLAST_CANDIDATES : CANDIDATES;
    for (var request : city.requests()) {
      double since = SHIFT_SECONDS * needs.size() / city.requests().size();
      needs.add(new Need(request, since, grid.nearest(request, candidates)));
      events.add(new Event(since, numbers++, needs.size() - 1, NOBODY, false));
    }
  }

  OfferFigures live() {
    while (!events.isEmpty()) {
      var event = events.remove();
      var need = needs.get(event.request);
      if (event.team != NOBODY && need.asked.contains(event.team)) {
        answered(need, event);
      }
      if (need.servedBy == NOBODY) {
        askNext(need, event);
      }
    }
    return OfferFigures.of(needs.stream().map(this::told).toList());
  }

  private void answered(Need need, Event event) {
    need.asked.remove(Integer.valueOf(event.team));
    known[event.team] = Answers.after(known[event.team], new Answer(event.yes, 0));
    if (!event.yes) {
      free[event.team]++;
      return;
    }
    need.servedBy = event.team;
    need.waited = event.at - need.since;
    need.asked.forEach(team -> free[team]++);
    need.asked.clear();
  }

  private void askNext(Need need, Event now) {
    int wanted = wanted(need);
    while (need.asked.size() < wanted) {
      int team = next(need);
      if (team == NOBODY) {
        return;
      }
      need.unasked.remove(Integer.valueOf(team));
      need.asked.add(team);
      need.offers++;
      free[team]--;
      var answer = answers.of(team, now.request);
      events.add(new Event(now.at + answer.seconds(), numbers++, now.request, team, answer.yes()));
    }
  }

  private int wanted(Need need) {
    if (policy.blastMetres() > 0) {
      long near = freeWithin(need, policy.blastMetres());
      return need.asked.isEmpty() ? (int) Math.max(1, near) : 0;
    }
    long near = freeWithin(need, OfferPolicy.DENSITY_METRES);
    return policy.width(need.request.weight(), near);
  }

  private long freeWithin(Need need, double metres) {
    return need.unasked.stream()
        .filter(team -> free[team] > 0 && teams.get(team).metresTo(need.request) <= metres)
        .count();
  }

  private int next(Need need) {
    var open = need.unasked.stream().filter(team -> free[team] > 0).toList();
    if (open.isEmpty()) {
      return NOBODY;
    }
    return switch (policy.order()) {
      case NEAREST -> open.getFirst();
      case RANDOM -> open.get(dice.nextInt(open.size()));
      case COST ->
          open.stream().min(Comparator.comparingDouble(team -> cost(need, team))).orElseThrow();
    };
  }

  private double cost(Need need, int team) {
    double yes = known[team].probability();
    return need.request.weight() * teams.get(team).metresTo(need.request)
        + policy.kappaMetres() * (1 - yes) / yes;
  }

  private OfferFigures.Told told(Need need) {
    double metres = need.servedBy == NOBODY ? 0 : teams.get(need.servedBy).metresTo(need.request);
    return new OfferFigures.Told(
        need.request.weight() == 4, need.servedBy != NOBODY, need.offers, metres, need.waited);
  }
}
