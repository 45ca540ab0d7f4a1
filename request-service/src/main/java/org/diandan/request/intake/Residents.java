package org.diandan.request.intake;

import java.util.Optional;
import java.util.UUID;
import org.diandan.request.intake.Order.Contact;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * People who order: known again by phone and name together, because a phone alone proves nothing.
 */
@Component
final class Residents {

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final KeyedHash hash;

  Residents(DatabaseClient database, FieldCipher cipher, KeyedHash hash) {
    this.database = database;
    this.cipher = cipher;
    this.hash = hash;
  }

  /** The person of an order, added when new; empty for an anonymous order. */
  Mono<Optional<UUID>> remember(@Nullable Contact contact, String language) {
    if (contact == null) {
      return Mono.just(Optional.empty());
    }
    var phone = contact.phone().digits();
    return database
        .sql(
            """
            insert into person (
              id, name_sealed, name_hash, phone_sealed, phone_hash, language)
            values (:id, :name, :nameHash, :phone, :phoneHash, :language)
            on conflict on constraint person_unique do update set language = excluded.language
            returning id
            """)
        .bind("id", UUID.randomUUID())
        .bind("name", cipher.encrypt(contact.name()))
        .bind("nameHash", hash.of(contact.name()))
        .bind("phone", cipher.encrypt(phone))
        .bind("phoneHash", hash.of(phone))
        .bind("language", language)
        .mapValue(UUID.class)
        .one()
        .map(Optional::of);
  }

  String seal(String text) {
    return cipher.encrypt(text);
  }

  String hash(String text) {
    return hash.of(text);
  }
}
