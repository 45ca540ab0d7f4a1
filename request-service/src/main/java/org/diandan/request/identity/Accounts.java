package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Persons who can sign in. */
@Component
public final class Accounts {

  private final DatabaseClient database;
  private final Passwords passwords;

  Accounts(DatabaseClient database, Passwords passwords) {
    this.database = database;
    this.passwords = passwords;
  }

  /**
   * An account with a password that counts.
   *
   * @param oneTime whether somebody else made the password, which has to be changed first
   */
  record Account(
      UUID personId, String login, String passwordHash, Set<String> roles, boolean oneTime) {}

  /** Whether there is such an account, disabled or not. */
  Mono<Boolean> exists(String login) {
    return database
        .sql("select exists (select 1 from account where login = :login)")
        .bind("login", login)
        .mapValue(Boolean.class)
        .one();
  }

  /** The account of somebody who is signed in; empty when it was disabled or has no password. */
  Mono<Account> of(UUID personId) {
    return database
        .sql(SELECT + "where a.person_id = :person and a.login is not null and " + COUNTS)
        .bind("person", personId)
        .map(Accounts::accountOf)
        .one();
  }

  Mono<Optional<Account>> find(String login) {
    return database
        .sql(SELECT + "where a.login = :login and " + COUNTS)
        .bind("login", login)
        .map(Accounts::accountOf)
        .one()
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private static final String SELECT =
      """
      select a.person_id, a.login, a.password_hash, a.one_time_until is not null as one_time,
        array(select distinct role from authority where person_id = a.person_id) as roles
      from account a
      """;

  private static final String COUNTS =
      """
      a.disabled_at is null
      and (a.one_time_until is null or a.one_time_until > clock_timestamp())
      """;

  /** Replaces the password and ends every session of the person. */
  Mono<Void> changePassword(UUID personId, String hash) {
    return database
        .sql(
            """
            with ended as (
              delete from session where person_id = :person
            )
            update account
            set password_hash = :hash,
              password_changed_at = clock_timestamp(),
              one_time_until = null
            where person_id = :person
            """)
        .bind("person", personId)
        .bind("hash", hash)
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** Hashes a password that was just proven once more, when its hash is weaker than today's. */
  Mono<Void> strengthen(Account account, String password) {
    return passwords.isOutdated(account.passwordHash())
        ? passwords.hash(password).flatMap(hash -> replace(account, hash)).then()
        : Mono.empty();
  }

  /** A password that was changed meanwhile stays as it is. */
  private Mono<Long> replace(Account account, String hash) {
    return database
        .sql(
            """
            update account
            set password_hash = :hash
            where person_id = :person
              and password_hash = :outdated
            """)
        .bind("hash", hash)
        .bind("person", account.personId())
        .bind("outdated", account.passwordHash())
        .fetch()
        .rowsUpdated();
  }

  private static Account accountOf(Readable row) {
    var roles = row.get("roles", String[].class);
    return new Account(
        requireNonNull(row.get("person_id", UUID.class)),
        requireNonNull(row.get("login", String.class)),
        requireNonNull(row.get("password_hash", String.class)),
        roles == null ? Set.of() : Set.of(roles),
        Boolean.TRUE.equals(row.get("one_time", Boolean.class)));
  }
}
