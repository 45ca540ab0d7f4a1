package org.diandan.request.desk;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.diandan.request.identity.OperatorAreas;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Finds counties, towns and villages by parts of their names or by their spelling. */
@Component
public final class CompletePlace {

  private static final int MOST_PARTS = 4;
  private static final int MOST_FOUND = 9;
  private static final int LONGEST_TYPED = 100;

  private static final String SEARCH =
      """
      with wanted as (select unnest(:parts) as part), named as (
        select a.code, a.name, s.spelled
        from area a
        join area_spelling s on s.area_code = a.code
        where a.level in ('county', 'town', 'village')
      ), found as (
        select n.code, n.name, n.spelled
        from named n
        where exists (
            select 1 from wanted w
            where strpos(n.name, w.part) > 0 or strpos(n.spelled, ' ' || w.part) > 0)
          and not exists (
            select 1 from wanted w
            where not exists (
              select 1
              from area p
              join area_spelling ps on ps.area_code = p.code
              where p.code in (n.code, left(n.code, 9), left(n.code, 6))
                and (strpos(p.name, w.part) > 0
                  or strpos(ps.spelled, ' ' || w.part) > 0)))
      )
      select f.code,
        (select string_agg(p.name, ' › ' order by length(p.code))
         from area p
         where p.code in (left(f.code, 6), left(f.code, 9), f.code)) as path
      from found f
      order by
        exists (select 1 from unnest(:own) as prefix
          where starts_with(f.code, prefix)) desc,
        exists (select 1 from wanted w
          where strpos(f.spelled || ' ', ' ' || w.part || ' ') > 0
            or f.name = w.part) desc,
        exists (select 1 from wanted w where starts_with(f.name, w.part)) desc,
        length(f.code) desc, f.code
      limit :most
      """;

  private final DatabaseClient database;

  CompletePlace(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Places somebody may mean, at most nine so that one digit chooses: those of the operator's own
   * areas first, then by how well they fit, narrow ones before wide ones.
   *
   * @param typed parts separated by spaces, each of the place itself or of what it lies in: {@code
   *     东门}, {@code dmsq}, {@code 吉州 dmsq}
   */
  public Flux<Offered> forWords(String typed, OperatorAreas own) {
    var parts = parts(typed);
    return parts.length == 0
        ? Flux.empty()
        : database
            .sql(SEARCH)
            .bind("parts", parts)
            .bind("own", own.array())
            .bind("most", MOST_FOUND)
            .map(
                row ->
                    new Offered(
                        requireNonNull(row.get("code", String.class)),
                        requireNonNull(row.get("path", String.class))))
            .all();
  }

  private static String[] parts(String typed) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Arrays.stream(
            text.substring(0, Math.min(text.length(), LONGEST_TYPED)).split("[\\s›/,，]+", -1))
        .filter(part -> !part.isEmpty())
        .limit(MOST_PARTS)
        .toArray(String[]::new);
  }
}
