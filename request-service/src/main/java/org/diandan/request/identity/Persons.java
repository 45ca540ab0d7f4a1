package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Everybody with a name; residents are known only by the contact of each of their requests. */
@Component
public final class Persons {

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final KeyedHash hash;

  Persons(DatabaseClient database, FieldCipher cipher, KeyedHash hash) {
    this.database = database;
    this.cipher = cipher;
    this.hash = hash;
  }

  /**
   * The person with this name and phone, made if there is none.
   *
   * @param phone only digits
   */
  public Mono<UUID> findOrCreateByPhone(String name, String phone) {
    return database
        .sql(
            """
            insert into person as p (id, name_sealed, name_hash, phone_sealed, phone_hash)
            values (:id, :name, :nameHash, :phone, :phoneHash)
            on conflict on constraint person_unique do update set language = p.language
            returning id
            """)
        .bind("id", UUID.randomUUID())
        .bind("name", cipher.encrypt(name))
        .bind("nameHash", hash.of(name))
        .bind("phone", cipher.encrypt(phone))
        .bind("phoneHash", hash.of(phone))
        .mapValue(UUID.class)
        .one();
  }

  /**
   * The name and phone of a person or of the resident of a request, who may have said that somebody
   * else is called; of whoever proves a phone, by the id of the code, only the phone. The caller
   * audits it.
   */
  public Mono<Contact> contact(UUID personId) {
    return database
        .sql(
            """
            select name_sealed, phone_sealed, mail_sealed, language
            from person
            where id = :id
            union all
            select coalesce(b.name_sealed, r.name_sealed), coalesce(b.phone_sealed, r.phone_sealed),
              null, r.language
            from request r
            left join request_beneficiary b
              on b.request_id = r.id and b.call_back = 'BENEFICIARY'
            where r.resident_id = :id
            union all
            select null, phone_sealed, null, language
            from phone_code
            where id = :id and used_at is null and ends_at > clock_timestamp()
            limit 1
            """)
        .bind("id", personId)
        .map(this::contactOf)
        .one();
  }

  private Contact contactOf(Readable row) {
    return new Contact(
        requireNonNull(opened(row, "name_sealed", "")),
        opened(row, "phone_sealed", null),
        opened(row, "mail_sealed", null),
        requireNonNull(row.get("language", String.class)));
  }

  private @Nullable String opened(Readable row, String column, @Nullable String otherwise) {
    var sealed = row.get(column, String.class);
    return sealed == null ? otherwise : cipher.decrypt(sealed);
  }
}
