package org.diandan.matching.hours;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.HoursEvent.HoursRecorded;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the record of hours.
 *
 * @param minutes that it counts for, never more than its time
 * @param because why it was refused, is in review or counts no more; null otherwise
 * @param creditedAt when the resident evaluated, or the end of waiting for that
 * @param noticeFrom since when, or from when, it can be read in public; null as long as nobody but
 *     the person stands by it
 * @param replaces the entry this one corrects; null for most
 * @param revision counts the changes, from 1; whoever changes it says which one was read
 */
public record Entry(
    UUID id,
    UUID personId,
    Task task,
    Served served,
    int minutes,
    Evidence evidence,
    EvidenceRung rung,
    EntryState state,
    @Nullable Because because,
    Instant recordedAt,
    Instant creditedAt,
    @Nullable Instant noticeFrom,
    @Nullable UUID replaces,
    int revision) {

  public Entry {
    requireNonNull(id, "id");
    requireNonNull(personId, "personId");
    requireNonNull(task, "task");
    requireNonNull(served, "served");
    requireNonNull(evidence, "evidence");
    requireNonNull(rung, "rung");
    requireNonNull(state, "state");
    requireNonNull(recordedAt, "recordedAt");
    requireNonNull(creditedAt, "creditedAt");
    if (minutes < 0 || minutes > served.minutes()) {
      throw new IllegalArgumentException(
          "An entry of %d minutes cannot count for %d.".formatted(served.minutes(), minutes));
    }
  }

  /** The same entry in another state; the database counts its revision. */
  Entry in(EntryState next, @Nullable Because why) {
    return new Entry(
        id,
        personId,
        task,
        served,
        minutes,
        evidence,
        rung,
        next,
        why,
        recordedAt,
        creditedAt,
        noticeFrom,
        replaces,
        revision);
  }

  /** The same entry, credited and on its public notice since a moment. */
  Entry onNoticeSince(Instant since) {
    return new Entry(
        id,
        personId,
        task,
        served,
        minutes,
        evidence,
        rung,
        state,
        because,
        recordedAt,
        since,
        since,
        replaces,
        revision);
  }

  /** What others are told of a new entry. */
  HoursRecorded recorded() {
    return new HoursRecorded(
        UUID.randomUUID(),
        recordedAt,
        personId,
        id,
        task.teamId(),
        task.requestId(),
        minutes,
        rung,
        task.item(),
        served.from(),
        served.until());
  }
}
