package org.diandan.request.retention;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Empties name, phone, address, position and own words of requests closed long ago, by the
 * database's clock, removes their pictures, and says how many in the audit log.
 *
 * <p>One statement takes some of them with its audit entry, all or none: whoever is stopped in
 * between, or works beside another instance, leaves nothing half-done and nothing twice.
 */
@Component
class ForgetResidents {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetResidents.class);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final String FORGET =
      """
      with due as (
        select id
        from request
        where closed_at < clock_timestamp() - make_interval(secs => :seconds)
          and deidentified_at is null
        order by closed_at
        limit :most
        for update skip locked
      ), words as (
        update evaluation e
        set words_sealed = null
        from due
        where e.request_id = due.id
          and e.words_sealed is not null
      ), pictures as (
        delete from picture p
        using due
        where p.request_id = due.id
      ), visit_pictures as (
        delete from visit_picture p
        using due
        where p.request_id = due.id
      ), helped as (
        delete from request_beneficiary b
        using due
        where b.request_id = due.id
      ), questions as (
        update request_question q
        set words_sealed = null
        from due
        where q.request_id = due.id
      ), extensions as (
        update request_extension e
        set reason_sealed = null, decision_sealed = null
        from due
        where e.request_id = due.id
      ), referrals as (
        update referral f
        set words_sealed = null, ending_sealed = null
        from due
        where f.request_id = due.id
      ), parts as (
        update referral_helper h
        set part_sealed = null
        from due
        join referral f on f.request_id = due.id
        where h.referral_id = f.id
      ), supervisions as (
        update supervision s
        set words_sealed = null, answer_sealed = null
        from due
        where s.request_id = due.id
      ), meetings as (
        update meeting_item i
        set words_sealed = null
        from due
        where i.request_id = due.id
      ), more_time as (
        update referral_extension e
        set reason_sealed = null, decision_sealed = null
        from due
        join referral f on f.request_id = due.id
        where e.referral_id = f.id
      ), added as (
        update request_words w
        set words_sealed = null
        from due
        where w.request_id = due.id
          and w.words_sealed is not null
      ), forgotten as (
        update request r
        set name_sealed = null, phone_sealed = null, phone_hash = null,
          address_sealed = null, words_sealed = null, point_sealed = null,
          deidentified_at = clock_timestamp()
        from due
        where r.id = due.id
        returning r.id
      ), counted as (
        select count(*) as number from forgotten
      )
      select number,
        case when number > 0 then append_audit(
          null, 'residents-forgotten', '', number || ' requests', '') end
      from counted
      """;

  private final DatabaseClient database;
  private final RetentionProperties properties;

  ForgetResidents(DatabaseClient database, RetentionProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  @Scheduled(fixedDelayString = "${diandan.retention.sweep-every:1h}", initialDelayString = "PT1M")
  void sweep() {
    try {
      some().repeat().takeUntil(taken -> taken < properties.atOnce()).blockLast(LIMIT);
    } catch (DataAccessException e) {
      // What is left waits for the next sweep.
      LOG.warn("Residents were not forgotten: {}", e.getMessage());
    }
  }

  /** Empties the oldest; as many as one statement takes, fewer when no more are due. */
  private Mono<Long> some() {
    return database
        .sql(FORGET)
        .bind("seconds", (double) properties.after().toSeconds())
        .bind("most", properties.atOnce())
        .mapValue(Long.class)
        .one();
  }
}
