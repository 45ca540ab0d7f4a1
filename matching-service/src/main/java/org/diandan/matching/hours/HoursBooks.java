package org.diandan.matching.hours;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The record of hours as people read it. */
@Repository
public class HoursBooks {

  private static final int PAGE = 200;

  private final DatabaseClient database;
  private final JsonMapper json;
  private final HoursRules rules;

  HoursBooks(DatabaseClient database, JsonMapper json, HoursRules rules) {
    this.database = database;
    this.json = json;
    this.rules = rules;
  }

  /** How long a public notice lasts. */
  public Duration notice() {
    return rules.notice();
  }

  /** Until when an entry can be objected to. */
  public boolean canBeObjected(Filed filed) {
    return new Steps(rules, filed.now()).object(filed.entry()) instanceof Step.Taken;
  }

  /** Teams that serve or have served, by their names; all others are left out. */
  public Flux<NamedTeam> listTeams(Collection<UUID> teams) {
    return database
        .sql(
            """
            select cast(jsonb_build_object('id', t.id, 'name', t.name) as text)
            from matching.team t
            where t.id = any(:teams)
              and t.state in ('ACTIVE', 'SUSPENDED', 'DISSOLVED')
            order by t.name, t.id
            """)
        .bind("teams", teams.toArray(UUID[]::new))
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, NamedTeam.class));
  }

  /** One entry; empty when there is none. */
  public Mono<Filed> find(UUID entryId) {
    return filed("where h.id = :key", entryId).next();
  }

  /** The newest entries of a person in whatever state, the newest first, at most 200. */
  public Flux<Filed> listOf(UUID personId) {
    return filed(
        "where h.person_id = :key order by h.served_from desc, h.id limit " + PAGE, personId);
  }

  /** Entries of a team that only their persons stand by so far, the oldest first, at most 200. */
  public Flux<Filed> listUnconfirmed(UUID teamId) {
    return filed(
        """
        where h.team_id = :key
          and h.rung = 'E0'
          and h.state in ('RECORDED', 'IN_REVIEW')
        order by h.served_from, h.id
        limit\s"""
            + PAGE,
        teamId);
  }

  /** The newest entries of a team in whatever state, the newest first, at most 200. */
  public Flux<Filed> listOfTeam(UUID teamId) {
    return filed("where h.team_id = :key order by h.served_from desc, h.id limit " + PAGE, teamId);
  }

  /** Entries on the public notice of a team, the newest first, at most 200. */
  public Flux<Filed> listOnNotice(UUID teamId) {
    return filed(
        """
        where h.team_id = :key
          and h.state in ('RECORDED', 'DISPUTED')
          and h.notice_from <= now()
        order by h.served_from desc, h.id
        limit\s"""
            + PAGE,
        teamId);
  }

  /**
   * Entries of teams in these areas that an official has to look at: objections, reviews, what only
   * the one leader of a team says of their own visit, and what was refused in the last 30 days;
   * objections and the oldest first, at most 200.
   *
   * @param areas codes; the empty one is everywhere
   */
  public Flux<Filed> listToDecide(Collection<String> areas) {
    return filed(
        """
        where exists (
            select 1
            from unnest(cast(:key as text[])) as mine(area)
            where starts_with(t.area, mine.area))
          and (h.state in ('DISPUTED', 'IN_REVIEW')
            or h.state = 'REFUSED' and h.recorded_at > now() - interval '30 days'
            or h.state = 'RECORDED' and h.rung = 'E0' and not exists (
              select 1
              from matching.membership m
              where m.team_id = h.team_id
                and m.leader
                and m.person_id <> h.person_id))
        order by h.state, h.recorded_at, h.id
        limit\s"""
            + PAGE,
        areas.toArray(String[]::new));
  }

  /** What became of an entry, step by step, from its first. */
  public Flux<TakenStep> history(UUID entryId) {
    return database
        .sql(
            """
            select cast(jsonb_build_object(
              'state', s.state, 'rung', s.rung, 'takenBy', s.taken_by, 'words', s.words,
              'takenAt', s.taken_at) as text)
            from matching.hours_step s
            where s.entry_id = :entry
            order by s.revision
            """)
        .bind("entry", entryId)
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, TakenStep.class));
  }

  /**
   * Sums over all entries of a person that stand.
   *
   * @return one row for each year, item, team and rung; none when nothing stands
   */
  public Mono<List<Sum>> sums(UUID personId) {
    return database
        .sql(
            """
            select cast(jsonb_build_object(
              'by', case when grouping(t.name) = 0 then 'TEAM'
                when grouping(h.item) = 0 then 'ITEM'
                when grouping(h.rung) = 0 then 'RUNG' else 'YEAR' end,
              'key', coalesce(t.name, h.item, h.rung,
                cast(extract(year from h.served_from at time zone :zone) as text)),
              'minutes', sum(h.minutes),
              'confirmed', coalesce(sum(h.minutes) filter (where h.state = 'CONFIRMED'), 0))
              as text)
            from matching.hours_entry h
            join matching.team t on t.id = h.team_id
            where h.person_id = :person
              and h.state in ('RECORDED', 'IN_REVIEW', 'CONFIRMED', 'DISPUTED')
            group by grouping sets (
              (t.id, t.name), (h.item), (h.rung),
              (extract(year from h.served_from at time zone :zone)))
            """)
        .bind("person", personId)
        .bind("zone", rules.zone().getId())
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, Sum.class))
        .collectList();
  }

  /** Pairs of people in these areas who stood by each other's entries again and again. */
  public Flux<Mutual> listMutual(Collection<String> areas) {
    return database
        .sql(
            """
            with vouched as (
              select h.person_id, h.vouched_by, count(*) as times
              from matching.hours_entry h
              join matching.team t on t.id = h.team_id
              where h.vouched_by is not null
                and h.vouched_by <> h.person_id
                and h.state <> 'VOIDED'
                and h.recorded_at > now() - interval '90 days'
                and exists (
                  select 1
                  from unnest(cast(:areas as text[])) as mine(area)
                  where starts_with(t.area, mine.area))
              group by h.person_id, h.vouched_by)
            select cast(jsonb_build_object(
              'one', a.person_id, 'other', b.person_id, 'ofOne', a.times, 'ofOther', b.times)
              as text)
            from vouched a
            join vouched b on b.person_id = a.vouched_by and b.vouched_by = a.person_id
            where a.person_id < b.person_id
              and least(a.times, b.times) >= 3
            order by a.times + b.times desc, a.person_id
            limit 50
            """)
        .bind("areas", areas.toArray(String[]::new))
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, Mutual.class));
  }

  /** What was said against an entry and waits for a verdict; for those who decide. */
  public Flux<String> listObjections(UUID entryId) {
    return database
        .sql(
            """
            select words
            from matching.hours_dispute
            where entry_id = :entry
              and verdict is null
            """)
        .bind("entry", entryId)
        .mapValue(String.class)
        .all();
  }

  Mono<Boolean> hasObjected(UUID entryId, UUID personId) {
    return database
        .sql(
            """
            select exists (
              select 1
              from matching.hours_dispute
              where entry_id = :entry
                and raised_by = :person)
            """)
        .bind("entry", entryId)
        .bind("person", personId)
        .mapValue(Boolean.class)
        .one();
  }

  private Flux<Filed> filed(String where, Object key) {
    return database
        .sql(Entries.FILED + where)
        .bind("key", key)
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, Filed.class));
  }
}
