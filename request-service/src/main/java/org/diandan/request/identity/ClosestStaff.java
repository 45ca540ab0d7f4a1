package org.diandan.request.identity;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Role;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The staff whose area is the closest around a place. */
@Component
public final class ClosestStaff {

  private final DatabaseClient database;

  ClosestStaff(DatabaseClient database) {
    this.database = database;
  }

  /** Person ids of those who hold a role nearest to an area; empty when nobody holds it there. */
  public Mono<Set<UUID>> of(Role role, AreaCode area) {
    return around(role, area.value());
  }

  /**
   * The same for an area that may be everywhere.
   *
   * @param area code of the area; empty for everywhere
   */
  public Mono<Set<UUID>> around(Role role, String area) {
    return database
        .sql(
            """
            select a.person_id
            from authority a
            join account c on c.person_id = a.person_id and c.disabled_at is null
            where a.role = :role
              and starts_with(:area, a.area)
              and length(a.area) = (
                select max(length(b.area))
                from authority b
                join account d on d.person_id = b.person_id and d.disabled_at is null
                where b.role = :role and starts_with(:area, b.area))
            """)
        .bind("role", role.name())
        .bind("area", area)
        .mapValue(UUID.class)
        .all()
        .collect(Collectors.toSet());
  }
}
