package org.diandan.request.suggestion;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The words in force. */
@Component
public final class LexiconWords {

  private final DatabaseClient database;
  private final Ledger ledger;

  LexiconWords(DatabaseClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** All words, by item and word; also those that are switched off. */
  public Flux<LexiconWord> list() {
    return database
        .sql(
            """
            select word, item_code, weight, goes_first
            from suggestion_word
            order by item_code, weight desc, word
            """)
        .map(LexiconWords::wordOf)
        .all();
  }

  /** The words of one item, heaviest first. */
  public Flux<LexiconWord> listOf(ServiceItemCode item) {
    return database
        .sql(
            """
            select word, item_code, weight, goes_first
            from suggestion_word
            where item_code = :item
            order by weight desc, word
            """)
        .bind("item", item.value())
        .map(LexiconWords::wordOf)
        .all();
  }

  /**
   * Adds a word or changes its weight; every instance follows within seconds.
   *
   * @param source address the call came from
   */
  public Mono<Void> put(LexiconWord word, UUID by, String source) {
    var change =
        Change.of(
                """
                known as (
                  select 'weight=' || weight || '; first=' || goes_first as said
                  from suggestion_word
                  where word = :word and item_code = :item
                ), written as (
                  insert into suggestion_word (word, item_code, weight, goes_first)
                  values (:word, :item, :weight, :first)
                  on conflict on constraint suggestion_word_pk do update
                    set weight = excluded.weight, goes_first = excluded.goes_first
                  returning word, 'weight=' || weight || '; first=' || goes_first as said
                ), changed as (
                  select append_audit(:by, 'suggestion-word-changed', :item, word, :source, '',
                    coalesce((select said from known), ''), said)
                  from written
                ), revised as (
                  update suggestion_lexicon
                  set revision = revision + 1
                  where exists (select 1 from changed)
                )
                """)
            .bind("word", word.word())
            .bind("item", word.item().value())
            .bind("weight", word.weight())
            .bind("first", word.goesFirst())
            .bind("by", by)
            .bind("source", source);
    return ledger.write(change).then();
  }

  /** Adds the words that are new; what somebody changed or switched off stays as it is. */
  Mono<Void> bringIn(List<LexiconWord> shipped) {
    return database
        .sql(
            """
            with added as (
              insert into suggestion_word (word, item_code, weight, goes_first)
              select s.word, s.item, s.weight, s.first
              from unnest(:words, :items, :weights, :firsts) as s(word, item, weight, first)
              join service_item i on i.code = s.item
              on conflict on constraint suggestion_word_pk do nothing
              returning 1
            )
            update suggestion_lexicon
            set revision = revision + 1
            where exists (select 1 from added)
            """)
        .bind("words", shipped.stream().map(LexiconWord::word).toArray(String[]::new))
        .bind("items", shipped.stream().map(word -> word.item().value()).toArray(String[]::new))
        .bind("weights", shipped.stream().map(LexiconWord::weight).toArray(Double[]::new))
        .bind("firsts", shipped.stream().map(LexiconWord::goesFirst).toArray(Boolean[]::new))
        .then();
  }

  private static LexiconWord wordOf(Readable row) {
    return new LexiconWord(
        requireNonNull(row.get("word", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        requireNonNull(row.get("weight", Double.class)),
        requireNonNull(row.get("goes_first", Boolean.class)));
  }
}
