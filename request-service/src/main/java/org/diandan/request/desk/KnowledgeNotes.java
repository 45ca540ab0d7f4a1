package org.diandan.request.desk;

import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What operators wrote down about an item, beyond what the catalogue says. */
@Component
public final class KnowledgeNotes {

  /** Characters a note may have. */
  public static final int LONGEST = 1000;

  private final DatabaseClient database;

  KnowledgeNotes(DatabaseClient database) {
    this.database = database;
  }

  /** The note of an item; empty text when there is none. */
  public Mono<String> of(ServiceItemCode item) {
    return database
        .sql("select words from knowledge_note where item_code = :item")
        .bind("item", item.value())
        .mapValue(String.class)
        .one()
        .defaultIfEmpty("");
  }

  /**
   * Writes the note of an item; a blank one is removed.
   *
   * @param words at most {@value #LONGEST} characters
   */
  public Mono<Void> write(ServiceItemCode item, String words, UUID author) {
    return words.isBlank() ? remove(item) : keep(item, words, author);
  }

  private Mono<Void> keep(ServiceItemCode item, String words, UUID author) {
    return database
        .sql(
            """
            insert into knowledge_note (item_code, words, changed_by)
            values (:item, :words, :author)
            on conflict on constraint knowledge_note_pk do update
              set words = excluded.words, changed_by = excluded.changed_by, changed_at = now()
            """)
        .bind("item", item.value())
        .bind("words", words.strip())
        .bind("author", author)
        .then();
  }

  private Mono<Void> remove(ServiceItemCode item) {
    return database
        .sql("delete from knowledge_note where item_code = :item")
        .bind("item", item.value())
        .then();
  }
}
