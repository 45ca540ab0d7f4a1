package org.diandan.matching.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.matching.dispatch.TeamRows.Reading;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.Candidates;

/**
 * The active teams of one dispatch area, changed in place. For one thread at a time; the candidates
 * it gives out do not change any more.
 */
final class AreaTeams {

  private final List<CandidateTeam> teams = new ArrayList<>();
  private final Map<UUID, Integer> places = new HashMap<>();
  private String upto;
  private long readAtNanos;
  private Candidates candidates;

  AreaTeams(Reading whole) {
    upto = whole.upto();
    readAtNanos = System.nanoTime();
    whole.active().forEach(this::put);
    candidates = Candidates.of(teams);
  }

  /** Names the moment all this is of. */
  synchronized String upto() {
    return upto;
  }

  synchronized boolean isOlderThan(Duration age) {
    return System.nanoTime() - readAtNanos > age.toNanos();
  }

  synchronized Candidates candidates() {
    return candidates;
  }

  /** Takes in what changed; a reading that changed nothing costs nothing. */
  synchronized Candidates updated(Reading changes) {
    changes.gone().forEach(this::remove);
    changes.active().forEach(this::put);
    upto = changes.upto();
    readAtNanos = System.nanoTime();
    if (!changes.gone().isEmpty() || !changes.active().isEmpty()) {
      candidates = Candidates.of(teams);
    }
    return candidates;
  }

  private void put(CandidateTeam team) {
    var place = places.putIfAbsent(team.id(), teams.size());
    if (place == null) {
      teams.add(team);
    } else {
      teams.set(place, team);
    }
  }

  /** The last one takes the place of the one that goes. */
  private void remove(UUID id) {
    var place = places.remove(id);
    if (place == null) {
      return;
    }
    var last = teams.removeLast();
    if (!last.id().equals(id)) {
      teams.set(place, last);
      places.put(last.id(), place);
    }
  }
}
