package org.diandan.notification.message;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about, in codes: all that its words are made of, and nothing personal.
 *
 * @param about the request, or whatever else the fact is about
 * @param orderNumber empty when the fact speaks of no request, and so is the item
 * @param item code of the service item
 * @param teamName empty when the fact speaks of no team
 * @param teamId null when the fact speaks of no team
 * @param offerId null when the message leads to no offer
 * @param assignmentId null when the message leads to no visit
 * @param deadline until when an answer counts; null when none is asked
 */
public record Told(
    MessageKind kind,
    UUID about,
    String orderNumber,
    String item,
    String teamName,
    @Nullable UUID teamId,
    @Nullable UUID offerId,
    @Nullable UUID assignmentId,
    @Nullable Instant deadline) {

  public Told {
    requireNonNull(kind, "kind");
    requireNonNull(about, "about");
    requireNonNull(orderNumber, "orderNumber");
    requireNonNull(item, "item");
    requireNonNull(teamName, "teamName");
  }
}
