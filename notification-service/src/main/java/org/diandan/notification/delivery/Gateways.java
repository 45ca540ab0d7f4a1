package org.diandan.notification.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.diandan.contract.NotificationEvent.MessageChannel;
import org.diandan.contract.NotificationEvent.SuppressionReason;
import org.diandan.notification.delivery.Outcome.Suppressed;
import org.diandan.notification.delivery.Outcome.Taken;
import org.diandan.notification.message.MessageTexts;
import org.diandan.notification.message.OpenChannels;
import org.diandan.notification.message.Words;
import reactor.core.publisher.Mono;

/** The channels of this installation, each with its gateway and a time limit. */
final class Gateways implements OpenChannels {

  private final SmsGateway sms;
  private final Optional<MailGateway> mail;
  private final MessageTexts texts;
  private final Duration limit;

  Gateways(SmsGateway sms, Optional<MailGateway> mail, MessageTexts texts, Duration limit) {
    this.sms = sms;
    this.mail = mail;
    this.texts = texts;
    this.limit = limit;
  }

  @Override
  public boolean isOpen(MessageChannel channel) {
    return channel != MessageChannel.MAIL || mail.isPresent();
  }

  /**
   * Composes the words in the person's language and hands them over.
   *
   * @param code the one-time code the words speak of; empty for all others
   * @return a {@link DeliveryTrouble} when the gateway did not take it in time
   */
  Mono<Outcome> send(Outgoing message, Contact contact, String code) {
    var words = texts.compose(message.told(), contact.locale(), message.now(), code);
    return switch (message.channel()) {
      case SMS ->
          contact
              .reachableByPhone()
              .map(phone -> limited(sms.send(message.id(), phone, words.body())))
              .orElseGet(Gateways::noAddress);
      case MAIL ->
          mail.flatMap(
                  gateway -> contact.reachableByMail().map(to -> mail(gateway, to, message, words)))
              .orElseGet(Gateways::noAddress);
      case INBOX -> Mono.just(new Taken());
    };
  }

  private Mono<Outcome> mail(MailGateway gateway, String to, Outgoing message, Words words) {
    return limited(gateway.send(message.id(), to, words.title(), words.body()));
  }

  private Mono<Outcome> limited(Mono<Void> sending) {
    return sending
        .thenReturn((Outcome) new Taken())
        .timeout(limit)
        .onErrorMap(TimeoutException.class, late -> new DeliveryTrouble("no answer in " + limit))
        // A gateway is foreign code: whatever it throws must not stop the other messages.
        .onErrorMap(trouble -> !(trouble instanceof DeliveryTrouble), Gateways::unforeseen);
  }

  private static DeliveryTrouble unforeseen(Throwable trouble) {
    return new DeliveryTrouble("gateway: " + trouble.getClass().getSimpleName(), trouble);
  }

  private static Mono<Outcome> noAddress() {
    return Mono.just(new Suppressed(SuppressionReason.NO_ADDRESS));
  }
}
