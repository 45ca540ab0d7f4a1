package org.diandan.notification.template;

import java.util.Optional;
import java.util.UUID;
import org.diandan.notification.message.Wording;
import org.diandan.notification.message.WordsInForce;
import org.diandan.notification.message.WordsInForce.Of;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Writes new words; they are in force here at once, and on the other instances in seconds. */
@Component
public class ChangeTemplate {

  private static final int TRIES = 5;

  private static final String ADD =
      """
      changed as (
        insert into message_template (number, kind, language, title, body, reply, changed_by, reason)
        select 1 + coalesce((select max(number) from message_template), 0), :kind, :language,
          :title, :body, :reply, :person, :reason
        where :latest = coalesce((
          select max(number)
          from message_template
          where kind = :kind and language = :language), 0)
        returning number)
      """;

  private final Ledger ledger;
  private final WordsInForce inForce;

  ChangeTemplate(Ledger ledger, WordsInForce inForce) {
    this.ledger = ledger;
    this.inForce = inForce;
  }

  /**
   * What somebody wants to be told.
   *
   * @param wording empty for the shipped words
   * @param latest number of the newest change of this kind that was seen; 0 when there was none
   * @param reason 1 to 200 characters
   */
  public record Wish(
      Of what, Optional<Wording> wording, long latest, UUID personId, String reason) {}

  /** What became of it. */
  public enum Outcome {
    IN_FORCE,
    /** Somebody changed these words meanwhile. */
    OVERTAKEN
  }

  /** Adds the change, if nobody was faster. */
  public Mono<Outcome> to(Wish wish) {
    var language = wish.what().language();
    var words = wish.wording().map(wording -> TypedWords.of(wording, language));
    var change =
        Change.of(ADD)
            .bind("kind", wish.what().kind().name())
            .bind("language", language.code())
            .bindNullable("title", words.map(TypedWords::title).orElse(null), String.class)
            .bindNullable("body", words.map(TypedWords::body).orElse(null), String.class)
            .bindNullable(
                "reply",
                words.map(TypedWords::reply).filter(reply -> !reply.isEmpty()).orElse(null),
                String.class)
            .bind("person", wish.personId())
            .bind("reason", wish.reason())
            .bind("latest", wish.latest());
    return Mono.defer(() -> ledger.write(change))
        // Two changes of different words at the same moment want the same number.
        .retryWhen(Retry.max(TRIES).filter(DuplicateKeyException.class::isInstance))
        .map(written -> outcome(written, wish));
  }

  private Outcome outcome(Written written, Wish wish) {
    return switch (written) {
      case Written.Applied _ -> {
        inForce.adopt(wish.what(), wish.wording());
        yield Outcome.IN_FORCE;
      }
      case Written.Refused _, Written.InFlight _, Written.Repeated _, Written.KeyReused _ ->
          Outcome.OVERTAKEN;
    };
  }
}
