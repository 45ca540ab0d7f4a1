package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.web.SignedIn;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Persons who can sign in. */
@Component
public final class Accounts {

  private final DatabaseClient database;
  private final Passwords passwords;
  private final Sessions sessions;
  private final AuditLog audit;

  Accounts(DatabaseClient database, Passwords passwords, Sessions sessions, AuditLog audit) {
    this.database = database;
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
  }

  record Account(UUID personId, String login, String passwordHash, Set<String> roles) {}

  /** What came of a change of password. */
  public sealed interface PasswordChange {

    /** Done; every session of the person has ended. */
    record Changed() implements PasswordChange {}

    /** The old password was another one. */
    record WrongOld() implements PasswordChange {}

    /**
     * The new one will not do.
     *
     * @param messageKey key of the sentence that says why
     */
    record Weak(String messageKey) implements PasswordChange {}
  }

  /** Changes somebody's own password and ends all of the person's sessions. */
  public Mono<PasswordChange> changePassword(SignedIn person, String old, String wanted) {
    return database
        .sql(SELECT + "where a.person_id = :person and a.disabled_at is null")
        .bind("person", person.personId())
        .map(Accounts::accountOf)
        .one()
        .flatMap(account -> change(account, old, wanted));
  }

  /** Locks an account and ends its sessions; nothing happens to who has none. */
  public Mono<Void> disable(UUID personId, SignedIn administrator) {
    return database
        .sql(
            """
            update account
            set disabled_at = coalesce(disabled_at, clock_timestamp())
            where person_id = :person
            """)
        .bind("person", personId)
        .fetch()
        .rowsUpdated()
        .then(Mono.defer(() -> sessions.endAll(personId)))
        .then(
            Mono.defer(
                () ->
                    audit.record(
                        new AuditEntry(
                            administrator.personId(),
                            "account-disabled",
                            personId.toString(),
                            "",
                            ""))));
  }

  /** Whether there is such an account, disabled or not. */
  Mono<Boolean> exists(String login) {
    return database
        .sql("select exists (select 1 from account where login = :login)")
        .bind("login", login)
        .mapValue(Boolean.class)
        .one();
  }

  Mono<Optional<Account>> find(String login) {
    return database
        .sql(SELECT + "where a.login = :login and a.disabled_at is null")
        .bind("login", login)
        .map(Accounts::accountOf)
        .one()
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private static final String SELECT =
      """
      select a.person_id, a.login, a.password_hash,
        array(select distinct role from authority where person_id = a.person_id) as roles
      from account a
      """;

  private Mono<PasswordChange> change(Account account, String old, String wanted) {
    var fault = passwords.findFault(wanted, account.login());
    if (fault.isPresent()) {
      return Mono.just(new PasswordChange.Weak(fault.get()));
    }
    return passwords
        .matches(old, account.passwordHash())
        .flatMap(
            right -> right ? store(account, wanted) : Mono.just(new PasswordChange.WrongOld()));
  }

  private Mono<PasswordChange> store(Account account, String wanted) {
    return passwords
        .hash(wanted)
        .flatMap(hash -> store(account.personId(), hash))
        .then(
            Mono.defer(
                () ->
                    audit.record(
                        new AuditEntry(
                            account.personId(),
                            "password-changed",
                            account.personId().toString(),
                            "",
                            ""))))
        .thenReturn(new PasswordChange.Changed());
  }

  private Mono<Long> store(UUID personId, String hash) {
    return database
        .sql(
            """
            with ended as (
              delete from session where person_id = :person
            )
            update account
            set password_hash = :hash, password_changed_at = clock_timestamp()
            where person_id = :person
            """)
        .bind("person", personId)
        .bind("hash", hash)
        .fetch()
        .rowsUpdated();
  }

  private static Account accountOf(Readable row) {
    var roles = row.get("roles", String[].class);
    return new Account(
        requireNonNull(row.get("person_id", UUID.class)),
        requireNonNull(row.get("login", String.class)),
        requireNonNull(row.get("password_hash", String.class)),
        roles == null ? Set.of() : Set.of(roles));
  }
}
