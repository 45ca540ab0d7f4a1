package org.diandan.request.volunteer;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonChanged;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.outbox.Change;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns facts into sealed columns, and every change of them into one statement and its event. */
@Component
final class VolunteerRows {

  /** What a volunteer may, where: the authority follows state and area. */
  private static final String AUTHORITY =
      """
      , moved as (
        delete from authority
        where person_id in (select person_id from changed)
          and role = 'VOLUNTEER'
          and (area <> :area or not :active)
      ), granted as (
        insert into authority (person_id, role, area)
        select person_id, 'VOLUNTEER', :area
        from changed
        where :active
        on conflict on constraint authority_pk do nothing
      )
      """;

  private static final String JOIN =
      """
      who as (
        insert into person (id, name_sealed, name_hash, phone_sealed, phone_hash, language)
        select :person, :name, :nameHash, :phone, :phoneHash, :language
        where not exists (select from person where id = :person)
        on conflict on constraint person_unique do nothing
        returning id
      ), changed as (
        insert into volunteer as v (person_id, state, age_group, birth_sealed, same_hash, area,
          details_sealed, document_hash, guardian_name_sealed, guardian_phone_sealed,
          guardian_phone_hash)
        select :person, :state, :ageGroup, :birth, :same, :area, :details, :document,
          :guardianName, :guardianPhone, :guardianPhoneHash
        where exists (select from who)
           or exists (select from person where id = :person)
        on conflict on constraint volunteer_pk do update
        set state = excluded.state, age_group = excluded.age_group,
          birth_sealed = excluded.birth_sealed, same_hash = excluded.same_hash,
          area = excluded.area, details_sealed = excluded.details_sealed,
          document_hash = excluded.document_hash,
          guardian_name_sealed = excluded.guardian_name_sealed,
          guardian_phone_sealed = excluded.guardian_phone_sealed,
          guardian_phone_hash = excluded.guardian_phone_hash,
          guardian_agreed_at = null, guardian_code = null, left_at = null, changed_at = now()
        where v.state = 'LEFT' and v.erased_at is null
        returning person_id
      ), account_made as (
        insert into account (person_id)
        select person_id from changed
        on conflict on constraint account_pk do nothing
      )
      """
          + AUTHORITY;

  private static final String CORRECT =
      """
      changed as (
        update volunteer as v
        set state = :state, age_group = :ageGroup, birth_sealed = :birth, same_hash = :same,
          area = :area, details_sealed = :details, document_hash = :document,
          guardian_name_sealed = :guardianName, guardian_phone_sealed = :guardianPhone,
          guardian_phone_hash = :guardianPhoneHash,
          guardian_agreed_at = case
            when v.guardian_phone_hash = :guardianPhoneHash then v.guardian_agreed_at end,
          changed_at = now()
        where v.person_id = :person
          and v.state in ('ACTIVE', 'AWAITS_GUARDIAN')
        returning person_id
      ), renamed as (
        update person
        set name_sealed = :name, name_hash = :nameHash
        where id in (select person_id from changed) and name_hash <> :nameHash
      )
      """
          + AUTHORITY;

  private final FieldCipher cipher;
  private final KeyedHash hash;
  private final JsonMapper json;
  private final Clock clock;

  VolunteerRows(FieldCipher cipher, KeyedHash hash, JsonMapper json, Clock clock) {
    this.cipher = cipher;
    this.hash = hash;
    this.json = json;
    this.clock = clock;
  }

  /**
   * How somebody stands after a change.
   *
   * @param mergedInto null unless in state MERGED
   */
  record Outward(
      UUID personId,
      PersonState state,
      AgeGroup ageGroup,
      @Nullable AreaCode home,
      @Nullable UUID mergedInto) {

    Outward(UUID personId, PersonState state, AgeGroup ageGroup, @Nullable AreaCode home) {
      this(personId, state, ageGroup, home, null);
    }
  }

  /** What others are told. */
  PersonChanged told(Outward person) {
    return new PersonChanged(
        UUID.randomUUID(),
        Instant.now(clock),
        person.personId(),
        person.state(),
        person.ageGroup(),
        person.home(),
        person.mergedInto());
  }

  /**
   * Registers somebody, or takes somebody back who had left.
   *
   * @param phone that was proven, only digits
   */
  Change join(Outward person, Facts facts, String phone, String language) {
    return filled(Change.of(JOIN), person, facts)
        .bind("phone", cipher.encrypt(phone))
        .bind("phoneHash", hash.of(phone))
        .bind("language", language);
  }

  /** Replaces what somebody said; refused when the volunteer has left. */
  Change correct(Outward person, Facts facts) {
    return filled(Change.of(CORRECT), person, facts);
  }

  private Change filled(Change change, Outward person, Facts facts) {
    var details = facts.details();
    var guardian = facts.guardian();
    return change
        .bind("person", person.personId())
        .bind("name", cipher.encrypt(facts.name()))
        .bind("nameHash", hash.of(facts.name()))
        .bind("state", person.state().name())
        .bind("ageGroup", person.ageGroup().name())
        .bind("birth", cipher.encrypt(facts.birth().date().toString()))
        .bind("same", sameHash(facts.name(), facts.birth()))
        .bind("area", facts.area().value())
        .bind("active", person.state() == PersonState.ACTIVE)
        .bind("details", cipher.encrypt(json.writeValueAsString(details)))
        .bindNullable("document", documentHash(details), String.class)
        .bindNullable(
            "guardianName", guardian == null ? null : cipher.encrypt(guardian.name()), String.class)
        .bindNullable(
            "guardianPhone",
            guardian == null ? null : cipher.encrypt(guardian.phone()),
            String.class)
        .bindNullable(
            "guardianPhoneHash", guardian == null ? null : hash.of(guardian.phone()), String.class)
        .publishing(told(person));
  }

  /** Equal for people who may be the same: one name and one birthday. */
  private String sameHash(String name, Birth birth) {
    return hash.of(name + "|" + birth.date());
  }

  private @Nullable String documentHash(Details details) {
    var number = details.documentNumber();
    return number == null ? null : hash.of(details.documentType() + "|" + number);
  }
}
