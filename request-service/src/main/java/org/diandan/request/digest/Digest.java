package org.diandan.request.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The replies of one week in one area.
 *
 * @param week its Monday
 * @param version guards changes against each other
 * @param editedBy who wrote it last, by person id
 * @param approvedAt null while it is a draft
 */
public record Digest(
    UUID id,
    String area,
    String areaName,
    LocalDate week,
    List<Entry> entries,
    int version,
    UUID draftedBy,
    UUID editedBy,
    @Nullable Instant approvedAt) {

  public Digest {
    entries = List.copyOf(entries);
  }

  /** What people asked for, and what was done; both in the words of staff. */
  public record Entry(String topic, String reply) {}

  public boolean isPublished() {
    return approvedAt != null;
  }

  /** Whether somebody did not write it and so may approve it. */
  public boolean isApprovableBy(UUID person) {
    return !isPublished()
        && !entries.isEmpty()
        && !person.equals(draftedBy)
        && !person.equals(editedBy);
  }
}
