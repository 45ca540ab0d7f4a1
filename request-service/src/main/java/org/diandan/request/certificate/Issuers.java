package org.diandan.request.certificate;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who issues certificates where. */
@Repository
public class Issuers {

  private static final String SAVE =
      """
      known as (
        select concat('name=', name, '; inCharge=', in_charge, '; handler=', handler,
          '; contact=', contact) as said
        from certificate_issuer
        where area_code = :area
      ), saved as (
        insert into certificate_issuer as i (
          area_code, name, in_charge, handler, contact, changed_by)
        values (:area, :name, :inCharge, :handler, :contact, :by)
        on conflict on constraint certificate_issuer_pk do update
          set name = excluded.name, in_charge = excluded.in_charge, handler = excluded.handler,
            contact = excluded.contact, changed_by = excluded.changed_by,
            changed_at = clock_timestamp()
        returning area_code, concat('name=', name, '; inCharge=', in_charge, '; handler=', handler,
          '; contact=', contact) as said
      ), changed as (
        select append_audit(:by, 'certificate-issuer', area_code, '', '', area_code,
          coalesce((select said from known), ''), said)
        from saved
      )
      """;

  private final DatabaseClient database;
  private final Ledger ledger;

  Issuers(DatabaseClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** Issuers of these areas and of all inside them, by area; the empty code is everywhere. */
  public Flux<Issuer> listInside(Collection<String> areas) {
    return database
        .sql(
            """
            select i.area_code, i.name, i.in_charge, i.handler, i.contact
            from certificate_issuer i
            where exists (
              select 1
              from unnest(:areas) as mine(area)
              where starts_with(i.area_code, mine.area))
            order by i.area_code
            limit 500
            """)
        .bind("areas", areas.toArray(String[]::new))
        .map(Issuers::issuer)
        .all();
  }

  /** Issuers of the teams a person has confirmed hours with, by area. */
  public Flux<Issuer> listFor(UUID personId) {
    return database
        .sql(
            """
            select distinct i.area_code, i.name, i.in_charge, i.handler, i.contact
            from hours_fact f
            join certificate_team t on t.team_id = f.team_id
            cross join lateral (
              select *
              from certificate_issuer c
              where starts_with(t.area_code, c.area_code)
              order by length(c.area_code) desc
              limit 1) i
            where f.person_id = :person
              and f.state = 'CONFIRMED'
              and f.rung <> 'E0'
            order by i.area_code
            """)
        .bind("person", personId)
        .map(Issuers::issuer)
        .all();
  }

  /** The issuer that is nearest to a team; empty when its area has none. */
  public Mono<Issuer> findFor(UUID teamId) {
    return database
        .sql(
            """
            select i.area_code, i.name, i.in_charge, i.handler, i.contact
            from certificate_team t
            join certificate_issuer i on starts_with(t.area_code, i.area_code)
            where t.team_id = :team
            order by length(i.area_code) desc
            limit 1
            """)
        .bind("team", teamId)
        .map(Issuers::issuer)
        .one();
  }

  /** Writes down who issues for an area; certificates that were issued stay as they are. */
  public Mono<Void> save(Issuer issuer, UUID administrator) {
    return ledger
        .write(
            Change.of(SAVE)
                .bind("area", issuer.areaCode())
                .bind("name", issuer.name())
                .bind("inCharge", issuer.inCharge())
                .bind("handler", issuer.handler())
                .bind("contact", issuer.contact())
                .bind("by", administrator))
        .then();
  }

  private static Issuer issuer(Readable row) {
    return new Issuer(
        text(row, "area_code"),
        text(row, "name"),
        text(row, "in_charge"),
        text(row, "handler"),
        text(row, "contact"));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class));
  }
}
