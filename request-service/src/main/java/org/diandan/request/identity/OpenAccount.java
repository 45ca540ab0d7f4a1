package org.diandan.request.identity;

import java.util.List;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes one account with a password to be handed over. Somebody known already by name and phone
 * gets a login; who has one keeps it.
 */
@Component
public final class OpenAccount {

  private static final String PREFIX = "[0].";

  private final Passwords passwords;
  private final Ledger ledger;
  private final Rows rows;

  OpenAccount(Passwords passwords, Ledger ledger, Rows rows) {
    this.passwords = passwords;
    this.ledger = ledger;
    this.rows = rows;
  }

  /** Who is to sign in, with which first right; as typed. */
  public record NewMember(String name, String phone, String login, Authority right) {

    /** Never shows anything personal in a log. */
    @Override
    public String toString() {
      return "NewMember[" + right + "]";
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** It is open, and this is the only copy of its password. */
    record Opened(UUID personId, String login, OneTimePassword password) implements Outcome {}

    /** Somebody else signs in by this name. */
    record LoginTaken() implements Outcome {}

    /** This person has a login already. */
    record HasLogin() implements Outcome {}

    /** The right is not the administrator's to give. */
    record OutsideArea() implements Outcome {}
  }

  /**
   * Opens the account.
   *
   * @param source address the call came from
   * @return an {@link InvalidInput} when a field will not do
   */
  public Mono<Outcome> open(NewMember wanted, SignedIn administrator, String source) {
    return Mono.defer(
        () -> {
          var password = OneTimePassword.random();
          var entry = checked(wanted, password);
          return AdministeredAreas.of(administrator).cover(wanted.right().area())
              ? write(entry, password, administrator, source)
              : Mono.just(new Outcome.OutsideArea());
        });
  }

  private Mono<Outcome> write(
      CheckedAccount entry, OneTimePassword password, SignedIn administrator, String source) {
    return rows.personOf(entry)
        .flatMap(
            person ->
                passwords
                    .hash(password.text())
                    .map(
                        hash ->
                            rows.change(person, entry, hash)
                                .bind("actor", administrator.personId())
                                .bind("source", source))
                    .flatMap(ledger::write)
                    .map(written -> outcome(written, person, entry, password)))
        .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(new Outcome.LoginTaken()));
  }

  private static Outcome outcome(
      Written written, UUID person, CheckedAccount entry, OneTimePassword password) {
    return switch (written) {
      case Written.Applied _ -> new Outcome.Opened(person, entry.login(), password);
      case Written.Refused _, Written.Repeated _, Written.KeyReused _, Written.InFlight _ ->
          new Outcome.HasLogin();
    };
  }

  private CheckedAccount checked(NewMember wanted, OneTimePassword password) {
    try {
      var entry =
          new NewAccount(
              wanted.name(),
              wanted.phone(),
              "",
              wanted.login(),
              password.text(),
              List.of(wanted.right()));
      var checked = CheckedAccount.all(List.of(entry), passwords).getFirst();
      if (!checked.signsIn()) {
        throw new InvalidInput(
            HttpStatus.UNPROCESSABLE_CONTENT, List.of(new FieldError("login", "identity.login")));
      }
      return checked;
    } catch (InvalidInput invalid) {
      throw new InvalidInput(
          HttpStatus.UNPROCESSABLE_CONTENT,
          invalid.errors().stream()
              // A login that is missing is no matter of a password the platform made itself.
              .filter(error -> !error.field().equals(PREFIX + "password"))
              .map(
                  error ->
                      new FieldError(
                          error.field().replace(PREFIX, "").replace("authorities", "role"),
                          error.messageKey(),
                          error.arguments()))
              .toList());
    }
  }

  /** The rows of a new account. */
  @Component("openedAccountRows")
  static final class Rows {

    private static final String OPEN =
        """
        people as (
          insert into person (id, name_sealed, name_hash, phone_sealed, phone_hash)
          select :person, :name, :nameHash, :phone, :phoneHash
          where not exists (select from person where id = :person)
        ), opened as (
          insert into account as known (person_id, login, password_hash, one_time_until)
          values (:person, :login, :hash,
            clock_timestamp() + make_interval(secs => :seconds))
          on conflict on constraint account_pk do update
            set login = excluded.login,
              password_hash = excluded.password_hash,
              one_time_until = excluded.one_time_until
            where known.login is null and known.disabled_at is null
          returning person_id
        ), granted as (
          insert into authority (person_id, role, area)
          select person_id, :role, :area from opened
          on conflict on constraint authority_pk do nothing
        ), changed as (
          select append_audit(:actor, 'account-created', cast(person_id as text), '',
            :source, :area, 'rights=' || rights_of(person_id),
            'rights=' || concat_ws(', ', nullif(rights_of(person_id), ''),
              :role || '@' || :area))
          from opened
        )
        """;

    private final DatabaseClient database;
    private final FieldCipher cipher;
    private final KeyedHash hash;

    Rows(DatabaseClient database, FieldCipher cipher, KeyedHash hash) {
      this.database = database;
      this.cipher = cipher;
      this.hash = hash;
    }

    /** The person of this name and phone, or a new id. */
    Mono<UUID> personOf(CheckedAccount entry) {
      return database
          .sql("select id from person where phone_hash = :phone and name_hash = :name")
          .bind("phone", hash.of(entry.phone()))
          .bind("name", hash.of(entry.name()))
          .mapValue(UUID.class)
          .one()
          .defaultIfEmpty(UUID.randomUUID());
    }

    Change change(UUID person, CheckedAccount entry, String passwordHash) {
      var right = entry.authorities().getFirst();
      return Change.of(OPEN)
          .bind("person", person)
          .bind("name", cipher.encrypt(entry.name()))
          .bind("nameHash", hash.of(entry.name()))
          .bind("phone", cipher.encrypt(entry.phone()))
          .bind("phoneHash", hash.of(entry.phone()))
          .bind("login", entry.login())
          .bind("hash", passwordHash)
          .bind("seconds", (double) OneTimePassword.LIFETIME.toSeconds())
          .bind("role", right.role())
          .bind("area", right.area());
    }
  }
}
