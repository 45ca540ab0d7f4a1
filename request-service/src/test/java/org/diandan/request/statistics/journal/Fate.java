package org.diandan.request.statistics.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.TeamEvent.TeamChanged;

/** Chance and time in a made-up life. */
final class Fate {

  private final Random random;
  private final Instant now;
  private final List<TeamChanged> teams;
  private int numbers;

  Fate(Random random, Instant now, List<TeamChanged> teams) {
    this.random = random;
    this.now = now;
    this.teams = teams;
  }

  <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  int nextNumber() {
    return ++numbers;
  }

  Random random() {
    return random;
  }

  Instant now() {
    return now;
  }

  boolean isOver(Instant at) {
    return !at.isBefore(now);
  }

  Clocks promises(Instant from) {
    return clear(
        new Clocks(
            from.plusSeconds(1_800 + random.nextInt(14_400)),
            from.plus(Duration.ofHours(12 + random.nextInt(120)))));
  }

  /** No promise ends while the figures are being read. */
  Clocks clear(Clocks clocks) {
    return new Clocks(clear(clocks.acceptBy()), clear(clocks.finishBy()));
  }

  Instant clear(Instant deadline) {
    boolean close = Duration.between(now, deadline).abs().compareTo(Duration.ofMinutes(30)) < 0;
    return close ? deadline.plus(Duration.ofHours(2)) : deadline;
  }

  Instant later(Instant from, int hours) {
    return from.plusSeconds(61 + random.nextInt(600 + hours * 3_600));
  }

  TeamRef team() {
    var team = teams.get(random.nextInt(teams.size()));
    return new TeamRef(team.teamId(), team.name());
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
