package org.diandan.notification.reply;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps which code on which phone stands for which offer. */
@Component
public class ReplyCodes {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 10_000;

  /** So many draws find a free code unless a phone has thousands of open offers. */
  private static final int DRAWS = 20;

  private static final String KNOWN =
      """
      select r.message_id, r.person_id, r.request_id, r.offer_id,
        r.ended_at is null and r.answer_by > now() as open,
        exists (
          select
          from notice n
          where n.offer_id = r.offer_id
            and n.kind in ('OFFER_EXPIRED', 'OFFER_WITHDRAWN')) as gone
      from reply_code r
      """;

  private static final String NEWEST =
      """
      order by r.ended_at is null desc, r.answer_by desc
      limit 1
      """;

  private final DatabaseClient database;
  private final PhoneHash hash;

  ReplyCodes(DatabaseClient database, ReplyProperties settings) {
    this.database = database;
    this.hash = new PhoneHash(settings.hashKey());
  }

  /**
   * An offer in a text message.
   *
   * @param phone as the person gave it; only its hash is kept
   * @param answerBy until when an answer counts
   */
  public record Asked(
      UUID messageId, UUID personId, UUID requestId, UUID offerId, String phone, Instant answerBy) {

    @Override
    public String toString() {
      return "Asked[messageId=%s]".formatted(messageId);
    }
  }

  /**
   * A code somebody sent back.
   *
   * @param open whether it was not answered yet and its time has not passed
   * @param gone whether the offer was taken back or answered otherwise meanwhile
   */
  record Known(
      UUID messageId, UUID personId, UUID requestId, UUID offerId, boolean open, boolean gone) {}

  /**
   * The code of an offer on a phone, the same at every try of its message; unlike that of any other
   * open offer there. Empty when no code is free.
   */
  public Mono<String> issue(Asked asked) {
    return end(asked.phone()).then(Mono.defer(() -> draw(asked)).repeat(DRAWS).next());
  }

  /** What a code stands for on a phone: the open one, else the last one; empty for none at all. */
  Mono<Known> find(String phone, String code) {
    return database
        .sql(KNOWN + "where r.phone_hash = :phone and r.code = :code " + NEWEST)
        .bind("phone", hash.of(phone))
        .bind("code", code)
        .map(ReplyCodes::known)
        .one();
  }

  /** What the code in a message stands for. */
  Mono<Known> findByMessage(UUID messageId) {
    return database
        .sql(KNOWN + "where r.message_id = :message")
        .bind("message", messageId)
        .map(ReplyCodes::known)
        .one();
  }

  private Mono<Long> end(String phone) {
    return database
        .sql(
            """
            update reply_code
            set ended_at = now()
            where phone_hash = :phone
              and ended_at is null
              and answer_by < now()""")
        .bind("phone", hash.of(phone))
        .fetch()
        .rowsUpdated();
  }

  private Mono<String> draw(Asked asked) {
    return database
        .sql(
            """
            with drawn as (
              insert into reply_code (
                message_id, phone_hash, code, person_id, request_id, offer_id, answer_by)
              values (:message, :phone, :code, :person, :request, :offer, :answerBy)
              on conflict do nothing
              returning code)
            select code
            from drawn
            union all
            select code
            from reply_code
            where message_id = :message
            limit 1""")
        .bind("message", asked.messageId())
        .bind("phone", hash.of(asked.phone()))
        .bind("code", "%04d".formatted(RANDOM.nextInt(CODES)))
        .bind("person", asked.personId())
        .bind("request", asked.requestId())
        .bind("offer", asked.offerId())
        .bind("answerBy", asked.answerBy())
        .mapValue(String.class)
        .one();
  }

  private static Known known(Readable row) {
    return new Known(
        requireNonNull(row.get("message_id", UUID.class)),
        requireNonNull(row.get("person_id", UUID.class)),
        requireNonNull(row.get("request_id", UUID.class)),
        requireNonNull(row.get("offer_id", UUID.class)),
        Boolean.TRUE.equals(row.get("open", Boolean.class)),
        Boolean.TRUE.equals(row.get("gone", Boolean.class)));
  }
}
