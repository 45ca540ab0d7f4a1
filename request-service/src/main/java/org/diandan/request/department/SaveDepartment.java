package org.diandan.request.department;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.Role;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * An administrator writes down departments of their areas; each change and who made it is in the
 * audit log.
 */
@Component
public final class SaveDepartment {

  private static final String SAVE =
      """
      saved as (
        insert into department as d (id, area_code, name, level, duties, changed_by)
        values (:id, :area, :name, :level, :duties, :by)
        on conflict on constraint department_pk do update
          set name = excluded.name, level = excluded.level, duties = excluded.duties,
            changed_by = excluded.changed_by, changed_at = clock_timestamp()
        where d.area_code = excluded.area_code
        returning id
      ), gone as (
        delete from department_member
        where department_id = :id and person_id <> all(:members) and exists (select from saved)
      ), there as (
        insert into department_member (department_id, person_id)
        select id, person from saved, unnest(:members) as person
        on conflict on constraint department_member_pk do nothing
      ), changed as (
        select append_audit(:by, 'department-saved', cast(id as text), :summary, :source)
        from saved
      )
      """;

  private static final String CLOSE =
      """
      closed as (
        update department
        set closed_at = case when :open then null else coalesce(closed_at, clock_timestamp()) end,
          changed_by = :by, changed_at = clock_timestamp()
        where id = :id
        returning id
      ), changed as (
        select append_audit(:by, :action, cast(id as text), '', :source)
        from closed
      )
      """;

  private final Departments departments;
  private final DatabaseClient database;
  private final Ledger ledger;

  SaveDepartment(Departments departments, DatabaseClient database, Ledger ledger) {
    this.departments = departments;
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * Writes a new one down, or changes a known one; its area never changes.
   *
   * @return its id; an error with status 400, 403, 404 or 422
   */
  public Mono<UUID> save(UUID id, WantedDepartment wanted, Administrator by) {
    var errors = wanted.errors();
    if (!errors.isEmpty()) {
      return Mono.error(new InvalidInput(errors));
    }
    by.require(wanted.areaCode());
    return members(wanted)
        .flatMap(members -> ledger.write(change(id, wanted, members, by)))
        .onErrorMap(DataIntegrityViolationException.class, SaveDepartment::told)
        .filter(Written.Applied.class::isInstance)
        .switchIfEmpty(Mono.error(SaveDepartment::unknown))
        .thenReturn(id);
  }

  /**
   * As {@link #save}, of the one that bears the name there, so that a repeated call is harmless.
   */
  public Mono<UUID> saveNamed(WantedDepartment wanted, Administrator by) {
    return departments
        .findNamed(wanted.areaCode(), wanted.plainName())
        .switchIfEmpty(Mono.fromSupplier(UUID::randomUUID))
        .flatMap(id -> save(id, wanted, by));
  }

  /** Nothing is referred to it any more, or again; what it holds it keeps. */
  public Mono<Void> open(UUID id, boolean open, Administrator by) {
    return departments
        .find(id)
        .switchIfEmpty(Mono.error(SaveDepartment::unknown))
        .doOnNext(found -> by.require(found.department().area()))
        .flatMap(
            found ->
                ledger.write(
                    Change.of(CLOSE)
                        .bind("id", id)
                        .bind("open", open)
                        .bind("by", by.reader().personId())
                        .bind("action", open ? "department-opened" : "department-closed")
                        .bind("source", by.source())))
        .then();
  }

  /**
   * Who does it.
   *
   * @param source address the call came from
   */
  public record Administrator(SignedIn reader, String source) {

    void require(String area) {
      if (!reader.holds(Role.ADMINISTRATOR.name(), area)) {
        throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "department.others");
      }
    }
  }

  private static Change change(
      UUID id, WantedDepartment wanted, Set<UUID> members, Administrator by) {
    var level = wanted.findLevel().orElseThrow();
    return Change.of(SAVE)
        .bind("id", id)
        .bind("area", wanted.areaCode())
        .bind("name", wanted.plainName())
        .bind("level", level.name())
        .bind("duties", wanted.plainDuties())
        .bind("members", members.toArray(UUID[]::new))
        .bind("summary", "%s %s, %d".formatted(wanted.plainName(), level, members.size()))
        .bind("by", by.reader().personId())
        .bind("source", by.source());
  }

  /** Every login must be an account that is a department's in this area. */
  private Mono<Set<UUID>> members(WantedDepartment wanted) {
    var logins = wanted.plainLogins();
    return database
        .sql(
            """
            select c.login, c.person_id
            from account c
            join authority a on a.person_id = c.person_id and a.role = 'DEPARTMENT'
            where c.login = any(:logins)
              and c.disabled_at is null
              and starts_with(:area, a.area)
            """)
        .bind("logins", logins.toArray(String[]::new))
        .bind("area", wanted.areaCode())
        .map(
            row ->
                new Member(
                    requireNonNull(row.get("login", String.class)),
                    requireNonNull(row.get("person_id", UUID.class))))
        .all()
        .collectList()
        .map(found -> ids(found, logins));
  }

  private record Member(String login, UUID person) {}

  private static Set<UUID> ids(List<Member> found, List<String> logins) {
    var known = found.stream().map(Member::login).collect(Collectors.toSet());
    logins.stream()
        .filter(login -> !known.contains(login))
        .findFirst()
        .ifPresent(
            login -> {
              throw new InvalidInput(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  List.of(new FieldError("logins", "department.login.unknown", login)));
            });
    return found.stream().map(Member::person).collect(Collectors.toSet());
  }

  private static Throwable told(DataIntegrityViolationException refused) {
    var message = String.valueOf(refused.getMessage());
    if (message.contains("department_name_unique")) {
      return unusable("name", "department.name.taken");
    }
    return message.contains("department_area_fk")
        ? unusable("area", "department.area.unknown")
        : refused;
  }

  private static InvalidInput unusable(String field, String messageKey) {
    return new InvalidInput(
        HttpStatus.UNPROCESSABLE_CONTENT, List.of(new FieldError(field, messageKey)));
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "department.unknown");
  }
}
