package org.diandan.request.referral;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which referrals are whose: a member sees those of their departments and nothing else. */
@Component
class TheirReferrals {

  /** Departments of :person, as an expression on {@code d}: member, and still in office there. */
  static final String MINE =
      """
      exists (
        select from department_member m
        join authority o on o.person_id = m.person_id and o.role = 'DEPARTMENT'
        where m.department_id = d.id
          and m.person_id = :person
          and starts_with(d.area_code, o.area))
      """;

  private final DatabaseClient database;

  TheirReferrals(DatabaseClient database) {
    this.database = database;
  }

  /**
   * A referral somebody may see.
   *
   * @param department theirs: the one that leads, or one that helps
   * @param leads whether theirs leads
   * @param open whether the department still has it
   */
  record Theirs(UUID referral, UUID request, UUID department, boolean leads, boolean open) {}

  /** Empty when there is none, or it is none of theirs. */
  Mono<Theirs> find(UUID referral, UUID person) {
    return database
        .sql(
            """
            select f.request_id, d.id as department_id, d.id = f.department_id as leads,
              f.state = 'OPEN' as is_open
            from referral f
            join department d on d.id = f.department_id
              or exists (
                select from referral_helper h
                where h.referral_id = f.id and h.department_id = d.id)
            where f.id = :referral
              and
            """
                + MINE
                + """
                order by leads desc
                limit 1
                """)
        .bind("referral", referral)
        .bind("person", person)
        .map(
            row ->
                new Theirs(
                    referral,
                    requireNonNull(row.get("request_id", UUID.class)),
                    requireNonNull(row.get("department_id", UUID.class)),
                    requireNonNull(row.get("leads", Boolean.class)),
                    requireNonNull(row.get("is_open", Boolean.class))))
        .one();
  }
}
