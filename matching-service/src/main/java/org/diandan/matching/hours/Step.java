package org.diandan.matching.hours;

import java.util.List;
import org.diandan.contract.HoursEvent;
import org.jspecify.annotations.Nullable;

/** What a step makes of an entry. */
sealed interface Step {

  /**
   * The entry as it is afterwards, with what others are told.
   *
   * @param instead a new entry that takes its place; null for most steps
   */
  record Taken(Entry entry, @Nullable Entry instead, List<HoursEvent> events) implements Step {

    public Taken {
      events = List.copyOf(events);
    }

    Taken(Entry entry, HoursEvent... events) {
      this(entry, null, List.of(events));
    }
  }

  /** Where the entry stands, this step does not follow. */
  record NotNow() implements Step {}

  /** The step is somebody else's to take: nobody decides about their own hours. */
  record NotYours() implements Step {}

  /** The person served somewhere else at the corrected time. */
  record Overlaps() implements Step {}
}
