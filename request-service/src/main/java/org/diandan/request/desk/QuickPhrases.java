package org.diandan.request.desk;

import static java.util.Objects.requireNonNull;

import org.diandan.request.identity.OperatorAreas;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sentences operators type again and again: {@code /dh} becomes 上门前请先打电话。 */
@Component
public final class QuickPhrases {

  private final DatabaseClient database;

  QuickPhrases(DatabaseClient database) {
    this.database = database;
  }

  /**
   * One of them.
   *
   * @param area where it is offered, with everything inside; empty for everywhere
   * @param code what is typed after the stroke, 1 to 8 small letters or digits
   * @param words 1 to 200 characters
   */
  public record Phrase(String area, String code, String words) {

    /** Whether it can be kept. */
    public boolean isUsable() {
      return code.matches("[a-z0-9]{1,8}") && !words.isBlank() && words.length() <= 200;
    }
  }

  /** What an operator may use, by code: of two with one code, the one of the narrower area. */
  public Flux<Phrase> listFor(OperatorAreas areas) {
    return database
        .sql(
            """
            select distinct on (code) area_code, code, words
            from quick_phrase q
            where q.area_code = ''
              or exists (
                select 1 from unnest(:areas) as prefix
                where starts_with(prefix, q.area_code) or starts_with(q.area_code, prefix))
            order by code, length(area_code) desc
            """)
        .bind("areas", areas.array())
        .map(
            row ->
                new Phrase(
                    requireNonNull(row.get("area_code", String.class)),
                    requireNonNull(row.get("code", String.class)),
                    requireNonNull(row.get("words", String.class))))
        .all();
  }

  /** Keeps a phrase; one of the same area and code is replaced. */
  public Mono<Void> keep(Phrase phrase) {
    return database
        .sql(
            """
            insert into quick_phrase (area_code, code, words)
            values (:area, :code, :words)
            on conflict on constraint quick_phrase_pk do update set words = excluded.words
            """)
        .bind("area", phrase.area())
        .bind("code", phrase.code())
        .bind("words", phrase.words())
        .then();
  }

  /** Removes a phrase. */
  public Mono<Void> remove(String area, String code) {
    return database
        .sql("delete from quick_phrase where area_code = :area and code = :code")
        .bind("area", area)
        .bind("code", code)
        .then();
  }
}
