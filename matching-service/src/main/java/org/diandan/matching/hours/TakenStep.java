package org.diandan.matching.hours;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.jspecify.annotations.Nullable;

/**
 * Where a step brought an entry.
 *
 * @param takenBy null when time did it
 * @param words said with it; null for none
 */
public record TakenStep(
    EntryState state,
    EvidenceRung rung,
    @Nullable UUID takenBy,
    @Nullable String words,
    Instant takenAt) {}
