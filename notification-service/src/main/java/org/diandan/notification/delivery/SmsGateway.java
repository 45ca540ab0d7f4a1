package org.diandan.notification.delivery;

import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Sends text messages.
 *
 * <p>A crash between sending and noting it makes the same message come again. The key stays the
 * same, so a gateway that knows keys (or a provider that takes one) must ignore the repeat.
 */
public interface SmsGateway {

  /**
   * Completes when the provider has taken the message.
   *
   * @param key names the message for ever
   * @param phone as the person gave it
   * @return an error, best a {@link DeliveryTrouble}, when the provider did not take it
   */
  Mono<Void> send(UUID key, String phone, String text);
}
