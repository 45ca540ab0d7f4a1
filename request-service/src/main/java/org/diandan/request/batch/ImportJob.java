package org.diandan.request.batch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being taken over.
 *
 * @param lastRow the last row that was dealt with in the present pass, as a spreadsheet counts
 * @param checked what the dry run found
 * @param imported what the import came to so far
 * @param failure key of the sentence that says why it failed; null unless it did
 */
public record ImportJob(
    UUID id,
    String fileName,
    String jurisdiction,
    JobState state,
    long fileBytes,
    int lastRow,
    Counts checked,
    Counts imported,
    @Nullable String failure,
    List<String> failureArguments,
    Instant createdAt,
    Instant changedAt) {

  public ImportJob {
    failureArguments = List.copyOf(failureArguments);
  }

  /**
   * How many rows came to what; empty lines are not counted.
   *
   * @param accepted taken, or to be taken
   * @param repeated known already with the same content; nothing happens
   * @param rejected reported
   */
  public record Counts(int accepted, int repeated, int rejected) {

    /** All rows together. */
    public int total() {
      return accepted + repeated + rejected;
    }
  }

  /** What is known of the rows now: the import's counts once it has begun. */
  public Counts counts() {
    return state == JobState.IMPORTING || state == JobState.DONE ? imported : checked;
  }
}
