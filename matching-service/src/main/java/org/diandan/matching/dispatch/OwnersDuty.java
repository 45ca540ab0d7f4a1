package org.diandan.matching.dispatch;

import reactor.core.publisher.Mono;

/**
 * What the owner of dispatch areas does in its loop, one duty after another: first of all it
 * searches. A duty may use the teams in memory.
 */
public interface OwnersDuty {

  /**
   * Does what is due in these partitions of requests now, a bounded amount; never fails.
   *
   * @return how much was done; 0 when nothing is due, or nothing that could be done now
   */
  Mono<Integer> whatIsDue(Integer[] partitions);
}
