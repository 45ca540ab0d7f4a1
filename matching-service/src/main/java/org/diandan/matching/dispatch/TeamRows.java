package org.diandan.matching.dispatch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.AcceptanceEstimate;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.CandidateTeam.Days;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.Reach;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads teams as the choice sees them, and which of them changed since an earlier reading. */
@Repository
public class TeamRows {

  private static final Pattern SPACE = Pattern.compile(" ");

  private static final String TEAMS =
      """
      with seen as (
        select cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as upto)
      select seen.upto, t.id, t.active and t.dispatch_area = :area as here, t.name, t.area,
        t.longitude, t.latitude, t.radius_km, t.served_areas, t.open_assignments, t.places_held,
        t.capacity, t.capacity_per_day, t.insured, t.insured_until, t.child_contact_checked_on,
        t.availability, cast(t.hours as text) as hours,
        array(
          select s.skill
          from matching.team_skill s
          where s.team_id = t.id) as own_skills,
        array(
          select i.item
          from matching.team_item i
          where i.team_id = t.id) as items,
        (
          select cast(array[
            count(*) filter (where o.state = 'SENT'),
            count(*) filter (where o.sent_at > now() - interval '7 days'),
            count(*) filter (where o.state = 'ACCEPTED'),
            count(*) filter (where o.state = 'EXPIRED'
              or o.decline_reason in ('BUSY', 'TOO_FAR', 'HEALTH', 'OTHER'))] as integer[])
          from matching.offer o
          where o.team_id = t.id
            and o.sent_at > now() - interval '90 days') as answers,
        case when t.capacity_per_day is not null then array(
          select matching.served_on(c.wished_from, a.accepted_at)
          from matching.assignment a
          join matching.dispatch_case c on c.request_id = a.request_id
          where a.team_id = t.id
            and (a.state <> 'RELEASED' or a.result is not null)
            and greatest(c.wished_from, a.accepted_at) > now() - interval '1 day') end as days,
        (
          select array_agg(array_to_string(m.skills, ' '))
          from matching.membership m
          where m.team_id = t.id) as people
      from seen
      """;

  private static final String ALL =
      TEAMS
          + """
          left join matching.team t on t.dispatch_area = :area and t.active
          """;

  private static final String TOUCHED =
      TEAMS
          + """
          left join matching.team t on t.id in (
            select team_id
            from matching.team_touched
            where dispatch_area = :area
              and touched_in >= cast(cast(:since as text) as xid8))
          """;

  private static final String ONE =
      TEAMS
          + """
          left join matching.team t on t.id = :id
          """;

  private final DatabaseClient database;
  private final JsonMapper json;

  TeamRows(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Teams read in one statement.
   *
   * @param upto names the moment of the reading for {@link #changedSince}
   * @param active those that take offers
   * @param gone those that do not, or not here any more
   */
  public record Reading(String upto, List<CandidateTeam> active, List<UUID> gone) {

    public Reading {
      active = List.copyOf(active);
      gone = List.copyOf(gone);
    }
  }

  /** Every active team of a dispatch area. */
  public Mono<Reading> all(AreaCode dispatchArea) {
    return read(database.sql(ALL).bind("area", dispatchArea.value()));
  }

  /** The teams of a dispatch area that changed since a reading, as they are now. */
  Mono<Reading> changedSince(AreaCode dispatchArea, String upto) {
    return read(database.sql(TOUCHED).bind("area", dispatchArea.value()).bind("since", upto));
  }

  /** One team, if it takes offers in a dispatch area. */
  Mono<Reading> one(AreaCode dispatchArea, UUID teamId) {
    return read(database.sql(ONE).bind("area", dispatchArea.value()).bind("id", teamId));
  }

  /** One team, if it takes offers, in whatever dispatch area it is at home. */
  Mono<Reading> wherever(UUID teamId) {
    return database
        .sql("select dispatch_area from matching.team where id = :id")
        .bind("id", teamId)
        .mapValue(String.class)
        .one()
        .flatMap(area -> one(new AreaCode(area), teamId));
  }

  /** Drops marks that no memory needs any more. */
  Mono<Void> sweepMarks() {
    return database
        .sql("delete from matching.team_touched where touched_at < now() - interval '1 hour'")
        .then();
  }

  private Mono<Reading> read(DatabaseClient.GenericExecuteSpec query) {
    return query.map(this::row).all().collectList().map(TeamRows::reading);
  }

  private Row row(Readable row) {
    return new Row(
        requireNonNull(row.get("upto", String.class)),
        row.get("id", UUID.class),
        Boolean.TRUE.equals(row.get("here", Boolean.class)) ? team(new Columns(row)) : null);
  }

  private CandidateTeam team(Columns of) {
    var people = of.texts("people");
    var skills = new HashSet<SkillCode>();
    of.texts("own_skills").forEach(skill -> skills.add(new SkillCode(skill)));
    people.stream()
        .filter(Predicate.not(String::isEmpty))
        .flatMap(SPACE::splitAsStream)
        .forEach(skill -> skills.add(new SkillCode(skill)));
    var answers = Answers.of(of.value("answers", Integer[].class));
    return new CandidateTeam(
        of.value("id", UUID.class),
        of.value("name", String.class),
        new AreaCode(of.value("area", String.class)),
        base(of),
        reach(of),
        skills,
        of.texts("items").stream().map(ServiceItemCode::new).collect(toSet()),
        new Load(
            of.value("open_assignments", Integer.class),
            answers.open() + of.value("places_held", Integer.class),
            of.value("capacity", Integer.class),
            days(of)),
        people.size(),
        new Safeguards(
            of.value("insured", Boolean.class),
            of.find("insured_until", LocalDate.class),
            of.find("child_contact_checked_on", LocalDate.class)),
        json.readValue(of.value("hours", String.class), WorkingHours.class),
        new Standing(
            Availability.valueOf(of.value("availability", String.class)),
            new AcceptanceEstimate(answers.yes(), answers.no()),
            answers.recent()));
  }

  private static Days days(Columns of) {
    var perDay = of.find("capacity_per_day", Integer.class);
    var taken = of.find("days", LocalDate[].class);
    return perDay == null || taken == null ? Days.UNLIMITED : Days.of(perDay, List.of(taken));
  }

  private static @Nullable Place base(Columns of) {
    var longitude = of.find("longitude", Double.class);
    var latitude = of.find("latitude", Double.class);
    return longitude == null || latitude == null ? null : new Place(longitude, latitude);
  }

  private static Reach reach(Columns of) {
    var radiusKm = of.find("radius_km", Double.class);
    return radiusKm == null
        ? new WithinAreas(of.texts("served_areas").stream().map(AreaCode::new).collect(toSet()))
        : new WithinKilometres(radiusKm);
  }

  private static Reading reading(List<Row> rows) {
    return new Reading(
        rows.getFirst().upto(),
        rows.stream().map(Row::team).filter(Objects::nonNull).toList(),
        rows.stream()
            .filter(row -> row.team() == null)
            .map(Row::id)
            .filter(Objects::nonNull)
            .toList());
  }

  /**
   * One row of a reading.
   *
   * @param id null when there is no team at all
   * @param team null when it does not take offers here
   */
  private record Row(String upto, @Nullable UUID id, @Nullable CandidateTeam team) {}

  /**
   * What a team was asked in the last 90 days.
   *
   * @param recent asked in the last seven days
   * @param no silence too, and only what says that it had no time
   */
  private record Answers(int open, int recent, int yes, int no) {

    static Answers of(Integer[] counts) {
      return new Answers(counts[0], counts[1], counts[2], counts[3]);
    }
  }

  /** The values of one row. */
  private record Columns(Readable row) {

    <T> @Nullable T find(String column, Class<T> type) {
      return row.get(column, type);
    }

    <T> T value(String column, Class<T> type) {
      return requireNonNull(row.get(column, type), column);
    }

    /** The texts of an array; none when it is null. */
    List<String> texts(String column) {
      var texts = row.get(column, String[].class);
      return texts == null ? List.of() : List.of(texts);
    }
  }
}
