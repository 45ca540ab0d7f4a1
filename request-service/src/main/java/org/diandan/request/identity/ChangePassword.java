package org.diandan.request.identity;

import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.identity.Accounts.Account;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.web.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes somebody's own password and ends all of the person's sessions. */
@Component
public final class ChangePassword {

  private final Accounts accounts;
  private final Passwords passwords;
  private final Limits limits;
  private final AuditLog audit;

  ChangePassword(Accounts accounts, Passwords passwords, Limits limits, AuditLog audit) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.limits = limits;
    this.audit = audit;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** Done; every session of the person has ended. */
    record Changed() implements Outcome {}

    /** The old password was another one. */
    record WrongOld() implements Outcome {}

    /**
     * The new one will not do.
     *
     * @param messageKey key of the sentence that says why
     */
    record Weak(String messageKey) implements Outcome {}
  }

  /**
   * Changes the password.
   *
   * @return an error with status 429 after too many wrong old passwords: an open session must not
   *     be a way to guess them
   */
  public Mono<Outcome> of(SignedIn person, String old, String wanted) {
    return accounts
        .of(person.personId())
        .flatMap(account -> change(account, old, wanted))
        .defaultIfEmpty(new Outcome.WrongOld());
  }

  private Mono<Outcome> change(Account account, String old, String wanted) {
    var fault = passwords.findFault(wanted, account.login());
    if (fault.isPresent()) {
      return Mono.just(new Outcome.Weak(fault.get()));
    }
    return limits
        .take(LimitKind.LOGIN_PER_ACCOUNT, account.login())
        .then(Mono.defer(() -> passwords.matches(old, account.passwordHash())))
        .flatMap(right -> right ? store(account, wanted) : Mono.just(new Outcome.WrongOld()));
  }

  private Mono<Outcome> store(Account account, String wanted) {
    var entry =
        new AuditEntry(
            account.personId(), "password-changed", account.personId().toString(), "", "");
    return limits
        .giveBack(LimitKind.LOGIN_PER_ACCOUNT, account.login())
        .then(Mono.defer(() -> passwords.hash(wanted)))
        .flatMap(hash -> accounts.changePassword(account.personId(), hash))
        .then(Mono.defer(() -> audit.record(entry)))
        .thenReturn(new Outcome.Changed());
  }
}
