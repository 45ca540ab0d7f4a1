package org.diandan.request.certificate;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.ServiceItemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hours a certificate may name: confirmed, and with more than somebody's own word. */
@Repository
class ConfirmedHours {

  private final DatabaseClient database;
  private final ZoneId zone;

  ConfirmedHours(DatabaseClient database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /**
   * Whose hours are looked for.
   *
   * @param issuerArea only of teams whose nearest issuer this is
   * @param teamId only with this team; null for all
   */
  record Wanted(UUID personId, Period period, String issuerArea, @Nullable UUID teamId) {}

  /**
   * The hours, by day. Orders of a hotline's trial never count; entries of earlier releases, which
   * do not tell when they were served, belong to the day they were recorded.
   */
  Flux<Line> list(Wanted wanted) {
    return database
        .sql(
            """
            select f.entry_id, coalesce(f.served_from, f.recorded_at) as served_at, f.item_code,
              t.name, f.minutes, f.rung
            from hours_fact f
            join certificate_team t on t.team_id = f.team_id
            where f.person_id = :person
              and f.state = 'CONFIRMED'
              and f.rung <> 'E0'
              and f.minutes > 0
              and coalesce(f.served_from, f.recorded_at) >= :begin
              and coalesce(f.served_from, f.recorded_at) < :end
              and (:anyTeam or f.team_id = :team)
              and :issuer = (
                select i.area_code
                from certificate_issuer i
                where starts_with(t.area_code, i.area_code)
                order by length(i.area_code) desc
                limit 1)
              and not exists (
                select 1
                from hotline_order o
                join api_key k on k.id = o.hotline_key
                where o.request_id = f.request_id
                  and k.sandbox)
            order by 2, f.entry_id
            """)
        .bind("person", wanted.personId())
        .bind("begin", wanted.period().begin(zone))
        .bind("end", wanted.period().end(zone))
        .bind("issuer", wanted.issuerArea())
        .bind("anyTeam", wanted.teamId() == null)
        .bind("team", wanted.teamId() == null ? wanted.personId() : wanted.teamId())
        .map(this::line)
        .all();
  }

  /** People who have such hours with a team, whoever issues for it, by id; at most as many. */
  Flux<UUID> listPersons(UUID teamId, Period period, int most) {
    return database
        .sql(
            """
            select distinct f.person_id
            from hours_fact f
            where f.team_id = :team
              and f.state = 'CONFIRMED'
              and f.rung <> 'E0'
              and coalesce(f.served_from, f.recorded_at) >= :begin
              and coalesce(f.served_from, f.recorded_at) < :end
            order by f.person_id
            limit :most
            """)
        .bind("team", teamId)
        .bind("begin", period.begin(zone))
        .bind("end", period.end(zone))
        .bind("most", most)
        .mapValue(UUID.class)
        .all();
  }

  /** What a team is called, if the person leads it; else empty. */
  Mono<String> findLedTeam(UUID teamId, UUID personId) {
    return database
        .sql(
            """
            select t.name
            from certificate_team t
            join team_person p on p.team_id = t.team_id
            where t.team_id = :team
              and p.person_id = :person
              and p.leader
            """)
        .bind("team", teamId)
        .bind("person", personId)
        .mapValue(String.class)
        .one();
  }

  private Line line(Readable row) {
    var item = row.get("item_code", String.class);
    var served = requireNonNull(row.get("served_at", OffsetDateTime.class));
    return new Line(
        requireNonNull(row.get("entry_id", UUID.class)),
        LocalDate.ofInstant(served.toInstant(), zone),
        item == null ? null : new ServiceItemCode(item),
        requireNonNull(row.get("name", String.class)),
        requireNonNull(row.get("minutes", Integer.class)),
        EvidenceRung.valueOf(requireNonNull(row.get("rung", String.class))));
  }
}
