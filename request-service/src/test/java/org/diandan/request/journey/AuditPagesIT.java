package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.request.journey.AccountPagesIT.signedIn;
import static org.diandan.request.journey.Ordering.SERVICE;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.audit.AuditedChange;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit log as administrators read it. */
class AuditPagesIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern OLDER =
      Pattern.compile("href=\"(/admin/audit[^\"]*before=[^\"]+)\"");

  private final AuditLog log = SERVICE.bean(AuditLog.class);

  @Test
  void everyEntryIsReadOnceFromPageToPage() {
    var subject = "paged-" + UUID.randomUUID();
    Flux.range(1, 120)
        .concatMap(i -> log.record(new AuditEntry(null, "paging", subject, "no-" + i, "")))
        .blockLast(SOON);
    var administrator = signedIn("admin", "only-for-tests-4711");

    var read = new StringBuilder(administrator.open("/admin/audit?subject=" + subject).page());
    var pages = 1;
    for (var older = OLDER.matcher(administrator.page());
        older.find();
        older = OLDER.matcher(administrator.page())) {
      read.append(administrator.open(older.group(1).replace("&amp;", "&")).page());
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    for (var i = 1; i <= 120; i++) {
      assertThat(read.toString()).containsOnlyOnce("<td>no-" + i + "</td>");
    }
  }

  @Test
  void aCountySeesWhatBelongsToItAndWhatItsOwnPeopleDid() {
    var here = Ordering.account("audit-here", "ADMINISTRATOR", "990101");
    var there = Ordering.account("audit-there", "OPERATOR", "990102");
    var request = Ordering.taken(Ordering.submit(Ordering.order(Map.of()))).id();
    write(new AuditEntry(there, "probing", "s", "own-area", "").changing("990101", "a", "b"));
    write(new AuditEntry(there, "probing", "s", "other-area", "").changing("990102", "a", "b"));
    write(new AuditEntry(here, "probing", "s", "own-people", ""));
    write(new AuditEntry(there, "probing", "s", "other-people", ""));
    write(new AuditEntry(there, "probing", request.toString(), "own-request", ""));
    write(new AuditEntry(null, "probing", "s", "nobody", ""));

    var page = signedIn("audit-here", Ordering.PASSWORD).open("/admin/audit?what=probing").page();

    assertThat(page)
        .contains("own-area", "own-people", "own-request")
        .doesNotContain("other-area", "other-people", "nobody", "核对一遍");
    assertThat(signedIn("admin", "only-for-tests-4711").open("/admin/audit?what=probing").page())
        .contains("own-area", "other-area", "other-people", "nobody");
  }

  @Test
  void everyChangeOfASettingSaysWhatWasThereBefore() {
    var administrator = signedIn("admin", "only-for-tests-4711").open("/admin");
    var word = Map.of("item", "EL05", "word", "剃光头", "weight", "3");
    administrator.open("/admin/suggestions").send("/admin/suggestions", word);
    administrator.send("/admin/suggestions", Map.of("item", "EL05", "word", "剃光头", "weight", "4"));
    for (var name : new String[] {"校庆", "校庆日"}) {
      administrator
          .open("/admin/calendar")
          .send("/admin/calendar/days", Map.of("days", "2031-05-06 放假 " + name, "reason", "本校校庆"));
    }
    for (var hours : new String[] {"09:00-12:00", "09:30-12:00"}) {
      administrator
          .open("/admin/calendar")
          .send(
              "/admin/calendar/hours",
              Map.of("area", "990102", "workingDays", hours, "freeDays", "", "hoursReason", "试"));
    }

    assertThat(changeOf(administrator, "suggestion-word-changed"))
        .contains("<del>weight=3; first=false</del>", "<ins>weight=4; first=false</ins>");
    assertThat(changeOf(administrator, "calendar-changed"))
        .contains("<del>2031-05-06=HOLIDAY 校庆</del>", "<ins>2031-05-06=HOLIDAY 校庆日</ins>");
    assertThat(changeOf(administrator, "desk-hours-changed"))
        .contains("<del>working=09:00-12:00; free=</del>", "<ins>working=09:30-12:00; free=</ins>");
  }

  private static String changeOf(Browser administrator, String action) {
    return administrator.open("/admin/audit?what=" + action).page();
  }

  @Test
  void theChainIsCheckedByButton() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    write(new AuditEntry(null, "chained", "s", "", "").changing("99", "before", "after"));

    administrator.open("/admin/audit").send("/admin/audit/verification", Map.of());
    assertThat(administrator.page()).contains("没有一条被改过");
    SERVICE.database().execute("update audit_entry set after = 'nothing' where action = 'chained'");
    var broken = administrator.open("/admin/audit").send("/admin/audit/verification", Map.of());
    SERVICE.database().execute("update audit_entry set after = 'after' where action = 'chained'");

    assertThat(broken.page()).contains("条被改过，或者它前面少了一条");
    assertThat(broken.send("/admin/audit/verification", Map.of()).page()).contains("没有一条被改过");
  }

  @Test
  void onlyWhoMaySeeAllOfItChecksTheChain() {
    Ordering.account("chain-county", "ADMINISTRATOR", "990101");
    var county = signedIn("chain-county", Ordering.PASSWORD);

    county.open("/admin/accounts").send("/admin/audit/verification", Map.of());

    assertThat(county.status()).isEqualTo(403);
    assertThat(county.open("/api/audit/chain").status()).isEqualTo(403);
    Ordering.account("chain-official", "OFFICIAL", "");
    assertThat(signedIn("chain-official", Ordering.PASSWORD).open("/admin/audit").status())
        .isEqualTo(403);
  }

  @Test
  void whatIsNoConditionIsLeftOut() {
    var administrator = signedIn("admin", "only-for-tests-4711");

    for (var query :
        new String[] {"from=gestern", "to=2026-13-40", "before=x", "before=99999999999999999999"}) {
      assertThat(administrator.open("/admin/audit?" + query).status()).isEqualTo(200);
    }
    assertThat(administrator.open("/admin/audit?from=2020-01-01&to=2020-01-02").page())
        .contains("没有这样的记录");
    assertThat(administrator.open("/admin").page()).contains("账号与权限", "操作记录");
  }

  @Test
  void twoAdministratorsCannotTakeTheLastRightFromEachOtherAtTheSameMoment() {
    var second = Ordering.account("second-admin", "ADMINISTRATOR", "");
    var factory = SERVICE.bean(ConnectionFactory.class);
    var one = connected(factory);
    var other = connected(factory);

    var taken = taking(one, "h.person_id = '%s'".formatted(second)).block(SOON);
    var waiting = taking(other, "h.person_id <> '%s'".formatted(second)).toFuture();
    Mono.from(one.commitTransaction()).block(SOON);

    assertThat(taken).isEqualTo(1);
    assertThatThrownBy(() -> Mono.fromFuture(waiting).block(SOON))
        .hasMessageContaining("Nobody would be left");
    Mono.from(other.rollbackTransaction()).block(SOON);
    Flux.just(one, other).concatMap(Connection::close).blockLast(SOON);
  }

  private static Connection connected(ConnectionFactory factory) {
    var connection = requireNonNull(Mono.<Connection>from(factory.create()).block(SOON));
    Mono.from(connection.beginTransaction()).block(SOON);
    return connection;
  }

  private static Mono<Long> taking(Connection connection, String whose) {
    return Mono.from(
            connection
                .createStatement(
                    "delete from authority h where h.role = 'ADMINISTRATOR' and h.area = '' and "
                        + whose)
                .execute())
        .flatMap(result -> Mono.from(result.getRowsUpdated()));
  }

  private void write(AuditEntry entry) {
    log.record(entry).block(SOON);
  }

  private void write(AuditedChange change) {
    log.record(change).block(SOON);
  }
}
