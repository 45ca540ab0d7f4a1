package org.diandan.notification.delivery;

import static java.util.Objects.requireNonNullElse;

import java.util.function.Function;
import org.diandan.contract.NotificationEvent.MessageChannel;
import org.diandan.contract.NotificationEvent.SuppressionReason;
import org.diandan.notification.delivery.Outcome.Suppressed;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.reply.ReplyCodes;
import reactor.core.publisher.Mono;

/** One try: asks for the address, hands the message over, and says what came of it. */
final class Attempts {

  private final Contacts contacts;
  private final Gateways gateways;
  private final RetryPolicy policy;
  private final Function<ReplyCodes.Asked, Mono<String>> replyCodes;

  /**
   * Puts a try together.
   *
   * @param replyCodes gives an offer its code on a phone; empty when none is free
   */
  Attempts(
      Contacts contacts,
      Gateways gateways,
      RetryPolicy policy,
      Function<ReplyCodes.Asked, Mono<String>> replyCodes) {
    this.contacts = contacts;
    this.gateways = gateways;
    this.policy = policy;
    this.replyCodes = replyCodes;
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
        : replyCode(message, contact)
            .defaultIfEmpty("")
            .flatMap(code -> gateways.send(message, contact, code));
  }

  /** The code with which an offer can be answered from this phone; empty for everything else. */
  private Mono<String> replyCode(Outgoing message, Contact contact) {
    var offer = message.told().offerId();
    var deadline = message.told().deadline();
    var phone = contact.reachableByPhone();
    return message.told().kind() == MessageKind.OFFER_SENT
            && message.channel() == MessageChannel.SMS
            && offer != null
            && deadline != null
            && phone.isPresent()
        ? replyCodes.apply(
            new ReplyCodes.Asked(
                message.id(),
                message.personId(),
                message.requestId(),
                offer,
                phone.get(),
                deadline))
        : Mono.empty();
  }

  private Outcome after(Outgoing message, DeliveryTrouble trouble) {
    return policy.after(message.tries(), requireNonNullElse(trouble.getMessage(), "unknown"));
  }
}
