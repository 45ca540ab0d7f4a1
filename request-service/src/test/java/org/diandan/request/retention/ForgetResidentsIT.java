package org.diandan.request.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.diandan.request.RunningService;
import org.diandan.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgetResidentsIT {

  private static final String KNOWN =
      """
      select count(*) from request
      where name_sealed is not null and phone_sealed is not null and phone_hash is not null
        and address_sealed is not null and words_sealed is not null and point_sealed is not null
      """;
  private static final String FORGOTTEN =
      """
      select count(*) from request
      where coalesce(name_sealed, phone_sealed, phone_hash, address_sealed, words_sealed,
          point_sealed) is null
        and deidentified_at is not null
      """;
  private static final String AUDITED =
      """
      select coalesce(sum(split_part(reason, ' ', 1)::int), 0) from audit_entry
      where action = 'residents-forgotten'
      """;

  private static RunningService service;
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    service = RunningService.start("diandan.retention.at-once=4");
    database = service.database();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void startWithoutRequests() {
    database.execute("truncate request, audit_entry cascade");
  }

  @Test
  void forgetsWhoAskedNinetyDaysAfterTheEndAndNotBefore() {
    closed(10, 91);
    closed(3, 89);
    var steps = database.count("select count(*) from evaluation where stars = 5");

    service.bean(ForgetResidents.class).sweep();

    assertThat(database.count(FORGOTTEN)).isEqualTo(10);
    assertThat(database.count(KNOWN)).isEqualTo(3);
    assertThat(database.count("select count(words_sealed) from evaluation")).isEqualTo(3);
    assertThat(database.count("select count(*) from evaluation where stars = 5")).isEqualTo(steps);
    assertThat(database.count(AUDITED)).isEqualTo(10);
  }

  @Test
  void photosAndWhomItWasForGoWithTheRest() {
    closed(2, 91);
    closed(1, 89);
    database.execute(
        """
        insert into picture (
          id, request_id, position, content_sealed, width, height, added_as)
        select gen_random_uuid(), id, 1, 'k1.x', 10, 10, 'RESIDENT' from request
        """);
    database.execute(
        """
        insert into request_beneficiary (request_id, relation, name_sealed, call_back)
        select id, 'PARENT', 'k1.n', 'ORDERER' from request
        """);

    service.bean(ForgetResidents.class).sweep();

    assertThat(database.count("select count(*) from picture")).isEqualTo(1);
    assertThat(database.count("select count(*) from request_beneficiary")).isEqualTo(1);
  }

  @Test
  void leavesOpenRequestsAloneHoweverOld() {
    closed(2, 91);
    database.execute(
        "update request set state = 'OFFERED', closed_at = null, closure_reason = null");

    service.bean(ForgetResidents.class).sweep();

    assertThat(database.count(KNOWN)).isEqualTo(2);
  }

  @Test
  void goesOnWhereItWasStoppedWithoutLosingOrRepeatingAnything() {
    closed(10, 91);
    database.execute(
        """
        create function stop_at_sixth() returns trigger language plpgsql as $$
        begin
          if new.order_number = 'T-91-6' then raise exception 'stopped'; end if;
          return new;
        end $$\
        """);
    database.execute(
        """
        create trigger stop_at_sixth before update on request
        for each row execute function stop_at_sixth()\
        """);

    service.bean(ForgetResidents.class).sweep();
    var forgottenBefore = database.count(FORGOTTEN);
    var auditedBefore = database.count(AUDITED);
    database.execute("drop function stop_at_sixth cascade");
    service.bean(ForgetResidents.class).sweep();

    assertThat(forgottenBefore).isEqualTo(4);
    assertThat(auditedBefore).isEqualTo(4);
    assertThat(database.count(FORGOTTEN)).isEqualTo(10);
    assertThat(database.count(AUDITED)).isEqualTo(10);
    assertThat(database.count("select coalesce(first_broken_audit(), 0)")).isZero();
  }

  /** Requests with an evaluation, closed so many days ago, the first of them longest. */
  private static void closed(int number, int days) {
    database.execute(
        """
        with made as (
          insert into request (
            id, order_number, link_hash, channel, area_code, item_code, urgency, state,
            name_sealed, phone_sealed, phone_hash, address_sealed, words_sealed, point_sealed,
            consent_version, consented_at, submitted_at, accept_by, finish_by, delivered_at,
            closed_at, closure_reason)
          select gen_random_uuid(), 'T-%2$d-' || i, sha256(('%2$d-' || i)::bytea), 'WEB',
            (select min(code) from area), (select min(code) from service_item), 'U3', 'RESOLVED',
            'k1.n', 'k1.p', 'h', 'k1.a', 'k1.w', 'k1.x',
            'test', now(), now(), now(), now(), now(),
            now() - interval '%2$d days' + i * interval '1 minute', 'RESOLVED'
          from generate_series(1, %1$d) as i
          returning id
        )
        insert into evaluation (request_id, round, resolved, stars, words_sealed, evaluated_at)
        select id, 1, true, 5, 'k1.w', now() from made
        """
            .formatted(number, days));
  }
}
