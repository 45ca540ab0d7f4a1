package org.diandan.matching.hours;

import java.util.List;
import org.diandan.outbox.Change;
import tools.jackson.databind.json.JsonMapper;

/** New entries, ready to become part of the change that ends a visit. */
public final class Recording {

  private final List<Entry> entries;
  private final JsonMapper json;

  Recording(List<Entry> entries, JsonMapper json) {
    this.entries = List.copyOf(entries);
    this.json = json;
  }

  /** The entries, in the order of the attendances. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * Completes a change whose statement contains {@link RecordHours#ENTRIES}. Entries that were
   * refused are written and told to nobody.
   */
  public Change into(Change change) {
    return change
        .bind("hours_entries", json.writeValueAsString(entries))
        .publishing(
            entries.stream().filter(entry -> entry.state().stands()).map(Entry::recorded).toList());
  }
}
