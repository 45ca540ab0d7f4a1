package org.diandan.request.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signs somebody in who knows a login and its password. */
@Component
public final class SignIn {

  private final Accounts accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Attempts attempts;

  SignIn(Accounts accounts, Passwords passwords, Sessions sessions, Attempts attempts) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.attempts = attempts;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * Welcome.
     *
     * @param oneTime whether a password of their own has to be chosen before anything else
     */
    record Opened(Sessions.Opened session, boolean oneTime) implements Outcome {}

    /** No such account, or another password, or disabled; nobody is told which. */
    record Wrong() implements Outcome {}
  }

  /**
   * Opens a session.
   *
   * @param source address the attempt comes from
   * @return an error with status 429 after too many wrong passwords
   */
  public Mono<Outcome> with(String login, String password, String source) {
    var name = login.strip().toLowerCase(Locale.ROOT);
    var attempt = new Attempt(name, source);
    return attempts.begin(attempt).then(Mono.defer(() -> check(attempt, password)));
  }

  private Mono<Outcome> check(Attempt attempt, String password) {
    return accounts
        .find(attempt.login())
        .flatMap(found -> proven(found, password))
        .flatMap(
            account ->
                account.isPresent() ? welcome(attempt, account.get(), password) : refuse(attempt));
  }

  private Mono<Optional<Accounts.Account>> proven(
      Optional<Accounts.Account> found, String password) {
    return found.isEmpty()
        ? passwords.matchesNobody(password).thenReturn(found)
        : passwords
            .matches(password, found.get().passwordHash())
            .map(right -> right ? found : Optional.empty());
  }

  private Mono<Outcome> welcome(Attempt attempt, Accounts.Account account, String password) {
    return attempts
        .succeeded(attempt, account.personId())
        .then(Mono.defer(() -> accounts.strengthen(account, password)))
        .then(Mono.defer(() -> sessions.open(account.personId(), account.roles())))
        .map(session -> new Outcome.Opened(session, account.oneTime()));
  }

  private Mono<Outcome> refuse(Attempt attempt) {
    return attempts.failed(attempt).thenReturn(new Outcome.Wrong());
  }

  record Attempt(String login, String source) {}

  /** Counts wrong passwords and remembers who came in. */
  @Component
  static final class Attempts {

    private final Limits limits;
    private final AuditLog audit;

    Attempts(Limits limits, AuditLog audit) {
      this.limits = limits;
      this.audit = audit;
    }

    /** Counts before the check, so that many attempts at the same moment cannot slip through. */
    Mono<Void> begin(Attempt attempt) {
      return limits
          .take(LimitKind.LOGIN_PER_SOURCE, attempt.source())
          .then(Mono.defer(() -> limits.take(LimitKind.LOGIN_PER_ACCOUNT, attempt.login())));
    }

    Mono<Void> succeeded(Attempt attempt, UUID personId) {
      return limits
          .giveBack(LimitKind.LOGIN_PER_SOURCE, attempt.source())
          .then(Mono.defer(() -> limits.giveBack(LimitKind.LOGIN_PER_ACCOUNT, attempt.login())))
          .then(Mono.defer(() -> audit.record(entry(personId, "signed-in", attempt))));
    }

    Mono<Void> failed(Attempt attempt) {
      return audit.record(entry(null, "sign-in-failed", attempt));
    }

    private static AuditEntry entry(
        @org.jspecify.annotations.Nullable UUID actor, String action, Attempt attempt) {
      return new AuditEntry(
          actor, action, actor == null ? "" : actor.toString(), "", attempt.source());
    }
  }
}
