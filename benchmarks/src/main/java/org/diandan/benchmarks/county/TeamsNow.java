package org.diandan.benchmarks.county;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.benchmarks.county.Habits.Kind;
import org.diandan.contract.DeclineReason;
import org.diandan.matching.dispatch.policy.AcceptanceEstimate;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;

/** The teams as a platform sees them at one moment of its run. */
final class TeamsNow {

  /** What changes of a team. */
  private static final class State {
    private int open;
    private int asked;
    private int recent;
    private AcceptanceEstimate known;

    private State(AcceptanceEstimate known) {
      this.known = known;
    }
  }

  private final List<LocalTeam> teams;
  private final boolean questionsHoldPlaces;
  private final State[] states;
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final AreaTeams memory;

  TeamsNow(List<LocalTeam> teams, boolean questionsHoldPlaces) {
    this.teams = teams;
    this.questionsHoldPlaces = questionsHoldPlaces;
    memory = AreaTeams.of(teams.stream().map(LocalTeam::atFirst).toList());
    states = new State[teams.size()];
    for (int team = 0; team < states.length; team++) {
      var atFirst = teams.get(team).atFirst();
      states[team] = new State(atFirst.standing().acceptance());
      numbers.put(atFirst.id(), team);
    }
  }

  /** What a platform chooses from; it leaves it as it is. */
  AreaTeams memory() {
    return memory;
  }

  int numberOf(UUID teamId) {
    var number = numbers.get(teamId);
    if (number == null) {
      throw new IllegalArgumentException("There is no team " + teamId);
    }
    return number;
  }

  /** Whether a platform sees room for one more question. */
  boolean canBeAsked(UUID teamId) {
    return memory.find(teamId).map(CandidateTeam::load).filter(TeamsNow::hasRoom).isPresent();
  }

  private static boolean hasRoom(Load load) {
    return load.open() + load.asked() < load.capacity();
  }

  /** Whether a yes can be kept. */
  boolean canStart(int team) {
    return states[team].open < teams.get(team).capacity();
  }

  /** A question goes out. */
  void ask(int team) {
    states[team].asked++;
    states[team].recent++;
    show(team);
  }

  /** A question is answered, or nobody answered until its deadline. */
  void answered(int team, Kind kind) {
    var state = states[team];
    state.asked--;
    state.known =
        switch (kind) {
          case YES -> state.known.afterAccept();
          case NO -> state.known.afterDecline(DeclineReason.BUSY);
          case SILENCE -> state.known.afterExpiry();
        };
    show(team);
  }

  /** A question is taken back. */
  void withdraw(int team) {
    states[team].asked--;
    show(team);
  }

  /** A question is a week old. */
  void forget(int team) {
    states[team].recent--;
    show(team);
  }

  /**
   * A task begins to hold a place.
   *
   * @throws IllegalStateException if the team has no place left
   */
  void start(int team) {
    if (!canStart(team)) {
      throw new IllegalStateException("Team %d takes on more than it can.".formatted(team));
    }
    states[team].open++;
    show(team);
  }

  /** A task is done and gives its place back. */
  void done(int team) {
    states[team].open--;
    show(team);
  }

  /** Whether nothing is open any more. */
  boolean isQuiet() {
    for (var state : states) {
      if (state.open != 0 || state.asked != 0 || state.recent != 0) {
        return false;
      }
    }
    return true;
  }

  private void show(int team) {
    var state = states[team];
    var first = teams.get(team).atFirst();
    var load = new Load(state.open, questionsHoldPlaces ? state.asked : 0, first.load().capacity());
    var standing = new Standing(first.standing().availability(), state.known, state.recent);
    memory.put(
        new CandidateTeam(
            first.id(),
            first.name(),
            first.area(),
            first.base(),
            first.reach(),
            first.skills(),
            first.items(),
            load,
            first.people(),
            first.safeguards(),
            first.hours(),
            standing));
  }
}
