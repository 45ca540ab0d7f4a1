package org.diandan.request.department;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.LadderEvent.Rung;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads departments and who answers for them. */
@Repository
public class Departments {

  private static final int MOST_ROWS = 500;

  private static final String SELECT =
      """
      select d.id, d.area_code, d.name, d.level, d.duties, d.closed_at is null as is_open,
        a.name as area_name,
        array(
          select c.login
          from department_member m
          join account c on c.person_id = m.person_id
          where m.department_id = d.id
          order by c.login) as logins
      from department d
      join area a on a.code = d.area_code
      """;

  private final DatabaseClient database;

  Departments(DatabaseClient database) {
    this.database = database;
  }

  /**
   * A department as its administrator sees it.
   *
   * @param logins of its accounts, sorted
   */
  public record Listed(Department department, String areaName, List<String> logins) {
    public Listed {
      logins = List.copyOf(logins);
    }
  }

  /** A department by its id; empty when there is none. */
  public Mono<Listed> find(UUID id) {
    return database
        .sql(SELECT + "where d.id = :id")
        .bind("id", id)
        .map(Departments::listedOf)
        .one();
  }

  /** What departments are called, by id; those that do not exist are missing. */
  public Mono<Map<UUID, String>> names(Collection<UUID> ids) {
    return database
        .sql("select id, name from department where id = any(:ids)")
        .bind("ids", ids.toArray(UUID[]::new))
        .map(
            row ->
                Map.entry(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("name", String.class))))
        .all()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The department of this very area with this name; empty when there is none. */
  public Mono<UUID> findNamed(String area, String name) {
    return database
        .sql("select id from department where area_code = :area and name = :name")
        .bind("area", area)
        .bind("name", name)
        .mapValue(UUID.class)
        .one();
  }

  /**
   * Departments that work inside these areas, by area and name, at most 500.
   *
   * @param areas code prefixes; an empty prefix is everywhere
   */
  public Flux<Listed> listInside(Collection<String> areas) {
    return database
        .sql(
            SELECT
                + """
                where exists (
                  select from unnest(:areas) as prefix where starts_with(d.area_code, prefix))
                order by d.area_code, d.level desc, d.name
                limit :most
                """)
        .bind("areas", areas.toArray(String[]::new))
        .bind("most", MOST_ROWS)
        .map(Departments::listedOf)
        .all();
  }

  /** Open departments that may get requests of an area, the nearest first. */
  public Flux<Department> listFor(String area) {
    return database
        .sql(
            SELECT
                + """
                where starts_with(:area, d.area_code)
                  and d.closed_at is null
                order by d.level desc, length(d.area_code) desc, d.name
                limit :most
                """)
        .bind("area", area)
        .bind("most", MOST_ROWS)
        .map(row -> listedOf(row).department())
        .all();
  }

  /** Departments a person answers for, closed ones included, by name. */
  public Flux<Department> listOf(UUID person) {
    return database
        .sql(
            SELECT
                + """
                where exists (
                  select from department_member m
                  where m.department_id = d.id and m.person_id = :person)
                order by d.name
                """)
        .bind("person", person)
        .map(row -> listedOf(row).department())
        .all();
  }

  /** Who answers for any of these departments, by person id; locked accounts do not count. */
  public Mono<Set<UUID>> members(Collection<UUID> departments) {
    return database
        .sql(
            """
            select distinct m.person_id
            from department_member m
            join account c on c.person_id = m.person_id and c.disabled_at is null
            where m.department_id = any(:departments)
            """)
        .bind("departments", departments.toArray(UUID[]::new))
        .mapValue(UUID.class)
        .all()
        .collect(Collectors.toSet());
  }

  private static Listed listedOf(Readable row) {
    return new Listed(
        new Department(
            requireNonNull(row.get("id", UUID.class)),
            requireNonNull(row.get("area_code", String.class)),
            requireNonNull(row.get("name", String.class)),
            Rung.valueOf(requireNonNull(row.get("level", String.class))),
            requireNonNull(row.get("duties", String.class)),
            requireNonNull(row.get("is_open", Boolean.class))),
        requireNonNull(row.get("area_name", String.class)),
        List.of(requireNonNull(row.get("logins", String[].class))));
  }
}
