package org.diandan.notification.delivery;

import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Sends mails.
 *
 * <p>As with text messages a crash can repeat a mail; the key becomes its Message-ID, by which mail
 * servers and readers recognise a repeat.
 */
interface MailGateway {

  /** Completes when the mail server has taken the mail. */
  Mono<Void> send(UUID key, String mailAddress, String subject, String text);
}
