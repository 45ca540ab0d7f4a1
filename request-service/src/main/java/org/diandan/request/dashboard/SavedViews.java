package org.diandan.request.dashboard;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Choices of the dashboard that somebody keeps under a name; everybody sees only their own. */
@Component
public final class SavedViews {

  /** Letters of a name. */
  public static final int LONGEST_NAME = 40;

  /** What one person may keep. */
  public static final int MOST = 30;

  private final DatabaseClient database;

  SavedViews(DatabaseClient database) {
    this.database = database;
  }

  /**
   * One of them.
   *
   * @param words what the dashboard is asked in, without a leading question mark
   */
  public record SavedView(UUID id, String name, String words) {}

  /** What became of keeping or renaming. */
  public enum Outcome {
    DONE,
    /** Another own view has this name. */
    NAME_TAKEN,
    /** There are as many as one person may keep. */
    FULL,
    /** No own view has this id. */
    UNKNOWN
  }

  /** The person's own, by name. */
  public Flux<SavedView> listOf(UUID person) {
    return database
        .sql("select id, name, words from saved_view where person_id = :person order by name, id")
        .bind("person", person)
        .map(SavedViews::viewOf)
        .all();
  }

  /** One of the person's own; empty when it is not. */
  public Mono<SavedView> find(UUID person, UUID id) {
    return database
        .sql("select id, name, words from saved_view where person_id = :person and id = :id")
        .bind("person", person)
        .bind("id", id)
        .map(SavedViews::viewOf)
        .one();
  }

  /**
   * Keeps a choice.
   *
   * @param name 1 to {@value #LONGEST_NAME} characters
   */
  public Mono<Outcome> keep(UUID person, String name, String words) {
    return database
        .sql(
            """
            insert into saved_view (id, person_id, name, words)
            select :id, :person, :name, :words
            where (select count(*) from saved_view where person_id = :person) < :most
            """)
        .bind("id", UUID.randomUUID())
        .bind("person", person)
        .bind("name", name)
        .bind("words", words)
        .bind("most", MOST)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 0 ? Outcome.FULL : Outcome.DONE)
        .onErrorReturn(DuplicateKeyException.class, Outcome.NAME_TAKEN);
  }

  /** Gives another name. */
  public Mono<Outcome> rename(UUID person, UUID id, String name) {
    return database
        .sql("update saved_view set name = :name where person_id = :person and id = :id")
        .bind("name", name)
        .bind("person", person)
        .bind("id", id)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 0 ? Outcome.UNKNOWN : Outcome.DONE)
        .onErrorReturn(DuplicateKeyException.class, Outcome.NAME_TAKEN);
  }

  /** Removes one of the person's own; nothing happens when it is not. */
  public Mono<Void> remove(UUID person, UUID id) {
    return database
        .sql("delete from saved_view where person_id = :person and id = :id")
        .bind("person", person)
        .bind("id", id)
        .then();
  }

  private static SavedView viewOf(Readable row) {
    return new SavedView(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("name", String.class)),
        requireNonNull(row.get("words", String.class)));
  }
}
