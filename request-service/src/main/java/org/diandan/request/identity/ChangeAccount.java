package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.Role;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.identity.AccountWrites.Kind;
import org.diandan.request.identity.Staff.Member;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What administrators do with accounts. They give and take what lies within their own areas, touch
 * an account as a whole only when all of its rights do, and cannot shut themselves out; every
 * change goes into the audit log with what was there before.
 */
@Component
public final class ChangeAccount {

  private final Staff staff;
  private final Passwords passwords;
  private final AccountWrites writes;

  ChangeAccount(Staff staff, Passwords passwords, AccountWrites writes) {
    this.staff = staff;
    this.passwords = passwords;
    this.writes = writes;
  }

  /**
   * A wanted change.
   *
   * @param person whose account it is
   * @param reason why, in a few words; may be empty
   * @param source address the call came from
   */
  public record Asked(UUID person, SignedIn administrator, String reason, String source) {

    AdministeredAreas areas() {
      return AdministeredAreas.of(administrator);
    }

    /** Whether it is the administrator's own account. */
    public boolean isOwn() {
      return administrator.personId().equals(person);
    }
  }

  /** Why something was not done. */
  public enum Reason {
    /** There is no such account, or nothing of it lies in the administrator's areas. */
    UNKNOWN,
    OUTSIDE_AREA,
    OWN_ACCOUNT,
    OWN_LAST_RIGHT,
    /** Nobody would be left to administer everything. */
    LAST_ADMINISTRATOR,
    /** It is that way already. */
    NOTHING_TO_CHANGE,
    /** Somebody else changed the account at the same moment. */
    CHANGED_MEANWHILE;

    /** Key of the sentence that says so. */
    public String messageKey() {
      return "accounts.refused." + name();
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** It was done. */
    record Done() implements Outcome {}

    /** It was done, and there is a new password to hand over. */
    record Renewed(String login, OneTimePassword password) implements Outcome {}

    /** Nothing was changed. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Gives a role in an area. */
  public Mono<Outcome> grant(Asked asked, Authority right) {
    return known(
        asked,
        member ->
            !asked.areas().cover(right.area())
                ? Optional.of(Reason.OUTSIDE_AREA)
                : member.authorities().contains(right)
                    ? Optional.of(Reason.NOTHING_TO_CHANGE)
                    : Optional.empty(),
        member -> writes.grant(asked, member, right));
  }

  /** Takes a role in an area away. */
  public Mono<Outcome> revoke(Asked asked, Authority right) {
    return known(
        asked,
        member ->
            !asked.areas().cover(right.area())
                ? Optional.of(Reason.OUTSIDE_AREA)
                : !member.authorities().contains(right)
                    ? Optional.of(Reason.NOTHING_TO_CHANGE)
                    : isOwnLast(asked, member, right)
                        ? Optional.of(Reason.OWN_LAST_RIGHT)
                        : Optional.empty(),
        member -> writes.revoke(asked, member, right));
  }

  /** Locks an account and ends its sessions. */
  public Mono<Outcome> disable(Asked asked) {
    return whole(
        asked,
        member -> asked.isOwn() ? Optional.of(Reason.OWN_ACCOUNT) : sameAs(isDisabled(member)),
        member -> writes.change(asked, member, Kind.DISABLED));
  }

  /** Opens a locked account again. */
  public Mono<Outcome> enable(Asked asked) {
    return whole(
        asked,
        member -> sameAs(!isDisabled(member)),
        member -> writes.change(asked, member, Kind.ENABLED));
  }

  /** Ends all sessions of an account. */
  public Mono<Outcome> endSessions(Asked asked) {
    return whole(
        asked,
        member -> sameAs(member.sessions() == 0),
        member -> writes.change(asked, member, Kind.SESSIONS_ENDED));
  }

  /** Replaces a password by one to be handed over, and ends all sessions. */
  public Mono<Outcome> resetPassword(Asked asked) {
    var fresh = OneTimePassword.random();
    return whole(
        asked,
        _ -> asked.isOwn() ? Optional.of(Reason.OWN_ACCOUNT) : Optional.empty(),
        member ->
            passwords
                .hash(fresh.text())
                .flatMap(hash -> writes.password(asked, member, hash))
                .map(outcome -> renewed(outcome, member, fresh)));
  }

  private static Outcome renewed(Outcome outcome, Member member, OneTimePassword fresh) {
    return switch (outcome) {
      case Outcome.Done _, Outcome.Renewed _ -> new Outcome.Renewed(member.login(), fresh);
      case Outcome.Refused refused -> refused;
    };
  }

  private Mono<Outcome> known(
      Asked asked,
      Function<Member, Optional<Reason>> judging,
      Function<Member, Mono<Outcome>> writing) {
    return staff
        .find(asked.person(), asked.areas())
        .flatMap(
            found -> {
              var reason = found.map(judging).orElse(Optional.of(Reason.UNKNOWN));
              return reason.isPresent()
                  ? Mono.just(new Outcome.Refused(reason.get()))
                  : writing.apply(requireNonNull(found.orElse(null)));
            });
  }

  /** A change of the account as a whole touches every right it has. */
  private Mono<Outcome> whole(
      Asked asked,
      Function<Member, Optional<Reason>> judging,
      Function<Member, Mono<Outcome>> writing) {
    return known(
        asked,
        member ->
            member.authorities().stream().allMatch(it -> asked.areas().cover(it.area()))
                ? judging.apply(member)
                : Optional.of(Reason.OUTSIDE_AREA),
        writing);
  }

  private static boolean isOwnLast(Asked asked, Member member, Authority right) {
    var administrator = Role.ADMINISTRATOR.name();
    return asked.isOwn()
        && right.role().equals(administrator)
        && member.authorities().stream().filter(it -> it.role().equals(administrator)).count() == 1;
  }

  private static boolean isDisabled(Member member) {
    return member.disabledAt() != null;
  }

  private static Optional<Reason> sameAs(boolean same) {
    return same ? Optional.of(Reason.NOTHING_TO_CHANGE) : Optional.empty();
  }
}
