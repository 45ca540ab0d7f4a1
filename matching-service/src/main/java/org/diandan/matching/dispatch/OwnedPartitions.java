package org.diandan.matching.dispatch;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The partitions of requests this instance answers for; their searches are led here and nowhere
 * else. Thread-safe.
 */
@Component
public class OwnedPartitions {

  private final Set<Integer> owned = ConcurrentHashMap.newKeySet();

  OwnedPartitions() {}

  /** Adds what the broker assigned. */
  public void gained(Collection<Integer> partitions) {
    owned.addAll(partitions);
  }

  /** Drops what the broker took away. */
  public void lost(Collection<Integer> partitions) {
    owned.removeAll(partitions);
  }

  boolean owns(int partition) {
    return owned.contains(partition);
  }

  /** Their numbers at this moment. */
  public Integer[] current() {
    return owned.toArray(Integer[]::new);
  }
}
