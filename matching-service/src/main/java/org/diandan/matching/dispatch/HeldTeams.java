package org.diandan.matching.dispatch;

import java.time.Duration;
import org.diandan.matching.dispatch.TeamRows.Reading;
import org.diandan.matching.dispatch.policy.AreaTeams;

/**
 * The active teams of one dispatch area as they were last read, changed in place. For one decision
 * at a time.
 */
final class HeldTeams {

  private final AreaTeams teams;
  private String upto;
  private long readAtNanos;

  HeldTeams(Reading whole) {
    upto = whole.upto();
    readAtNanos = System.nanoTime();
    teams = AreaTeams.of(whole.active());
  }

  /** Names the moment all this is of. */
  synchronized String upto() {
    return upto;
  }

  synchronized boolean isOlderThan(Duration age) {
    return System.nanoTime() - readAtNanos > age.toNanos();
  }

  AreaTeams teams() {
    return teams;
  }

  /** Takes in what changed; a reading that changed nothing costs nothing. */
  synchronized AreaTeams updated(Reading changes) {
    changes.gone().forEach(teams::remove);
    changes.active().forEach(teams::put);
    upto = changes.upto();
    readAtNanos = System.nanoTime();
    return teams;
  }
}
