package org.diandan.matching.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one person that stand, at least all that touch the days in question. Decides what
 * becomes of a new one.
 */
record Book(List<Entry> standing) {

  Book {
    standing = List.copyOf(standing);
  }

  static Book of(UUID personId, Collection<Entry> entries) {
    return new Book(
        entries.stream()
            .filter(entry -> entry.personId().equals(personId) && entry.state().stands())
            .toList());
  }

  /**
   * A new entry: refused when the person was somewhere else at the time, in review when it is more
   * than one day's work, else recorded.
   */
  Entry enter(Attended attended, Task task, Instant now, HoursRules rules) {
    var because = objection(attended.served(), rules);
    var rung = attended.evidence().rung(attended.personId());
    var credited = now.plus(rules.evaluationWait());
    return new Entry(
        UUID.randomUUID(),
        attended.personId(),
        task,
        attended.served(),
        attended.served().minutes(),
        attended.evidence(),
        rung,
        state(because),
        because,
        now,
        credited,
        rung == EvidenceRung.E0 ? null : credited,
        null,
        1);
  }

  /** This book with one more entry. */
  Book with(Entry entry) {
    return entry.state().stands()
        ? new Book(Stream.concat(standing.stream(), Stream.of(entry)).toList())
        : this;
  }

  /** This book as if one entry did not stand. */
  Book without(UUID entryId) {
    return new Book(standing.stream().filter(entry -> !entry.id().equals(entryId)).toList());
  }

  /** Whether the person was somewhere else at the time. */
  boolean overlaps(Served served) {
    return standing.stream().anyMatch(entry -> entry.served().overlaps(served));
  }

  /** Whether a day of an entry that stands is longer than one person's work. */
  boolean hasLongDay(Entry entry, HoursRules rules) {
    return without(entry.id()).objection(entry.served(), rules) == Because.LONG_DAY;
  }

  private @Nullable Because objection(Served served, HoursRules rules) {
    if (overlaps(served)) {
      return Because.OVERLAP;
    }
    if (Duration.between(served.from(), served.until()).compareTo(rules.longestEntry()) > 0) {
      return Because.LONG_ENTRY;
    }
    return served.days(rules.zone()).stream()
            .anyMatch(
                day ->
                    standing.stream()
                            .map(entry -> entry.served().on(day, rules.zone()))
                            .reduce(served.on(day, rules.zone()), Duration::plus)
                            .compareTo(rules.longestDay())
                        > 0)
        ? Because.LONG_DAY
        : null;
  }

  private static EntryState state(@Nullable Because because) {
    if (because == null) {
      return EntryState.RECORDED;
    }
    return because == Because.OVERLAP ? EntryState.REFUSED : EntryState.IN_REVIEW;
  }
}
