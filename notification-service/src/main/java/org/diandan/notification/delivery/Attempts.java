package org.diandan.notification.delivery;

import static java.util.Objects.requireNonNullElse;

import org.diandan.contract.NotificationEvent.SuppressionReason;
import org.diandan.notification.delivery.Outcome.Suppressed;
import reactor.core.publisher.Mono;

/** One try: asks for the address, hands the message over, and says what came of it. */
final class Attempts {

  private final Contacts contacts;
  private final Gateways gateways;
  private final RetryPolicy policy;

  Attempts(Contacts contacts, Gateways gateways, RetryPolicy policy) {
    this.contacts = contacts;
    this.gateways = gateways;
    this.policy = policy;
  }

  Mono<Outcome> attempt(Outgoing message) {
    if (message.late()) {
      return Mono.just(new Suppressed(SuppressionReason.TOO_LATE));
    }
    return contacts
        .find(message.personId(), "notification " + message.told().kind())
        .flatMap(contact -> send(message, contact))
        .defaultIfEmpty(new Suppressed(SuppressionReason.NO_ADDRESS))
        // The provider or request-service may be back at the next try.
        .onErrorResume(DeliveryTrouble.class, trouble -> Mono.just(after(message, trouble)));
  }

  private Mono<Outcome> send(Outgoing message, Contact contact) {
    return message.told().kind().carriesCode()
        ? contacts
            .findCode(message.eventId(), message.told().kind())
            .flatMap(code -> gateways.send(message, contact, code))
            .defaultIfEmpty(new Suppressed(SuppressionReason.TOO_LATE))
        : gateways.send(message, contact, "");
  }

  private Outcome after(Outgoing message, DeliveryTrouble trouble) {
    return policy.after(message.tries(), requireNonNullElse(trouble.getMessage(), "unknown"));
  }
}
