package org.diandan.benchmarks.county;

import org.diandan.matching.dispatch.policy.CandidateTeam;

/**
 * A team of the county.
 *
 * @param atFirst as the platform knows it before the first day, with nothing on its hands
 * @param habits what it really does; no platform sees them
 */
record LocalTeam(CandidateTeam atFirst, Habits habits) {

  int capacity() {
    return atFirst.load().capacity();
  }
}
