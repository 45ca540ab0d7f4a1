package org.diandan.request.suggestion;

import java.util.HashMap;
import java.util.Map;
import org.diandan.contract.ServiceItemCode;

/**
 * What was learned from confirmed choices: how often each gram stood in words that meant an item.
 * Immutable.
 */
public final class GramCounts {

  private final Map<ServiceItemCode, Map<String, Long>> byItem;

  private GramCounts(Map<ServiceItemCode, Map<String, Long>> byItem) {
    this.byItem = Map.copyOf(byItem);
  }

  /** Nothing was learned yet. */
  public static GramCounts none() {
    return new GramCounts(Map.of());
  }

  /** The same with the counts of some items exchanged. */
  GramCounts with(Map<ServiceItemCode, Map<String, Long>> changed) {
    var all = new HashMap<>(byItem);
    changed.forEach((item, counts) -> all.put(item, Map.copyOf(counts)));
    return new GramCounts(all);
  }

  /** The same with one more confirmed choice. */
  public GramCounts learned(PlainWords words, ServiceItemCode item) {
    var counts = new HashMap<>(byItem.getOrDefault(item, Map.of()));
    words.grams().forEach(gram -> counts.merge(gram, 1L, Long::sum));
    return with(Map.of(item, counts));
  }

  Map<ServiceItemCode, Map<String, Long>> byItem() {
    return byItem;
  }
}
