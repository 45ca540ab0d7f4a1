package org.diandan.request.identity;

import java.time.Duration;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.web.RefusedStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the account {@code admin} at the first start; there is no other account by default. */
@Component
final class FirstAdministrator {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final String LOGIN = "admin";
  private static final String NAME = "管理员";

  private final IdentityProperties properties;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Rows rows;

  FirstAdministrator(
      IdentityProperties properties, Accounts accounts, Passwords passwords, Rows rows) {
    this.properties = properties;
    this.accounts = accounts;
    this.passwords = passwords;
    this.rows = rows;
  }

  void create() {
    var known = accounts.exists(LOGIN).block(START_LIMIT);
    if (Boolean.TRUE.equals(known)) {
      return;
    }
    if (properties.adminPassword().isEmpty()) {
      LOG.warn("Nobody can administer yet: set DIANDAN_ADMIN_PASSWORD and start again.");
      return;
    }
    if (passwords.findFault(properties.adminPassword(), LOGIN).isPresent()) {
      throw new RefusedStart(
          "DIANDAN_ADMIN_PASSWORD must have at least 12 characters and be no common password.",
          "Make one with: openssl rand -base64 18");
    }
    passwords.hash(properties.adminPassword()).flatMap(rows::insert).block(START_LIMIT);
    LOG.info("The administrator's account \"{}\" was made.", LOGIN);
  }

  /** Writes the person, the account and its authority together. */
  @Component
  static final class Rows {

    private final DatabaseClient database;
    private final FieldCipher cipher;
    private final KeyedHash hash;

    Rows(DatabaseClient database, FieldCipher cipher, KeyedHash hash) {
      this.database = database;
      this.cipher = cipher;
      this.hash = hash;
    }

    /** Another instance may be faster; then nothing is written. */
    Mono<Long> insert(String passwordHash) {
      return database
          .sql(
              """
              with free as (
                select 1 where not exists (select 1 from account where login = :login)
              ), people as (
                insert into person (id, name_sealed, name_hash)
                select :id, :name, :nameHash from free
              ), accounts as (
                insert into account (person_id, login, password_hash)
                select :id, :login, :password from free
              )
              insert into authority (person_id, role, area)
              select :id, :role, '' from free
              """)
          .bind("id", UUID.randomUUID())
          .bind("name", cipher.encrypt(NAME))
          .bind("nameHash", hash.of(NAME))
          .bind("login", LOGIN)
          .bind("password", passwordHash)
          .bind("role", Role.ADMINISTRATOR.name())
          .fetch()
          .rowsUpdated()
          .onErrorReturn(org.springframework.dao.DuplicateKeyException.class, 0L);
    }
  }
}
