package org.diandan.request.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.Ruling;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * A joint meeting.
 *
 * @param area code of the area whose requests it treats
 * @param closed whether nothing is decided there any more
 */
public record Meeting(
    UUID id, String area, String title, String place, Instant heldAt, boolean closed) {

  /**
   * A department that is asked to come.
   *
   * @param present whether it came
   */
  public record Seat(UUID department, String name, boolean present) {}

  /**
   * A request on the agenda.
   *
   * @param reason why it came before the meeting; null when nobody said
   * @param ruling null until it is decided
   * @param owner name of the department that answers for it; null when none does
   * @param words what was decided in words; empty when nothing was written or it is forgotten
   */
  public record Item(
      UUID request,
      String orderNumber,
      ServiceItemCode item,
      String areaPath,
      RequestState state,
      int bounces,
      @Nullable LadderReason reason,
      @Nullable Ruling ruling,
      @Nullable String owner,
      @Nullable Instant dueBy,
      String words) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Item[%s, %s]".formatted(request, ruling);
    }
  }

  /**
   * A request that should be on an agenda.
   *
   * @param why RETURNED_THRICE, OVERDUE_BELOW or UNSOLVED_TWICE; what was sent to the meeting by
   *     hand has the reason it was sent with
   */
  public record Stuck(
      UUID request,
      String orderNumber,
      ServiceItemCode item,
      String areaPath,
      RequestState state,
      LadderReason why) {}

  /** Everything of one meeting. */
  public record Sheet(Meeting meeting, List<Seat> seats, List<Item> items) {
    public Sheet {
      seats = List.copyOf(seats);
      items = List.copyOf(items);
    }

    /** Whether it is, or was, on the agenda. */
    public boolean treats(UUID request) {
      return items.stream().anyMatch(item -> item.request().equals(request));
    }

    /** Whether every request on the agenda is decided. */
    public boolean isDecided() {
      return items.stream().allMatch(item -> item.ruling() != null);
    }
  }
}
