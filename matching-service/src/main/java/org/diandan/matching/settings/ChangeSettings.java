package org.diandan.matching.settings;

import java.util.UUID;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.dispatch.SettingsInForce.Numbered;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes new settings; they are in force here at once, and on the other instances in seconds. */
@Component
public class ChangeSettings {

  private static final String ADD =
      """
      changed as (
        insert into matching.dispatch_setting (number, changed_by, reason, settings)
        select cast(:number as bigint), :person, :reason, cast(:settings as jsonb)
        where cast(:number as bigint) = 1 + (
          select coalesce(max(number), 0)
          from matching.dispatch_setting)
        returning number)
      """;

  private final Ledger ledger;
  private final SettingsInForce inForce;
  private final JsonMapper json;

  ChangeSettings(Ledger ledger, SettingsInForce inForce, JsonMapper json) {
    this.ledger = ledger;
    this.inForce = inForce;
    this.json = json;
  }

  /**
   * What somebody wants to be in force.
   *
   * @param latest number of the newest change that was seen; 0 when there was none
   * @param reason 1 to 500 characters
   */
  public record Wish(SettingValues values, long latest, UUID personId, String reason) {}

  /** What became of it. */
  public sealed interface Outcome {

    /** It is in force. */
    record Changed(long number) implements Outcome {}

    /** Somebody changed the settings meanwhile. */
    record Overtaken() implements Outcome {}
  }

  /** Adds the change, if nobody was faster. */
  public Mono<Outcome> to(Wish wish) {
    var number = wish.latest() + 1;
    return ledger
        .write(
            Change.of(ADD)
                .bind("number", number)
                .bind("person", wish.personId())
                .bind("reason", wish.reason())
                .bind("settings", json.writeValueAsString(wish.values().byName())))
        .map(written -> outcome(written, new Numbered(number, wish.values().settings())))
        // Two at the same moment: the key of the table lets one of them through.
        .onErrorReturn(DuplicateKeyException.class, new Outcome.Overtaken());
  }

  private Outcome outcome(Written written, Numbered settings) {
    return switch (written) {
      case Written.Applied _ -> {
        inForce.adopt(settings);
        yield new Outcome.Changed(settings.number());
      }
      case Written.Refused _, Written.InFlight _, Written.Repeated _, Written.KeyReused _ ->
          new Outcome.Overtaken();
    };
  }
}
