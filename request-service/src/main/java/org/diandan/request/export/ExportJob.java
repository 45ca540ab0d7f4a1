package org.diandan.request.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.request.sheet.SheetForm;
import org.jspecify.annotations.Nullable;

/**
 * A list that is wanted as a file.
 *
 * @param areas code prefixes the list lies in, at least one; an empty one is everywhere
 * @param words the words of the address that shows the list
 * @param language a language tag
 * @param columns at least one, in their order
 * @param purpose why personal data is wanted; null when none is
 * @param progress how far it has come
 * @param approval null when nobody has to approve it
 * @param file null until it is written
 */
public record ExportJob(
    UUID id,
    UUID orderedBy,
    Instant orderedAt,
    List<String> areas,
    ExportSource source,
    String words,
    String language,
    List<ExportColumn> columns,
    SheetForm form,
    @Nullable String purpose,
    ExportState state,
    Progress progress,
    @Nullable Approval approval,
    @Nullable ExportFile file) {

  public ExportJob {
    areas = List.copyOf(areas);
    columns = List.copyOf(columns);
  }

  /**
   * How far it has come.
   *
   * @param expected rows of the list when it was ordered
   * @param done how many of them were dealt with
   * @param written how many stand in the file; fewer when a right was lost meanwhile
   * @param before exports that are written before this one while it is queued
   */
  public record Progress(int expected, int done, int written, long before) {}

  /**
   * The second person.
   *
   * @param until when it is too late
   * @param by null until somebody decided
   * @param refusal why it was refused; null otherwise
   */
  public record Approval(
      Instant until, @Nullable UUID by, @Nullable Instant at, @Nullable String refusal) {}

  /**
   * The file.
   *
   * @param bytes as it is fetched
   * @param left how often it can still be fetched
   */
  public record ExportFile(UUID writer, long bytes, Instant keptUntil, int left) {}

  /** Whether it holds personal data. */
  public boolean isPersonal() {
    return purpose != null;
  }

  /** Whether it is there and may still be fetched. */
  public boolean isFetchable() {
    return state == ExportState.DONE && file != null && file.left() > 0;
  }

  /** Words of the audit log about what is in it. */
  String content() {
    return "%s=%s;columns=%s;form=%s".formatted(source, words, columns, form);
  }
}
