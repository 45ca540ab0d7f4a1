package org.diandan.request.volunteer;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.volunteer.Volunteer.Guardian;
import org.diandan.request.volunteer.Volunteer.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Opens what is known of somebody; whoever shows it to others records that. */
@Component
public final class ReadVolunteer {

  private static final String SELECT =
      """
      select p.id, p.name_sealed, p.phone_sealed, v.number, v.state, v.age_group, v.birth_sealed,
        v.area, v.details_sealed, v.guardian_name_sealed, v.guardian_phone_sealed,
        v.guardian_agreed_at, v.joined_at, v.left_at
      from person p
      left join volunteer v on v.person_id = p.id
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final JsonMapper json;

  ReadVolunteer(DatabaseClient database, FieldCipher cipher, JsonMapper json) {
    this.database = database;
    this.cipher = cipher;
    this.json = json;
  }

  /** The person; empty when there is none, or nothing but an id is left. */
  public Mono<Volunteer> of(UUID personId) {
    return database
        .sql(SELECT + "where p.id = :person and p.name_sealed is not null")
        .bind("person", personId)
        .map(this::volunteer)
        .one();
  }

  /** The children somebody answers for, by the phone that was proven; the youngest entry last. */
  Flux<Volunteer> childrenOf(String guardianPhoneHash) {
    return database
        .sql(
            SELECT
                + """
                where v.guardian_phone_hash = :phone
                  and v.state in ('AWAITS_GUARDIAN', 'ACTIVE')
                  and v.age_group in ('CHILD', 'YOUTH', 'OLDER_YOUTH')
                order by v.joined_at, p.id
                """)
        .bind("phone", guardianPhoneHash)
        .map(this::volunteer)
        .all();
  }

  /** A birth date as it is kept. */
  Birth openBirth(String sealed) {
    return new Birth(LocalDate.parse(cipher.decrypt(sealed)));
  }

  private Volunteer volunteer(Readable row) {
    var area = row.get("area", String.class);
    var birth = row.get("birth_sealed", String.class);
    var details = opened(row, "details_sealed");
    return new Volunteer(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(opened(row, "name_sealed")),
        opened(row, "phone_sealed"),
        standing(row),
        birth == null ? null : openBirth(birth),
        area == null ? null : new AreaCode(area),
        details == null ? Details.NONE : json.readValue(details, Details.class),
        guardian(row));
  }

  private static @Nullable Standing standing(Readable row) {
    var state = row.get("state", String.class);
    return state == null
        ? null
        : new Standing(
            requireNonNull(row.get("number", Long.class)),
            PersonState.valueOf(state),
            AgeGroup.valueOf(requireNonNull(row.get("age_group", String.class))),
            requireNonNull(moment(row, "joined_at")),
            moment(row, "left_at"));
  }

  private @Nullable Guardian guardian(Readable row) {
    var name = opened(row, "guardian_name_sealed");
    var phone = opened(row, "guardian_phone_sealed");
    return name == null || phone == null
        ? null
        : new Guardian(name, phone, moment(row, "guardian_agreed_at"));
  }

  private @Nullable String opened(Readable row, String column) {
    var sealed = row.get(column, String.class);
    return sealed == null ? null : cipher.decrypt(sealed);
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var value = row.get(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
