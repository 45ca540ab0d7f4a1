package org.diandan.matching.volunteer;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamKind;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is told of a team whenever somebody comes or goes. */
@Repository
class TeamFacts {

  private static final String SELECT =
      """
      select t.id, t.name, t.kind, t.area, t.active, clock_timestamp() as now,
        array(select m.person_id from matching.membership m where m.team_id = t.id and m.leader)
          as leaders,
        array(
          select w.person_id
          from matching.team_wish w
          where w.team_id = t.id and w.state = 'ASKED') as applicants,
        array(select m.person_id from matching.membership m where m.team_id = t.id) as members
      from matching.team t
      """;

  private final DatabaseClient database;

  TeamFacts(DatabaseClient database) {
    this.database = database;
  }

  /**
   * A team's facts at this moment.
   *
   * @param now by the clock of the database
   */
  record Fact(
      UUID id,
      String name,
      TeamKind kind,
      AreaCode area,
      boolean active,
      Set<UUID> leaders,
      Set<UUID> members,
      Set<UUID> applicants,
      OffsetDateTime now) {

    /** The event when somebody comes as a plain member. */
    TeamChanged with(UUID person) {
      var all = new HashSet<>(members);
      all.add(person);
      return changed(leaders, all, others(person));
    }

    /** The event when somebody asks to come. */
    TeamChanged askedBy(UUID person) {
      var asking = new HashSet<>(applicants);
      asking.add(person);
      return changed(leaders, members, asking);
    }

    /** The event when somebody who asked does not come. */
    TeamChanged refusing(UUID person) {
      return changed(leaders, members, others(person));
    }

    /** The event when somebody goes. */
    TeamChanged without(UUID person) {
      var all = new HashSet<>(members);
      all.remove(person);
      var leading = new HashSet<>(leaders);
      leading.remove(person);
      return changed(leading, all, applicants);
    }

    /** The event when somebody takes the place of somebody else, who is the same person. */
    TeamChanged replacing(UUID gone, UUID person) {
      var all = new HashSet<>(members);
      all.remove(gone);
      all.add(person);
      var leading = new HashSet<>(leaders);
      if (leading.remove(gone)) {
        leading.add(person);
      }
      return changed(leading, all, applicants);
    }

    private Set<UUID> others(UUID person) {
      var asking = new HashSet<>(applicants);
      asking.remove(person);
      return asking;
    }

    private TeamChanged changed(Set<UUID> leading, Set<UUID> all, Set<UUID> asking) {
      return new TeamChanged(
          UUID.randomUUID(),
          now.toInstant(),
          id,
          name,
          kind,
          area,
          leading,
          all,
          active,
          asking,
          null);
    }
  }

  Mono<Fact> of(UUID team) {
    return database
        .sql(SELECT + "where t.id = :team")
        .bind("team", team)
        .map(TeamFacts::fact)
        .one();
  }

  /** Every team a person serves with, by id. */
  Flux<Fact> listOf(UUID person) {
    return database
        .sql(
            SELECT
                + """
                where t.id in (
                  select team_id from matching.membership where person_id = :person)
                order by t.id
                """)
        .bind("person", person)
        .map(TeamFacts::fact)
        .all();
  }

  /** Active teams whose home lies in an area, by name, at most 50. */
  Flux<Fact> listActiveIn(String prefix) {
    return database
        .sql(
            SELECT
                + """
                where t.active and starts_with(t.area, :prefix)
                order by t.name, t.id
                limit 50
                """)
        .bind("prefix", prefix)
        .map(TeamFacts::fact)
        .all();
  }

  private static Fact fact(Readable row) {
    return new Fact(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("name", String.class)),
        TeamKind.valueOf(requireNonNull(row.get("kind", String.class))),
        new AreaCode(requireNonNull(row.get("area", String.class))),
        requireNonNull(row.get("active", Boolean.class)),
        ids(row, "leaders"),
        ids(row, "members"),
        ids(row, "applicants"),
        requireNonNull(row.get("now", OffsetDateTime.class)));
  }

  private static Set<UUID> ids(Readable row, String column) {
    var found = row.get(column, UUID[].class);
    return found == null ? Set.of() : Set.copyOf(Arrays.asList(found));
  }
}
