package org.diandan.request.statistics.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.statistics.journal.RequestSide.Merge;
import org.jspecify.annotations.Nullable;

/**
 * What a merged request got from the one it was merged into: it stands where the other one stands,
 * until it is delivered or goes on alone.
 */
final class Followed {

  private boolean following;

  RequestState state = RequestState.DISPATCHING;
  @Nullable Instant acceptedAt;
  @Nullable Instant arrivedAt;
  @Nullable Instant deliveredAt;
  @Nullable UUID team;
  int acceptances;
  int releases;

  private Followed() {}

  /**
   * Follows.
   *
   * @param other all events of the other request that are known
   */
  static Followed of(Merge merge, Collection<Entry> other) {
    var followed = new Followed();
    var search = new SearchSide();
    for (var entry : Ordered.of(other)) {
      var at = entry.at();
      if (!at.isBefore(merge.from())) {
        followed.begin(search);
      }
      switch (entry.event()) {
        case AssignmentEvent event -> search.take(event);
        case RequestReopened event ->
            search.search = new Search(event.round(), RequestState.DISPATCHING, 0);
        default -> {}
      }
      if (followed.following && (merge.until() == null || at.isBefore(merge.until()))) {
        followed.moveTo(where(search), at, search.team);
      }
    }
    followed.begin(search);
    return followed;
  }

  /** What had been done for the other one before counts, as far as it stands. */
  private void begin(SearchSide search) {
    if (following) {
      return;
    }
    following = true;
    state = where(search);
    if (state != RequestState.DISPATCHING) {
      acceptances = 1;
      acceptedAt = search.acceptedAt;
      team = search.team;
      arrivedAt = state == RequestState.ACCEPTED ? null : search.arrivedAt;
      deliveredAt = state == RequestState.DELIVERED ? search.deliveredAt : null;
    }
  }

  private void moveTo(RequestState next, Instant at, @Nullable UUID holder) {
    if (next == state || state == RequestState.DELIVERED) {
      return;
    }
    if (state == RequestState.DISPATCHING) {
      acceptances++;
      acceptedAt = acceptedAt == null ? at : acceptedAt;
      team = holder;
    }
    switch (next) {
      case IN_SERVICE -> arrivedAt = arrivedAt == null ? at : arrivedAt;
      case DELIVERED -> deliveredAt = at;
      case DISPATCHING -> releases++;
      default -> {}
    }
    state = next;
  }

  private static RequestState where(SearchSide search) {
    return switch (search.search.state()) {
      case ACCEPTED, IN_SERVICE, DELIVERED -> search.search.state();
      default -> RequestState.DISPATCHING;
    };
  }
}
