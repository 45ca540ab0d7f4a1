package org.diandan.request.area;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RoughPosition;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Changes areas, each change in one statement with its entry of the audit log; the caller has
 * checked who asks. Codes never change, because they are the beginning of other codes, of rights
 * and of everything that was counted.
 *
 * @see <a href="../../../../../../../../docs/decisions/0042-areas-keep-their-codes.md">decision
 *     0042</a>
 */
@Component
public final class EditAreas {

  private static final int MOST_FOUND = 50;

  private static final String SHOWN =
      """
      select a.code, a.name, a.longitude, a.latitude, a.retired_at is not null as retired,
        (select string_agg(p.name, ' › ' order by length(p.code))
         from area p
         where p.code in (left(a.code, 2), left(a.code, 4), left(a.code, 6), left(a.code, 9), a.code))
          as path,
        exists (
          select
          from area p
          where p.retired_at is not null and starts_with(a.code, p.code)) as out_of_use,
        (select count(*) from area c where c.parent_code = a.code) as inside,
        (select count(*) from request r
         where r.area_code like a.code || '%' and r.closed_at is null) as open
      from area a
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final CountyOutlines outlines;

  EditAreas(DatabaseClient database, Ledger ledger, CountyOutlines outlines) {
    this.database = database;
    this.ledger = ledger;
    this.outlines = outlines;
  }

  /**
   * An area with what only administrators see.
   *
   * @param area its path begins with the province
   * @param retired whether it was taken out of use itself, and not only one around it
   * @param inside how many areas lie directly inside
   * @param open requests there that are not closed
   */
  public record Edited(Area area, boolean retired, long inside, long open) {}

  /**
   * Who changes something, and why.
   *
   * @param reason in a few words; may be empty
   * @param source address the call came from
   */
  public record Author(UUID person, String reason, String source) {}

  /** What came of it. */
  public enum Outcome {
    SAVED,
    /** It is that way already, or not there. */
    UNCHANGED
  }

  /** The area; empty when it is unknown. */
  public Mono<Optional<Edited>> find(String code) {
    return database
        .sql(SHOWN + "where a.code = :code")
        .bind("code", code)
        .map(EditAreas::edited)
        .one()
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  /** What lies directly inside an area, by code; also what is out of use. */
  public Flux<Edited> listInside(AreaCode parent) {
    return database
        .sql(SHOWN + "where a.parent_code = :parent order by a.code")
        .bind("parent", parent.value())
        .map(EditAreas::edited)
        .all();
  }

  /** The areas with these codes; those without another around them for the empty code. */
  public Flux<Edited> listTops(List<String> codes) {
    return database
        .sql(
            SHOWN
                + """
                where a.code = any(:codes) or ('' = any(:codes) and a.parent_code is null)
                order by a.code
                """)
        .bind("codes", codes.toArray(String[]::new))
        .map(EditAreas::edited)
        .all();
  }

  /** Areas inside these codes whose name holds the words, nearest the top first, at most 50. */
  public Flux<Edited> search(String words, List<String> codes) {
    return database
        .sql(
            SHOWN
                + """
                where strpos(a.name, :words) > 0 and lies_in_any(a.code, :codes)
                order by length(a.code), a.code
                limit :most
                """)
        .bind("words", words)
        .bind("codes", codes.toArray(String[]::new))
        .bind("most", MOST_FOUND)
        .map(EditAreas::edited)
        .all();
  }

  /** Whether a point may be the centre of an area. */
  public boolean mayBeCentre(AreaCode area, double longitude, double latitude) {
    return area.level().compareTo(AreaCode.Level.COUNTY) < 0
        || outlines.mayContain(area.at(AreaCode.Level.COUNTY), longitude, latitude);
  }

  /** Adds an area inside another one, with a centre sampled inside the county's outline. */
  public Mono<Outcome> add(AreaCode parent, AreaCode code, String name, Author author) {
    var centre = outlines.sample(code);
    var change =
        Change.of(
                """
                added as (
                  insert into area (code, name, level, parent_code, longitude, latitude)
                  select :code, :name, :level, p.code, :longitude, :latitude
                  from area p
                  where p.code = :parent
                  on conflict on constraint area_pk do nothing
                  returning code, name),
                changed as (
                  select append_audit(
                    :actor, 'area-added', code, :reason, :source, code, '', 'name=' || name)
                  from added)
                """)
            .bind("parent", parent.value())
            .bind("name", name)
            .bind("level", code.level().name().toLowerCase(Locale.ROOT))
            .bindNullable(
                "longitude", centre.map(RoughPosition::longitude).orElse(null), Double.class)
            .bindNullable(
                "latitude", centre.map(RoughPosition::latitude).orElse(null), Double.class);
    return write(change, code, author);
  }

  /** Gives an area another name; requests show it at once. */
  public Mono<Outcome> rename(AreaCode code, String name, Author author) {
    var change =
        Change.of(
                """
                renamed as (
                  update area a
                  set name = :name
                  from area b
                  where a.code = :code and b.code = a.code and b.name <> :name
                  returning a.code, b.name as before),
                changed as (
                  select append_audit(:actor, 'area-renamed', code, :reason, :source, code,
                    'name=' || before, 'name=' || cast(:name as text))
                  from renamed)
                """)
            .bind("name", name);
    return write(change, code, author);
  }

  /** Puts the centre of an area to another place. */
  public Mono<Outcome> move(AreaCode code, RoughPosition centre, Author author) {
    var change =
        Change.of(
                """
                moved as (
                  update area a
                  set longitude = :longitude, latitude = :latitude
                  from area b
                  where a.code = :code and b.code = a.code
                    and (b.longitude, b.latitude) is distinct from (
                      cast(:longitude as double precision), cast(:latitude as double precision))
                  returning a.code, concat(b.longitude, ',', b.latitude) as before,
                    concat(a.longitude, ',', a.latitude) as after),
                changed as (
                  select append_audit(:actor, 'area-moved', code, :reason, :source, code,
                    'centre=' || before, 'centre=' || after)
                  from moved)
                """)
            .bind("longitude", centre.longitude())
            .bind("latitude", centre.latitude());
    return write(change, code, author);
  }

  /** Takes an area and all inside it out of use, or puts it back. */
  public Mono<Outcome> retire(AreaCode code, boolean retired, Author author) {
    var change =
        Change.of(
                """
                turned as (
                  update area
                  set retired_at = case when :retired then clock_timestamp() end
                  where code = :code and (retired_at is not null) <> :retired
                  returning code),
                changed as (
                  select append_audit(:actor, case when :retired then 'area-retired'
                      else 'area-returned' end, code, :reason, :source, code,
                    case when :retired then 'in use' else 'retired' end,
                    case when :retired then 'retired' else 'in use' end)
                  from turned)
                """)
            .bind("retired", retired);
    return write(change, code, author);
  }

  private Mono<Outcome> write(Change change, AreaCode code, Author author) {
    return ledger
        .write(
            change
                .bind("code", code.value())
                .bind("actor", author.person())
                .bind("reason", author.reason())
                .bind("source", author.source()))
        .map(
            written ->
                switch (written) {
                  case Written.Applied _ -> Outcome.SAVED;
                  case Written.Refused _,
                      Written.InFlight _,
                      Written.Repeated _,
                      Written.KeyReused _ ->
                      Outcome.UNCHANGED;
                });
  }

  private static Edited edited(Readable row) {
    return new Edited(
        Areas.areaOf(row),
        Boolean.TRUE.equals(row.get("retired", Boolean.class)),
        requireNonNull(row.get("inside", Long.class)),
        requireNonNull(row.get("open", Long.class)));
  }
}
