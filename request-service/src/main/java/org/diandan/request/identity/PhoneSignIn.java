package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.privacy.FieldCipher;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Signs in whoever serves and proved the phone. Staff need their password: a phone that lies on a
 * desk must not open it.
 */
@Component
public final class PhoneSignIn {

  private static final String MAY =
      """
      p.phone_hash = :phone
        and (
          exists (
            select
            from volunteer v
            where v.person_id = p.id and v.state <> 'MERGED' and v.erased_at is null)
          or exists (
            select
            from authority a
            where a.person_id = p.id and a.role in ('VOLUNTEER', 'LEADER')))
        and not exists (
          select
          from authority a
          where a.person_id = p.id and a.role in ('OPERATOR', 'OFFICIAL', 'ADMINISTRATOR'))
        and not exists (
          select
          from account a
          where a.person_id = p.id and a.disabled_at is not null)
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final Sessions sessions;
  private final AuditLog audit;

  PhoneSignIn(DatabaseClient database, FieldCipher cipher, Sessions sessions, AuditLog audit) {
    this.database = database;
    this.cipher = cipher;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** Somebody who may sign in by a phone; a family may share one. */
  public record Owner(UUID personId, String name) {

    /** Never shows anything personal in a log. */
    @Override
    public String toString() {
      return "Owner[" + personId + "]";
    }
  }

  /** Everybody who may sign in by this phone, the longest known first. */
  public Flux<Owner> listOwners(String phoneHash) {
    return database
        .sql(
            "select p.id, p.name_sealed from person p where " + MAY + "order by p.created_at, p.id")
        .bind("phone", phoneHash)
        .map(
            row ->
                new Owner(
                    requireNonNull(row.get("id", UUID.class)),
                    cipher.decrypt(requireNonNull(row.get("name_sealed", String.class)))))
        .all();
  }

  /**
   * Opens a session; empty when the person may not sign in by this phone.
   *
   * @param phoneHash of the phone that was proven
   * @param source address the proof came from
   */
  public Mono<Sessions.Opened> open(UUID personId, String phoneHash, String source) {
    return database
        .sql(
            """
            with owner as (
              select p.id
              from person p
              where p.id = :person and
            """
                + MAY
                + """
            ), made as (
              insert into account (person_id)
              select id from owner
              on conflict on constraint account_pk do nothing
            )
            select id from owner
            """)
        .bind("person", personId)
        .bind("phone", phoneHash)
        .mapValue(UUID.class)
        .one()
        .flatMap(
            owner ->
                audit
                    .record(
                        new AuditEntry(owner, "signed-in", owner.toString(), "by phone", source))
                    .then(Mono.defer(() -> sessions.open(owner, Set.of()))));
  }
}
