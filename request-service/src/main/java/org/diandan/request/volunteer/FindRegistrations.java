package org.diandan.request.volunteer;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.request.volunteer.Alike.Because;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds registrations of the reader's areas, and those that may be one person. All is recorded. */
@Component
public final class FindRegistrations {

  private static final int SHOWN = 50;

  private static final String MINE =
      """
      with mine as materialized (
        select p.id, p.phone_hash, p.name_hash, p.created_at, v.document_hash, v.same_hash
        from person p
        left join volunteer v on v.person_id = p.id
        where p.name_sealed is not null
          and coalesce(v.state, '') <> 'MERGED'
          and (v.person_id is not null or exists (
            select
            from authority a
            where a.person_id = p.id and a.role in ('VOLUNTEER', 'LEADER')))
          and
      """
          + StaffReader.IN_AREAS
          + ")";

  private static final String ALIKE =
      MINE
          + """
          , alike as (
            select one.id as one, other.id as other, 1 as because
            from mine one
            join mine other on other.document_hash = one.document_hash and one.id < other.id
            union all
            select one.id, other.id, 2
            from mine one
            join mine other on other.same_hash = one.same_hash and one.id < other.id
            union all
            select one.id, other.id, 3
            from mine one
            join mine other on other.phone_hash = one.phone_hash and one.id < other.id)
          select one, other,
            (array['DOCUMENT', 'NAME_AND_BIRTH', 'PHONE'])[min(because)] as because
          from alike
          where cast(:person as uuid) is null or :person in (one, other)
          group by one, other
          order by min(because), one, other
          limit :shown
          """;

  private final DatabaseClient database;
  private final KeyedHash hash;
  private final ReadVolunteer volunteers;
  private final AuditLog audit;

  FindRegistrations(
      DatabaseClient database, KeyedHash hash, ReadVolunteer volunteers, AuditLog audit) {
    this.database = database;
    this.hash = hash;
    this.volunteers = volunteers;
    this.audit = audit;
  }

  /**
   * Whoever has exactly this telephone number or this name, the longest known first.
   *
   * @param typed a number or a name
   */
  public Flux<Volunteer> search(String typed, StaffReader reader) {
    var wanted = hash.of(PhoneNumber.read(typed).map(PhoneNumber::digits).orElseGet(typed::strip));
    return recorded(reader, "volunteers-searched", "")
        .thenMany(
            database
                .sql(
                    MINE
                        + """
                        select id
                        from mine
                        where phone_hash = :wanted or name_hash = :wanted
                        order by created_at, id
                        limit :shown
                        """)
                .bind("areas", reader.prefixes())
                .bind("wanted", wanted)
                .bind("shown", SHOWN)
                .mapValue(UUID.class)
                .all())
        .concatMap(volunteers::of);
  }

  /** Pairs that may be one person, the surest first, at most 50. */
  public Flux<Alike> listAlike(StaffReader reader) {
    return recorded(reader, "volunteers-compared", "")
        .thenMany(opened(alike(reader).bindNull("person", UUID.class)));
  }

  /** Pairs that one person may be half of, the surest first. */
  public Flux<Alike> listAlike(UUID person, StaffReader reader) {
    return opened(alike(reader).bind("person", person));
  }

  /** One of the reader's areas, whose look is recorded; empty when it is none of theirs. */
  public Mono<Volunteer> find(UUID person, StaffReader reader) {
    return database
        .sql(MINE + "select id from mine where id = :person")
        .bind("areas", reader.prefixes())
        .bind("person", person)
        .mapValue(UUID.class)
        .one()
        .flatMap(
            id ->
                recorded(reader, "volunteer-read", id.toString())
                    .then(Mono.defer(() -> volunteers.of(id))));
  }

  private DatabaseClient.GenericExecuteSpec alike(StaffReader reader) {
    return database.sql(ALIKE).bind("areas", reader.prefixes()).bind("shown", SHOWN);
  }

  private Mono<Void> recorded(StaffReader reader, String action, String subject) {
    return audit.record(
        new AuditEntry(
            reader.personId(), action, subject, "looks after registrations", reader.source()));
  }

  private Flux<Alike> opened(DatabaseClient.GenericExecuteSpec found) {
    return found
        .map(FindRegistrations::pair)
        .all()
        .concatMap(
            pair ->
                Mono.zip(volunteers.of(pair.one()), volunteers.of(pair.other()))
                    .map(both -> new Alike(both.getT1(), both.getT2(), pair.because())));
  }

  private static Pair pair(Readable row) {
    return new Pair(
        requireNonNull(row.get("one", UUID.class)),
        requireNonNull(row.get("other", UUID.class)),
        Because.valueOf(requireNonNull(row.get("because", String.class))));
  }

  private record Pair(UUID one, UUID other, Because because) {}
}
