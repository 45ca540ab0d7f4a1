package org.diandan.request.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.request.identity.People.DATABASE;
import static org.diandan.request.identity.People.bean;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.web.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AuditAndLimitsIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final AuditLog audit = bean(AuditLog.class);
  private final Limits limits = bean(Limits.class);

  @Test
  void chainsEntriesThatManyWriteAtTheSameMoment() {
    var before = DATABASE.count("select count(*) from audit_entry");

    Flux.range(0, 50).flatMap(i -> audit.record(entry("reading")), 10).blockLast(SOON);

    assertThat(DATABASE.count("select count(*) from audit_entry")).isEqualTo(before + 50);
    assertThat(audit.findBreak().block(SOON)).isEqualTo(OptionalLong.empty());
  }

  @Test
  void showsAChangedAndAMissingEntryEvenWhenASuperuserDidIt() {
    audit.record(entry("first-one")).then(audit.record(entry("second-one"))).block(SOON);
    audit.record(entry("third-one")).block(SOON);
    var second = DATABASE.count("select max(number) - 1 from audit_entry");

    DATABASE.execute("update audit_entry set reason = 'nothing' where number = " + second);
    var changed = audit.findBreak().block(SOON);
    DATABASE.execute("update audit_entry set reason = 'why not' where number = " + second);
    var repaired = audit.findBreak().block(SOON);
    DATABASE.execute("create table kept as select * from audit_entry where number = " + second);
    DATABASE.execute("delete from audit_entry where number = " + second);
    var missing = audit.findBreak().block(SOON);
    DATABASE.execute("insert into audit_entry select * from kept");
    DATABASE.execute("drop table kept");

    assertThat(changed).isEqualTo(OptionalLong.of(second));
    assertThat(repaired).isEqualTo(OptionalLong.empty());
    assertThat(missing).isEqualTo(OptionalLong.of(second + 1));
  }

  @Test
  void letsTheServiceItselfChangeNothing() {
    var database = bean(DatabaseClient.class);

    for (var sql :
        new String[] {
          "update audit_entry set reason = ''",
          "delete from audit_entry",
          "truncate audit_entry",
          "insert into audit_entry select * from audit_entry"
        }) {
      assertThatThrownBy(() -> database.sql(sql).fetch().rowsUpdated().block(SOON))
          .isInstanceOf(DataAccessException.class)
          .hasRootCauseMessage("permission denied for table audit_entry");
    }
  }

  @Test
  void letsExactlyAsManyThroughAsTheLimitSaysWhenAllComeAtOnce() {
    var subject = UUID.randomUUID().toString();

    var passed =
        Flux.range(0, 40)
            .flatMap(
                i ->
                    limits
                        .take(LimitKind.LOGIN_PER_ACCOUNT, subject)
                        .thenReturn(1)
                        .onErrorResume(Refusal.class, e -> Mono.just(0)),
                10)
            .reduce(0, Integer::sum)
            .block(SOON);

    assertThat(passed).isEqualTo(5);
  }

  @Test
  void saysWhenToComeBackAndOpensAgainAfterThePeriod() {
    var subject = UUID.randomUUID().toString();
    for (var i = 0; i < 5; i++) {
      limits.take(LimitKind.LOGIN_PER_ACCOUNT, subject).block(SOON);
    }

    assertThatThrownBy(() -> limits.take(LimitKind.LOGIN_PER_ACCOUNT, subject).block(SOON))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat((Integer) refusal.properties().get("retryAfter")).isBetween(890, 900));
    DATABASE.execute("update limit_window set ends_at = now()");
    limits.take(LimitKind.LOGIN_PER_ACCOUNT, subject).block(SOON);
  }

  @Test
  void keepsNoSubjectReadable() {
    limits.take(LimitKind.SUBMIT_PER_PHONE, "13900000000").block(SOON);

    assertThat(
            DATABASE.count(
                "select count(*) from limit_window where subject_hash like '%13900000000%'"))
        .isZero();
  }

  private static AuditEntry entry(String action) {
    return new AuditEntry(UUID.randomUUID(), action, "some|thing:1", "why not", "127.0.0.1");
  }
}
