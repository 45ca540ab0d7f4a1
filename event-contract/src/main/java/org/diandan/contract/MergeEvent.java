package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** A request and another one that means the same thing. */
public sealed interface MergeEvent extends RequestEvent {

  /**
   * The request is handled together with another one: nobody is looked for on its own, and it goes
   * where the other one goes. It keeps its number, its resident and its promises.
   *
   * @param intoRequestId the one that goes on; never merged itself
   */
  @WireName("request.merged.v1")
  record RequestMerged(
      UUID eventId, UUID requestId, Instant occurredAt, AreaCode area, UUID intoRequestId)
      implements MergeEvent {

    public RequestMerged {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(intoRequestId, "intoRequestId");
    }
  }

  /**
   * The request is handled by itself again, with the promises it always had; the search begins
   * anew.
   *
   * @param fromRequestId the one it was merged into
   */
  @WireName("request.unmerged.v1")
  record RequestUnmerged(
      UUID eventId, UUID requestId, Instant occurredAt, AreaCode area, UUID fromRequestId)
      implements MergeEvent {

    public RequestUnmerged {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(fromRequestId, "fromRequestId");
    }
  }
}
