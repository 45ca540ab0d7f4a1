package org.diandan.request.export.web;

import java.util.List;
import java.util.UUID;
import org.diandan.request.export.ExportSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A list somebody wants to take out, found by the words of its address.
 *
 * @param titleKey key of what the list is called
 * @param words the words that show it again
 * @param areas code prefixes it lies in
 * @param history whether it is imported history, in which nobody is known
 * @param count how long it is now
 * @param cases its ids in its order
 */
record AskedList(
    ExportSource source,
    String titleKey,
    String words,
    List<String> areas,
    boolean history,
    Mono<Long> count,
    Flux<UUID> cases) {

  AskedList {
    areas = List.copyOf(areas);
  }

  /** Where it is read. */
  public String address() {
    return AskedLists.addressOf(source, words);
  }
}
