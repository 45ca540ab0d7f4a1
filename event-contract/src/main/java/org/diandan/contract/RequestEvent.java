package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a request, published by request-service. */
public sealed interface RequestEvent extends Event
    permits RequestEvent.RequestSubmitted,
        RequestEvent.RequestSorted,
        RequestEvent.RequestWithdrawn,
        RequestEvent.RequestEvaluated,
        RequestEvent.RequestReopened,
        RequestEvent.RequestClosed,
        RequestEvent.RequestCalledBack,
        RequestEvent.HistoryCodeAsked,
        RemarkEvent,
        ClockEvent,
        MergeEvent,
        ReferralEvent {

  /** The unguessable id of the request. */
  UUID requestId();

  /** Where the need is; never changes silently, because it decides the order of events. */
  AreaCode area();

  @Override
  default UUID subjectId() {
    return requestId();
  }

  @Override
  default String topic() {
    return Topics.REQUEST;
  }

  @Override
  default String key() {
    return area().dispatchArea().value();
  }

  /**
   * A resident ordered help and was given a number.
   *
   * @param orderNumber the number people use
   * @param residentId the person who asked; null when anonymous
   * @param position null when only the area is known
   * @param wished null when any time within the clocks will do
   * @param need what the catalogue said about the item on that day
   */
  @WireName("request.submitted.v1")
  record RequestSubmitted(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      String orderNumber,
      @Nullable UUID residentId,
      Channel channel,
      @Nullable RoughPosition position,
      @Nullable TimeWindow wished,
      Need need,
      Clocks clocks)
      implements RequestEvent {

    public RequestSubmitted {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(orderNumber, "orderNumber");
      requireNonNull(channel, "channel");
      requireNonNull(need, "need");
      requireNonNull(clocks, "clocks");
    }
  }

  /**
   * What it takes to serve a request, frozen at submission: a running request keeps the rules it
   * was born with, unless somebody says that it is something else.
   *
   * @param skills all of them must be present in the team; empty when anybody can help
   */
  record Need(ServiceItemCode item, Urgency urgency, Set<SkillCode> skills, Set<ItemFlag> flags) {

    public Need {
      requireNonNull(item, "item");
      requireNonNull(urgency, "urgency");
      skills = Set.copyOf(skills);
      flags = Set.copyOf(flags);
    }
  }

  /**
   * The promises made to the resident; internal hand-overs never reset them.
   *
   * @param acceptBy when a team should have accepted
   * @param finishBy when the work should be done
   */
  record Clocks(Instant acceptBy, Instant finishBy) {

    public Clocks {
      requireNonNull(acceptBy, "acceptBy");
      requireNonNull(finishBy, "finishBy");
    }
  }

  /**
   * Staff say that it is another item of the menu, before any team has promised to come. From now
   * on the rules of that item count, as they are today; questions to teams are void.
   *
   * @param clocks as if it had been ordered as this item; waits and extensions stay added
   */
  @WireName("request.sorted.v1")
  record RequestSorted(
      UUID eventId, UUID requestId, Instant occurredAt, AreaCode area, Need need, Clocks clocks)
      implements RequestEvent {

    public RequestSorted {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(need, "need");
      requireNonNull(clocks, "clocks");
    }
  }

  /** The resident, or an operator for them, no longer wants it. */
  @WireName("request.withdrawn.v1")
  record RequestWithdrawn(UUID eventId, UUID requestId, Instant occurredAt, AreaCode area)
      implements RequestEvent {

    public RequestWithdrawn {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
    }
  }

  /**
   * The resident answered how it went.
   *
   * @param resolved the resident's own word, the base of the resolution rate
   * @param stars 1 to 5
   * @param round counts the attempts, from 1
   */
  @WireName("request.evaluated.v1")
  record RequestEvaluated(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      boolean resolved,
      int stars,
      int round)
      implements RequestEvent {

    public RequestEvaluated {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      if (stars < 1 || stars > 5) {
        throw new IllegalArgumentException("Stars go from 1 to 5, not %d.".formatted(stars));
      }
    }
  }

  /**
   * The request goes back into dispatch under the same number, with a new clock.
   *
   * @param round counts the attempts, 2 or more
   */
  @WireName("request.reopened.v1")
  record RequestReopened(
      UUID eventId, UUID requestId, Instant occurredAt, AreaCode area, int round, Clocks clocks)
      implements RequestEvent {

    public RequestReopened {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(clocks, "clocks");
    }
  }

  /** The request ended, and this is why. */
  @WireName("request.closed.v1")
  record RequestClosed(
      UUID eventId, UUID requestId, Instant occurredAt, AreaCode area, ClosureReason reason)
      implements RequestEvent {

    public RequestClosed {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(reason, "reason");
    }
  }

  /**
   * Somebody called the resident to ask how it went. What a call says is counted apart from
   * evaluations; the words of neither ever travel.
   *
   * @param round the attempt that was asked about, from 1
   * @param attempt counts the calls about it, from 1
   * @param contacted whether whoever handled it had been in touch with the resident; null when the
   *     resident could not say, and without a verdict
   * @param stars satisfaction, 1 to 5; null when the resident did not say, and without a verdict
   */
  @WireName("request.called-back.v1")
  record RequestCalledBack(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      int attempt,
      CallResult result,
      @Nullable Boolean contacted,
      @Nullable Integer stars)
      implements RequestEvent {

    public RequestCalledBack {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(result, "result");
      if (round < 1 || attempt < 1) {
        throw new IllegalArgumentException(
            "Rounds and attempts begin with 1, not %d and %d.".formatted(round, attempt));
      }
      if (stars != null && (stars < 1 || stars > 5)) {
        throw new IllegalArgumentException("Stars go from 1 to 5, not %d.".formatted(stars));
      }
      if (!result.isVerdict() && (contacted != null || stars != null)) {
        throw new IllegalArgumentException(
            "Nobody answered anything in a call that came to %s.".formatted(result));
      }
    }
  }

  /**
   * Somebody who says the phone of this request is theirs wants to see all its orders and needs a
   * one-time code. Neither phone nor code travels; they are asked for at the moment of delivery,
   * the code by the {@code eventId}.
   *
   * @param requestId the newest request of that phone
   * @param validUntil when the code has become useless
   */
  @WireName("request.history-code-asked.v1")
  record HistoryCodeAsked(
      UUID eventId, UUID requestId, Instant occurredAt, AreaCode area, Instant validUntil)
      implements RequestEvent {

    public HistoryCodeAsked {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(validUntil, "validUntil");
    }
  }
}
