package org.diandan.benchmarks.county;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.diandan.benchmarks.county.Habits.Kind;
import org.diandan.benchmarks.county.Habits.Question;
import org.diandan.benchmarks.county.Told.Outcome;
import org.diandan.contract.Urgency;

/**
 * The days of a county under one platform, event by event: requests come, questions go out, teams
 * answer or do not, tasks hold places until they are done. Whatever wants a team at one moment is
 * decided together.
 */
final class CountyRun {

  /** How long a team may think; the product's own setting. */
  private static final Map<Urgency, Duration> ANSWER_WITHIN =
      Map.of(
          Urgency.U1, Duration.ofMinutes(5),
          Urgency.U2, Duration.ofMinutes(20),
          Urgency.U3, Duration.ofHours(2),
          Urgency.U4, Duration.ofHours(12));

  /** How often somebody free is looked for again; all at the same moments, to decide together. */
  private static final Map<Urgency, Duration> LOOK_EVERY =
      Map.of(
          Urgency.U1, Duration.ofMinutes(1),
          Urgency.U2, Duration.ofMinutes(5),
          Urgency.U3, Duration.ofMinutes(30),
          Urgency.U4, Duration.ofMinutes(30));

  /** A platform names no more busy teams; others may have room before these. */
  private static final int BUSY_NAMED = 20;

  private static final Duration FATIGUE = Duration.ofDays(7);
  private static final double METRES_A_SECOND = 7;

  private enum What {
    COMES,
    ANSWER,
    LOOK,
    CLOSES,
    DONE,
    FORGET
  }

  private record Event(Instant at, long number, What what, int request, int team, Kind answer) {}

  private final World world;
  private final Platform platform;
  private final TeamsNow teams;
  private final List<Search> searches;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
  private Instant now = Instant.EPOCH;
  private long numbers;

  CountyRun(World world, Platform platform) {
    this.world = world;
    this.platform = platform;
    teams = new TeamsNow(world.teams(), platform.questionsHoldPlaces());
    searches = world.requests().stream().map(Search::new).toList();
    for (var request : world.requests()) {
      plan(request.since(), What.COMES, request.number(), Search.NOBODY);
      plan(request.acceptBy(), What.CLOSES, request.number(), Search.NOBODY);
    }
  }

  /** Lives until everything is over; one answer for each request, in the same order. */
  List<Told> live() {
    var wanting = new TreeSet<Integer>();
    while (true) {
      if (isMomentOver()) {
        // What is decided may bring the next event forward.
        decide(wanting);
        wanting.clear();
        if (events.isEmpty()) {
          break;
        }
        now = events.element().at;
      }
      var event = events.remove();
      if (happens(event)) {
        wanting.add(event.request);
      }
    }
    if (!teams.isQuiet()) {
      throw new IllegalStateException("A team still holds something after the last event.");
    }
    return searches.stream().map(Search::told).toList();
  }

  private boolean isMomentOver() {
    var next = events.peek();
    return next == null || !next.at.equals(now);
  }

  /** What an event does, and whether its request now wants a team. */
  private boolean happens(Event event) {
    var search = searches.get(event.request);
    return switch (event.what) {
      case COMES, LOOK -> true;
      case ANSWER -> answered(search, event);
      case CLOSES -> {
        if (search.isOpen()) {
          search.outcome = Outcome.UNMATCHED;
          takeBack(search);
        }
        yield false;
      }
      case DONE -> {
        teams.done(event.team);
        yield false;
      }
      case FORGET -> {
        teams.forget(event.team);
        yield false;
      }
    };
  }

  private boolean answered(Search search, Event event) {
    if (!search.running.remove(event.team)) {
      return false;
    }
    teams.answered(event.team, event.answer);
    if (event.answer == Kind.YES && teams.canStart(event.team)) {
      accepted(search, event.team);
      return false;
    }
    search.failures++;
    return true;
  }

  private void accepted(Search search, int team) {
    var request = search.request;
    var base = world.teams().get(team).atFirst().base();
    var place = request.need().place();
    int metres = base == null || place == null ? 0 : base.metresTo(place);
    search.serve(team, now, metres);
    takeBack(search);
    teams.start(team);
    var there = now.plusSeconds(Math.round(metres / METRES_A_SECOND));
    plan(visit(request, team, there).plus(request.service()), What.DONE, request.number(), team);
  }

  private void takeBack(Search search) {
    search.running.forEach(teams::withdraw);
    search.running.clear();
  }

  /**
   * When the visit begins: at the wished time, or in the team's hours unless it is urgent.
   *
   * @param there when the team can be there at the earliest
   */
  private Instant visit(Request request, int team, Instant there) {
    var need = request.need();
    if (need.wished() != null) {
      return need.wished().from().isBefore(there) ? there : need.wished().from();
    }
    var earliest = there.plus(request.lead());
    return need.need().urgency().runsOnWallTime()
        ? earliest
        : world.teams().get(team).habits().opens(earliest, Demand.ZONE);
  }

  private void decide(Set<Integer> wanting) {
    var open =
        wanting.stream()
            .map(searches::get)
            .filter(Search::isOpen)
            .filter(this::mayFindSomebody)
            .toList();
    if (open.isEmpty()) {
      return;
    }
    var choices =
        platform.choose(open.stream().map(search -> search.asking(now)).toList(), teams.memory());
    for (int place = 0; place < open.size(); place++) {
      var search = open.get(place);
      var choice = choices.get(place);
      choice.teams().forEach(team -> ask(search, team));
      search.busy = choice.busy();
      lookLater(search);
    }
  }

  /** Spares the platform a question whose answer is known: all that could come still are busy. */
  private boolean mayFindSomebody(Search search) {
    boolean may =
        search.busy.isEmpty()
            || search.busy.size() == BUSY_NAMED
            || search.busy.stream().anyMatch(teams::canBeAsked);
    if (!may) {
      lookLater(search);
    }
    return may;
  }

  private void lookLater(Search search) {
    if (!search.busy.isEmpty() && search.running.isEmpty()) {
      plan(nextLook(search.request), What.LOOK, search.request.number(), Search.NOBODY);
    }
  }

  private void ask(Search search, UUID teamId) {
    int team = teams.numberOf(teamId);
    if (!search.asked.add(teamId)) {
      throw new IllegalStateException("A team is asked twice for one request.");
    }
    var request = search.request;
    var urgency = request.need().need().urgency();
    var deadline = now.plus(ANSWER_WITHIN.getOrDefault(urgency, Duration.ZERO));
    var dice = new SplittableRandom(world.seed() + 1_000_003L * request.number() + 7_919L * team);
    var question = new Question(urgency, now, deadline);
    var answer = world.teams().get(team).habits().to(question, Demand.ZONE, dice);
    search.running.add(team);
    teams.ask(team);
    events.add(
        new Event(answer.at(), numbers++, What.ANSWER, request.number(), team, answer.kind()));
    plan(now.plus(FATIGUE), What.FORGET, request.number(), team);
  }

  private Instant nextLook(Request request) {
    var urgency = request.need().need().urgency();
    long every = LOOK_EVERY.getOrDefault(urgency, Duration.ofHours(1)).toSeconds();
    return Instant.ofEpochSecond((now.getEpochSecond() / every + 1) * every);
  }

  private void plan(Instant at, What what, int request, int team) {
    events.add(new Event(at, numbers++, what, request, team, Kind.SILENCE));
  }
}
