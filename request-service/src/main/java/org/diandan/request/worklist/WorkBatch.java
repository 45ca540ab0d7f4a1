package org.diandan.request.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.jspecify.annotations.Nullable;

/**
 * What was done to several requests at once.
 *
 * @param now by the clock of the database
 */
public record WorkBatch(
    UUID id,
    WorkList list,
    BulkAction action,
    @Nullable LadderReason reason,
    UUID madeBy,
    Instant madeAt,
    @Nullable Instant undoneAt,
    List<Item> items,
    Instant now) {

  /** How long there is a way back. */
  public static final Duration UNDO_WITHIN = Duration.ofMinutes(10);

  public WorkBatch {
    items = List.copyOf(items);
  }

  /**
   * One request of it.
   *
   * @param departmentBefore who had it; null when no department did
   * @param versionAfter how it stood afterwards; null when nothing was done to it
   * @param undone what came of undoing it; null when nobody tried
   */
  public record Item(
      UUID request,
      String orderNumber,
      BulkOutcome outcome,
      @Nullable UUID departmentBefore,
      @Nullable Long versionAfter,
      @Nullable BulkOutcome undone) {}

  /** Until when it can be undone. */
  public Instant undoUntil() {
    return madeAt.plus(UNDO_WITHIN);
  }

  /** Whether there still is a way back. */
  public boolean canBeUndone() {
    return action.canBeUndone()
        && undoneAt == null
        && now.isBefore(undoUntil())
        && items.stream().anyMatch(item -> item.outcome() == BulkOutcome.DONE);
  }
}
