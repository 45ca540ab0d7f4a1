package org.diandan.request.identity;

import java.util.List;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.identity.ChangeAccount.Asked;
import org.diandan.request.identity.ChangeAccount.Outcome;
import org.diandan.request.identity.ChangeAccount.Reason;
import org.diandan.request.identity.Staff.Member;
import org.diandan.web.Authority;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes changes of accounts, each in one statement with its entry of the audit log, and only while
 * the account still has the rights on which it was decided.
 */
@Component
final class AccountWrites {

  private static final List<Integer> AREA_LENGTHS = List.of(12, 9, 6, 4, 2);

  private final Ledger ledger;

  AccountWrites(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Changes that need nothing but the account. */
  enum Kind {
    DISABLED("account-disabled", "state=enabled", "state=disabled"),
    ENABLED("account-enabled", "state=disabled", "state=enabled"),
    SESSIONS_ENDED("account-sessions-ended", "sessions=open", "sessions=0");

    private final String action;
    private final String before;
    private final String after;

    Kind(String action, String before, String after) {
      this.action = action;
      this.before = before;
      this.after = after;
    }
  }

  Mono<Outcome> change(Asked asked, Member member, Kind kind) {
    var change =
        switch (kind) {
          case DISABLED -> disabling();
          case ENABLED -> enabling();
          case SESSIONS_ENDED -> endingSessions();
        };
    return write(
        audited(change, asked, commonArea(member.authorities()))
            .bind("rights", member.rights())
            .bind("action", kind.action)
            .bind("before", kind.before)
            .bind("after", kind.after));
  }

  Mono<Outcome> password(Asked asked, Member member, String hash) {
    var change =
        Change.of(
            """
            target as (
              update account
              set password_hash = :hash,
                password_changed_at = clock_timestamp(),
                one_time_until = clock_timestamp() + make_interval(secs => :seconds)
              where person_id = :person
                and rights_of(person_id) = :rights
              returning person_id
            ), ended as (
              delete from session where person_id in (select person_id from target)
            ), changed as (
              select append_audit(:actor, 'account-password-reset', cast(person_id as text),
                :reason, :source, :area, 'password=own', 'password=one-time')
              from target
            )
            """);
    return write(
        audited(change, asked, commonArea(member.authorities()))
            .bind("rights", member.rights())
            .bind("hash", hash)
            .bind("seconds", (double) OneTimePassword.LIFETIME.toSeconds()));
  }

  Mono<Outcome> grant(Asked asked, Member member, Authority right) {
    var change =
        Change.of(
            """
            granted as (
              insert into authority (person_id, role, area)
              select :person, :role, :rightArea
              where rights_of(:person) = :rights
              on conflict on constraint authority_pk do nothing
              returning person_id, role || '@' || area as name
            ), changed as (
              select append_audit(:actor, 'right-granted', cast(person_id as text),
                :reason, :source, :area, 'rights=' || cast(:rights as text),
                'rights=' || concat_ws(', ', nullif(:rights, ''), name))
              from granted
            )
            """);
    return write(ofRight(change, asked, member, right));
  }

  Mono<Outcome> revoke(Asked asked, Member member, Authority right) {
    var left =
        member.authorities().stream()
            .filter(it -> !it.equals(right))
            .map(it -> it.role() + "@" + it.area())
            .toList();
    var change =
        Change.of(
            """
            revoked as (
              delete from authority
              where person_id = :person
                and role = :role
                and area = :rightArea
                and rights_of(:person) = :rights
              returning person_id
            ), changed as (
              select append_audit(:actor, 'right-revoked', cast(person_id as text),
                :reason, :source, :area, 'rights=' || cast(:rights as text),
                'rights=' || cast(:left as text))
              from revoked
            )
            """);
    return write(ofRight(change, asked, member, right).bind("left", String.join(", ", left)));
  }

  private static Change ofRight(Change change, Asked asked, Member member, Authority right) {
    return audited(change, asked, right.area())
        .bind("rights", member.rights())
        .bind("role", right.role())
        .bind("rightArea", right.area());
  }

  private static Change disabling() {
    return Change.of(
        """
        target as (
          update account
          set disabled_at = clock_timestamp()
          where person_id = :person
            and disabled_at is null
            and rights_of(person_id) = :rights
          returning person_id
        ), ended as (
          delete from session where person_id in (select person_id from target)
        ), changed as (
          select append_audit(:actor, :action, cast(person_id as text), :reason, :source, :area,
            :before, :after)
          from target
        )
        """);
  }

  private static Change enabling() {
    return Change.of(
        """
        target as (
          update account
          set disabled_at = null
          where person_id = :person
            and disabled_at is not null
            and rights_of(person_id) = :rights
          returning person_id
        ), changed as (
          select append_audit(:actor, :action, cast(person_id as text), :reason, :source, :area,
            :before, :after)
          from target
        )
        """);
  }

  private static Change endingSessions() {
    return Change.of(
        """
        target as (
          delete from session
          where person_id = :person
            and rights_of(person_id) = :rights
          returning person_id
        ), changed as (
          select append_audit(:actor, :action, cast(person_id as text), :reason, :source, :area,
            :before, :after)
          from (select distinct person_id from target) as one
        )
        """);
  }

  private static Change audited(Change change, Asked asked, String area) {
    return change
        .bind("person", asked.person())
        .bind("actor", asked.administrator().personId())
        .bind("reason", asked.reason())
        .bind("source", asked.source())
        .bind("area", area);
  }

  private Mono<Outcome> write(Change change) {
    return ledger
        .write(change)
        .map(AccountWrites::outcome)
        .onErrorResume(
            AccountWrites::leavesNobody,
            _ -> Mono.just(new Outcome.Refused(Reason.LAST_ADMINISTRATOR)));
  }

  private static Outcome outcome(Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _ -> new Outcome.Done();
      case Written.Refused _, Written.KeyReused _, Written.InFlight _ ->
          new Outcome.Refused(Reason.CHANGED_MEANWHILE);
    };
  }

  private static boolean leavesNobody(Throwable error) {
    return error instanceof DataIntegrityViolationException violation
        && String.valueOf(violation.getMostSpecificCause().getMessage())
            .contains("Nobody would be left");
  }

  /** The smallest area all rights lie in; empty when that is everywhere, or there are none. */
  static String commonArea(List<Authority> rights) {
    return rights.stream().map(Authority::area).reduce(AccountWrites::common).orElse("");
  }

  private static String common(String one, String other) {
    return AREA_LENGTHS.stream()
        .filter(length -> length <= one.length())
        .map(length -> one.substring(0, length))
        .filter(other::startsWith)
        .findFirst()
        .orElse("");
  }
}
