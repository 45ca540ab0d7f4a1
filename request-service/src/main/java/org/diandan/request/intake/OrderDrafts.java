package org.diandan.request.intake;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.diandan.request.privacy.FieldCipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Half-filled forms, sealed, found by the hash of a cookie; forgotten a day after the last word. */
@Component
public class OrderDrafts {

  private static final Logger LOG = LoggerFactory.getLogger(OrderDrafts.class);
  /** How long a form waits for its next word. */
  public static final Duration KEPT = Duration.ofDays(1);

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final JsonMapper json;

  OrderDrafts(DatabaseClient database, FieldCipher cipher, JsonMapper json) {
    this.database = database;
    this.cipher = cipher;
    this.json = json;
  }

  /** The form of this browser; an empty one when it has none. */
  public Mono<OrderForm> find(String secret) {
    return database
        .sql(
            """
            select answers_sealed,
              (select count(*) from picture p where p.draft_hash = d.draft_hash) as pictures
            from order_draft d
            where draft_hash = :hash
            """)
        .bind("hash", LinkToken.hexHashOf(secret))
        .map(this::open)
        .one()
        .defaultIfEmpty(OrderForm.empty());
  }

  /** Keeps what was typed. */
  public Mono<OrderForm> save(String secret, OrderForm form) {
    return database
        .sql(
            """
            insert into order_draft (draft_hash, answers_sealed)
            values (:hash, :answers)
            on conflict on constraint order_draft_pk do update
              set answers_sealed = excluded.answers_sealed, changed_at = now()
            """)
        .bind("hash", LinkToken.hexHashOf(secret))
        .bind("answers", cipher.encrypt(json.writeValueAsString(form.typed())))
        .then()
        .thenReturn(form);
  }

  /** Forgets the form and its pictures. */
  public Mono<Void> remove(String secret) {
    return database
        .sql("delete from order_draft where draft_hash = :hash")
        .bind("hash", LinkToken.hexHashOf(secret))
        .fetch()
        .rowsUpdated()
        .then();
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
  void forgetOld() {
    try {
      database
          .sql("delete from order_draft where changed_at < now() - interval '1 day'")
          .then()
          .block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; the rows wait for the next round.
      LOG.warn("Old order forms were not removed: {}", e.getMessage());
    }
  }

  private OrderForm open(Readable row) {
    var sealed = requireNonNull(row.get("answers_sealed", String.class));
    Map<String, String> typed =
        json.readValue(cipher.decrypt(sealed), new TypeReference<HashMap<String, String>>() {});
    return new OrderForm(typed, requireNonNull(row.get("pictures", Integer.class)));
  }
}
