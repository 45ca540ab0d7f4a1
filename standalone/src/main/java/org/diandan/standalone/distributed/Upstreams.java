package org.diandan.standalone.distributed;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The instances of one service, taken in turn.
 *
 * @param addresses base addresses, at least one
 */
record Upstreams(List<String> addresses, AtomicInteger turn) {
  Upstreams {
    addresses = List.copyOf(addresses);
  }

  /** Reads addresses separated by commas. */
  static Upstreams of(String addresses) {
    return new Upstreams(List.of(addresses.split(",", -1)), new AtomicInteger());
  }

  /** All addresses, the one whose turn it is first. */
  List<String> inTurn() {
    var first = Math.floorMod(turn.getAndIncrement(), addresses.size());
    return IntStream.range(0, addresses.size())
        .mapToObj(i -> addresses.get((first + i) % addresses.size()))
        .toList();
  }
}
