package org.diandan.notification.template;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.notification.message.Language;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.MessageTexts;
import org.diandan.notification.message.Wording;
import org.diandan.notification.message.WordsInForce.Of;
import org.diandan.notification.template.TypedWords.Checked;
import org.diandan.notification.template.TypedWords.Needs;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the changes of what people are told; one that cannot be told is there without wording. */
@Repository
public class Templates {

  private static final String ROWS =
      """
      select number, kind, language, title, body, reply, changed_by, changed_at, reason
      from message_template
      """;
  private static final int LATEST = 50;

  private final DatabaseClient database;
  private final MessageTexts texts;

  Templates(DatabaseClient database, MessageTexts texts) {
    this.database = database;
    this.texts = texts;
  }

  /** What words of this kind need. */
  public Needs needs(Of what) {
    return new Needs(
        what.kind(),
        what.language(),
        texts.knownPlaces(what.kind()),
        texts.shipped(what).reply().isPresent());
  }

  /** The latest changes of one kind in one language, the newest first. */
  public Mono<List<TemplateRow>> list(Of what) {
    return database
        .sql(
            ROWS
                + """
                where kind = :kind and language = :language
                order by number desc
                limit :latest
                """)
        .bind("kind", what.kind().name())
        .bind("language", what.language().code())
        .bind("latest", LATEST)
        .map(this::known)
        .all()
        .concatMap(Mono::justOrEmpty)
        .collectList();
  }

  /** The latest changes of all kinds, the newest first. */
  public Mono<List<TemplateRow>> latest() {
    return database
        .sql(ROWS + "order by number desc limit :latest")
        .bind("latest", LATEST)
        .map(this::known)
        .all()
        .concatMap(Mono::justOrEmpty)
        .collectList();
  }

  /**
   * The changes after one, the oldest first; those of kinds this release does not know are empty.
   */
  Flux<Numbered> after(long number) {
    return database
        .sql(ROWS + "where number > :number order by number")
        .bind("number", number)
        .map(row -> new Numbered(requireNonNull(row.get("number", Long.class)), known(row)))
        .all();
  }

  /** A change, as far as this release knows what it is about. */
  record Numbered(long number, Optional<TemplateRow> row) {}

  private Optional<TemplateRow> known(Readable row) {
    var name = requireNonNull(row.get("kind", String.class));
    var language = Language.coded(requireNonNull(row.get("language", String.class)));
    return Stream.of(MessageKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .flatMap(kind -> language.map(known -> row(row, new Of(kind, known))));
  }

  private TemplateRow row(Readable row, Of what) {
    var words = words(row);
    return new TemplateRow(
        requireNonNull(row.get("number", Long.class)),
        what,
        words,
        words.flatMap(typed -> wording(typed, what)),
        requireNonNull(row.get("changed_at", Instant.class)),
        requireNonNull(row.get("changed_by", UUID.class)),
        requireNonNull(row.get("reason", String.class)));
  }

  private static Optional<TypedWords> words(Readable row) {
    return Optional.ofNullable(row.get("title", String.class))
        .map(
            title ->
                new TypedWords(
                    title,
                    requireNonNullElse(row.get("body", String.class), ""),
                    requireNonNullElse(row.get("reply", String.class), "")));
  }

  private Optional<Wording> wording(TypedWords words, Of what) {
    return switch (words.check(needs(what))) {
      case Checked.Usable usable -> Optional.of(usable.wording());
      case Checked.Faulty _ -> Optional.empty();
    };
  }
}
