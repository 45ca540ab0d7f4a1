package org.diandan.request.volunteer;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.Role;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the name of somebody who serves: to the person, to those of the same team, to the leaders
 * of a team the person asks to serve with, and to staff of the person's areas, whose look is
 * recorded.
 */
@Component
public final class ReadName {

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final AuditLog audit;

  ReadName(DatabaseClient database, FieldCipher cipher, AuditLog audit) {
    this.database = database;
    this.cipher = cipher;
    this.audit = audit;
  }

  private record Found(@Nullable String name, boolean fellow, List<String> areas) {

    /** Whose areas are unknown is known to those only who answer for all of them. */
    boolean isKnownToStaff(SignedIn reader) {
      var asked = areas.isEmpty() ? List.of("") : areas;
      return asked.stream()
          .anyMatch(
              area ->
                  Stream.of(Role.OPERATOR, Role.OFFICIAL, Role.ADMINISTRATOR)
                      .anyMatch(role -> reader.holds(role.name(), area)));
    }
  }

  /**
   * The name.
   *
   * @param source address the question comes from
   * @return empty when there is no such person, no name any more, or it is not for this reader
   */
  public Mono<String> of(UUID person, SignedIn reader, String source) {
    return find(person, reader)
        .flatMap(
            found ->
                found.fellow()
                    ? Mono.justOrEmpty(found.name())
                    : forStaff(found, person, reader, source));
  }

  private Mono<String> forStaff(Found found, UUID person, SignedIn reader, String source) {
    var entry =
        new AuditEntry(
            reader.personId(), "name-read", person.toString(), "works with volunteers", source);
    return found.name() != null && found.isKnownToStaff(reader)
        ? audit.record(entry).thenReturn(found.name())
        : Mono.empty();
  }

  private Mono<Found> find(UUID person, SignedIn reader) {
    return database
        .sql(
            """
            select p.name_sealed,
              p.id = :reader or exists (
                select
                from team_person mine
                join team_person theirs on theirs.team_id = mine.team_id
                where mine.person_id = :reader and theirs.person_id = p.id) or exists (
                select
                from team_person mine
                join team_applicant theirs on theirs.team_id = mine.team_id
                where mine.person_id = :reader and mine.leader and theirs.person_id = p.id)
                as fellow,
              array(select distinct area from authority where person_id = p.id) as areas
            from person p
            where p.id = :person
            """)
        .bind("person", person)
        .bind("reader", reader.personId())
        .map(this::found)
        .one();
  }

  private Found found(Readable row) {
    var sealed = row.get("name_sealed", String.class);
    var areas = row.get("areas", String[].class);
    return new Found(
        sealed == null ? null : cipher.decrypt(sealed),
        requireNonNull(row.get("fellow", Boolean.class)),
        areas == null ? List.of() : List.of(areas));
  }
}
