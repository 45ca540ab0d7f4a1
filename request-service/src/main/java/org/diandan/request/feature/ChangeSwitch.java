package org.diandan.request.feature;

import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Switches a feature, with the entry of the audit log in the same statement. It is in force here at
 * once, and on the other instances in seconds. The caller has checked who asks.
 */
@Component
public class ChangeSwitch {

  /** Changes of different features at the same moment want the same number. */
  private static final int TRIES = 5;

  private static final String SWITCH =
      """
      latest as (
        select number, after
        from feature_switch
        where feature = :feature
        order by number desc
        limit 1
      ), written as (
        insert into feature_switch (number, feature, before, after, changed_by, reason)
        select 1 + coalesce((select max(number) from feature_switch), 0), :feature,
          coalesce((select after from latest), 'DEFAULT'), :after, :person, :reason
        where :seen = coalesce((select number from latest), 0)
          and :after <> coalesce((select after from latest), 'DEFAULT')
        returning before, after
      ), changed as (
        select append_audit(:person, 'feature-switched', :feature, :reason, :source, '',
          'switch=' || before || '; on=' || case before when 'DEFAULT' then :byDefault
            else cast(before = 'ON' as text) end,
          'switch=' || after || '; on=' || case after when 'DEFAULT' then :byDefault
            else cast(after = 'ON' as text) end)
        from written
      )
      """;

  private final Ledger ledger;
  private final SwitchesInForce inForce;

  ChangeSwitch(Ledger ledger, SwitchesInForce inForce) {
    this.ledger = ledger;
    this.inForce = inForce;
  }

  /**
   * What somebody wants.
   *
   * @param seen number of the newest change of this feature that was seen; 0 when there was none
   * @param reason 1 to 200 characters
   * @param by who, and from which address
   */
  public record Wish(Feature feature, Position position, long seen, String reason, Author by) {}

  /** Who acts. */
  public record Author(UUID person, String source) {}

  /** What became of it. */
  public enum Outcome {
    IN_FORCE,
    /** Somebody switched it meanwhile, or it says that already. */
    OVERTAKEN
  }

  /** Switches it, if nobody was faster. */
  public Mono<Outcome> to(Wish wish) {
    var change =
        Change.of(SWITCH)
            .bind("feature", wish.feature().code())
            .bind("after", wish.position().name())
            .bind("seen", wish.seen())
            .bind("byDefault", String.valueOf(inForce.isOnByDefault(wish.feature())))
            .bind("reason", wish.reason())
            .bind("person", wish.by().person())
            .bind("source", wish.by().source());
    return Mono.defer(() -> ledger.write(change))
        .retryWhen(Retry.max(TRIES).filter(DuplicateKeyException.class::isInstance))
        .flatMap(written -> inForce.refresh().thenReturn(outcome(written)));
  }

  private static Outcome outcome(Written written) {
    return switch (written) {
      case Written.Applied _ -> Outcome.IN_FORCE;
      case Written.Refused _, Written.InFlight _, Written.Repeated _, Written.KeyReused _ ->
          Outcome.OVERTAKEN;
    };
  }
}
