package org.diandan.notification.delivery;

import java.util.UUID;
import org.diandan.notification.message.MessageKind;
import reactor.core.publisher.Mono;

/** Asks where a person can be reached right now. */
interface Contacts {

  /**
   * The person's contact; empty when nobody has that id any more.
   *
   * @param purpose why it is asked, for the audit log
   * @return a {@link DeliveryTrouble} when no answer came
   */
  Mono<Contact> find(UUID personId, String purpose);

  /**
   * A one-time code; empty when it is of no use any more.
   *
   * @param codeId names the code; it says nothing about it
   * @param kind of the message that brings it; goes into the audit log as the purpose
   * @return a {@link DeliveryTrouble} when no answer came
   */
  Mono<String> findCode(UUID codeId, MessageKind kind);
}
