package org.diandan.matching.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.VisitResult;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about a visit.
 *
 * @param plannedUntil the end of the plan; null before anybody came
 * @param dutiesUntil the end of the last standing duty; null when nobody was planned
 * @param result null before the end, and when the clock ended it
 * @param goes whether the asking person is planned to go
 * @param attendances in the order people came
 * @param elsewhere another visit the asking person has not left yet; null when there is none
 */
public record VisitBook(
    Instant acceptedAt,
    @Nullable Instant plannedUntil,
    @Nullable Instant dutiesUntil,
    @Nullable VisitResult result,
    boolean goes,
    List<Attendance> attendances,
    @Nullable UUID elsewhere) {

  public VisitBook {
    attendances = List.copyOf(attendances);
  }

  /** The attendance of a person. */
  public Optional<Attendance> find(UUID personId) {
    return attendances.stream()
        .filter(attendance -> attendance.personId().equals(personId))
        .findFirst();
  }

  /** Whether anybody but this person is there. */
  public boolean isAnybodyElseThere(UUID personId) {
    return attendances.stream()
        .anyMatch(other -> other.isOpen() && !other.personId().equals(personId));
  }
}
