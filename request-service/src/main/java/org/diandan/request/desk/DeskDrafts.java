package org.diandan.request.desk;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The forms of operators, sealed, so that a crash or another machine costs nobody a word. Each
 * operator has one at hand and may have others put aside; all are forgotten after a day.
 */
@Component
public class DeskDrafts {

  private static final Logger LOG = LoggerFactory.getLogger(DeskDrafts.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String COLUMNS = "id, call_id, answers_sealed, began_at";

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final JsonMapper json;

  DeskDrafts(DatabaseClient database, FieldCipher cipher, JsonMapper json) {
    this.database = database;
    this.cipher = cipher;
    this.json = json;
  }

  /** The form at hand; a new empty one when there is none. */
  public Mono<DeskDraft> atHand(UUID operator) {
    return database
        .sql(
            """
            insert into desk_draft (id, operator_id, at_hand, answers_sealed)
            values (:id, :operator, true, :empty)
            on conflict (operator_id) where at_hand do update set operator_id = excluded.operator_id
            returning\s"""
                + COLUMNS)
        .bind("id", UUID.randomUUID())
        .bind("operator", operator)
        .bind("empty", seal(DeskForm.empty()))
        .map(this::draftOf)
        .one();
  }

  /** A form as it was last kept; empty when it was sent, or its day is over. */
  public Mono<DeskDraft> find(UUID operator, UUID draft) {
    return database
        .sql(
            "select "
                + COLUMNS
                + """

                from desk_draft
                where id = :draft and operator_id = :operator
                """)
        .bind("draft", draft)
        .bind("operator", operator)
        .map(this::draftOf)
        .one();
  }

  /**
   * Keeps what was typed into a form.
   *
   * @return whether the form is still there; one that was sent or put out of its day is not
   */
  public Mono<Boolean> keep(UUID operator, UUID draft, DeskForm form) {
    return database
        .sql(
            """
            update desk_draft
            set answers_sealed = :answers, changed_at = now()
            where id = :draft and operator_id = :operator
            """)
        .bind("answers", seal(form))
        .bind("draft", draft)
        .bind("operator", operator)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  /** Puts the form at hand aside, or away when nothing is in it. */
  public Mono<Void> putAside(UUID operator) {
    return atHand(operator)
        .flatMap(
            draft ->
                draft.form().isBlank()
                    ? forget(operator, draft.id())
                    : setAside(operator, draft.id()));
  }

  /** Takes a form that was put aside, and puts the one at hand aside. */
  public Mono<Void> takeUp(UUID operator, UUID draft) {
    return putAside(operator)
        .then(
            Mono.defer(
                () ->
                    database
                        .sql(
                            """
                            update desk_draft
                            set at_hand = true, changed_at = now()
                            where id = :draft and operator_id = :operator
                            """)
                        .bind("draft", draft)
                        .bind("operator", operator)
                        .then()));
  }

  /** A call rings: its form is at hand, and nothing of the one before is lost. */
  public Mono<Void> answerCall(UUID operator, String phone, @Nullable String callId) {
    return atHand(operator)
        .flatMap(
            draft ->
                draft.form().isBlank() || draft.form().get("phone").equals(phone)
                    ? Mono.just(draft)
                    : putAside(operator).then(Mono.defer(() -> atHand(operator))))
        .flatMap(
            draft ->
                keep(operator, draft.id(), draft.form().with("phone", phone))
                    .then(Mono.defer(() -> name(draft.id(), callId))));
  }

  /** Forgets a form that became an order. */
  public Mono<Void> forget(UUID operator, UUID draft) {
    return database
        .sql("delete from desk_draft where id = :draft and operator_id = :operator")
        .bind("draft", draft)
        .bind("operator", operator)
        .then();
  }

  /** The forms put aside, oldest first. */
  public Flux<DeskDraft> aside(UUID operator) {
    return database
        .sql(
            "select "
                + COLUMNS
                + """

                from desk_draft
                where operator_id = :operator and not at_hand
                order by began_at
                """)
        .bind("operator", operator)
        .map(this::draftOf)
        .all();
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
  void forgetOld() {
    try {
      database
          .sql("delete from desk_draft where changed_at < now() - interval '1 day'")
          .then()
          .block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; the rows wait for the next round.
      LOG.warn("Old forms of the desk were not removed: {}", e.getMessage());
    }
  }

  private Mono<Void> setAside(UUID operator, UUID draft) {
    return database
        .sql(
            """
            update desk_draft
            set at_hand = false
            where id = :draft and operator_id = :operator
            """)
        .bind("draft", draft)
        .bind("operator", operator)
        .then();
  }

  private Mono<Void> name(UUID draft, @Nullable String callId) {
    return callId == null
        ? Mono.empty()
        : database
            .sql("update desk_draft set call_id = :call, began_at = now() where id = :draft")
            .bind("call", callId)
            .bind("draft", draft)
            .then();
  }

  private String seal(DeskForm form) {
    return cipher.encrypt(json.writeValueAsString(form.typed()));
  }

  private DeskDraft draftOf(Readable row) {
    Map<String, String> typed =
        json.readValue(
            cipher.decrypt(requireNonNull(row.get("answers_sealed", String.class))),
            new TypeReference<HashMap<String, String>>() {});
    return new DeskDraft(
        requireNonNull(row.get("id", UUID.class)),
        row.get("call_id", String.class),
        new DeskForm(typed),
        requireNonNull(row.get("began_at", OffsetDateTime.class)).toInstant());
  }
}
