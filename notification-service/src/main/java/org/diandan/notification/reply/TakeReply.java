package org.diandan.notification.reply;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.NotificationEvent.Message;
import org.diandan.contract.NotificationEvent.MessageChannel;
import org.diandan.contract.NotificationEvent.ReplyReceived;
import org.diandan.notification.reply.ReplyCodes.Known;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Somebody wrote back; what they mean is passed on as an event, once. */
@Component
public class TakeReply {

  private static final String TAKE =
      """
      changed as (
        update reply_code
        set ended_at = now(), accepts = :accepts
        where message_id = :message
          and ended_at is null
          and answer_by > now()
        returning message_id)
      """;

  private final ReplyCodes codes;
  private final Ledger ledger;
  private final Clock clock;

  TakeReply(ReplyCodes codes, Ledger ledger, Clock clock) {
    this.codes = codes;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What became of an answer. */
  public enum Outcome {
    /** Passed on: yes. */
    ACCEPTS,
    /** Passed on: no. */
    DECLINES,
    /** It is not of the form that was asked for. */
    UNREADABLE,
    /** No offer on this phone has such a code. */
    UNKNOWN_CODE,
    /** Its time has passed, or it was answered before. */
    TOO_LATE,
    /** Another team has it, or nobody needs it any more. */
    GONE
  }

  /** From a phone; the words as they came. */
  public Mono<Outcome> of(String phone, String text) {
    return ReplyText.find(text)
        .map(
            reply ->
                codes
                    .find(phone, reply.code())
                    .flatMap(known -> take(known, reply.accepts()))
                    .defaultIfEmpty(Outcome.UNKNOWN_CODE))
        .orElseGet(() -> Mono.just(Outcome.UNREADABLE));
  }

  /** As if the person had sent the code of a message back; for the demonstration outbox. */
  public Mono<Outcome> to(UUID messageId, boolean accepts) {
    return codes
        .findByMessage(messageId)
        .flatMap(known -> take(known, accepts))
        .defaultIfEmpty(Outcome.UNKNOWN_CODE);
  }

  private Mono<Outcome> take(Known known, boolean accepts) {
    if (known.gone()) {
      return Mono.just(Outcome.GONE);
    }
    if (!known.open()) {
      return Mono.just(Outcome.TOO_LATE);
    }
    return ledger
        .write(
            Change.of(TAKE)
                .bind("message", known.messageId())
                .bind("accepts", accepts)
                .publishing(received(known, accepts, clock.instant())))
        .map(
            written ->
                written instanceof Written.Applied
                    ? accepts ? Outcome.ACCEPTS : Outcome.DECLINES
                    : Outcome.TOO_LATE);
  }

  private static ReplyReceived received(Known known, boolean accepts, Instant now) {
    return new ReplyReceived(
        UUID.randomUUID(),
        now,
        new Message(known.messageId(), known.personId(), known.requestId(), MessageChannel.SMS),
        known.offerId(),
        accepts);
  }
}
