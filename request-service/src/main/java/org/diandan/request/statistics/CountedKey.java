package org.diandan.request.statistics;

import java.util.EnumMap;
import java.util.Map;

/**
 * What was read of one key.
 *
 * @param total whether it is everything together; its key is empty
 * @param cases how many cases have the key, or how often teams did something about cases
 */
record CountedKey(
    String key, boolean total, long cases, Grain grain, Map<Figure, Measure> measures) {

  CountedKey {
    var copied = new EnumMap<Figure, Measure>(Figure.class);
    copied.putAll(measures);
    measures = java.util.Collections.unmodifiableMap(copied);
  }
}
