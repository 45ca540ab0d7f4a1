package org.diandan.request.certificate;

import java.time.Instant;
import org.diandan.contract.HoursEvent;
import org.diandan.contract.HoursEvent.HoursConfirmed;
import org.diandan.contract.HoursEvent.HoursRecorded;
import org.diandan.contract.HoursEvent.HoursVoided;
import org.diandan.contract.PersonEvent.PersonChanged;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what certificates are made of. The hours of one person come in their order. */
@Component
final class HoursReactions implements Reactions {

  /**
   * What was told late of somebody who is known twice belongs to the other one. The lock makes a
   * merge at this moment come first or wait, and so find the row.
   */
  private static final String RECORDED =
      """
      holder as (
        select merged_into
        from volunteer
        where person_id = :person
        for share
      ), changed as (
        insert into hours_fact as f (
          entry_id, person_id, team_id, request_id, item_code, served_from, served_until, minutes,
          rung, state, recorded_at)
        values (
          :entry, coalesce((select merged_into from holder), :person), :team, :request, :item, :from, :until, :minutes, :rung, 'RECORDED', :at)
        on conflict on constraint hours_fact_pk do update set minutes = f.minutes
        returning 1)
      """;

  private static final String CONFIRMED =
      """
      changed as (
        select 1
      ), confirmed as (
        update hours_fact
        set state = 'CONFIRMED', minutes = :minutes, rung = :rung, settled_at = :at
        where entry_id = :entry
          and state <> 'VOIDED')
      """;

  private static final String VOIDED =
      """
      changed as (
        select 1
      ), voided as (
        update hours_fact
        set state = 'VOIDED', settled_at = :at
        where entry_id = :entry)
      """;

  private static final String MERGED =
      """
      changed as (
        select 1
      ), hours as (
        update hours_fact
        set person_id = :lasting
        where person_id = :person
      ), certificates as (
        update certificate
        set person_id = :lasting
        where person_id = :person)
      """;

  private static final String TEAM =
      """
      changed as (
        insert into certificate_team as t (team_id, name, area_code)
        values (:team, :name, :area)
        on conflict on constraint certificate_team_pk do update
          set name = excluded.name, area_code = excluded.area_code
        returning 1)
      """;

  @Override
  public String consumer() {
    return "request-certificates";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return Mono.just(
        switch (delivery.event()) {
          case HoursEvent hours -> change(hours);
          case TeamChanged team ->
              Change.of(TEAM)
                  .bind("team", team.teamId())
                  .bind("name", team.name())
                  .bind("area", team.area().value());
          case PersonChanged person -> merged(person);
          default -> Change.none();
        });
  }

  private static Change merged(PersonChanged person) {
    var lasting = person.mergedInto();
    return lasting == null
        ? Change.none()
        : Change.of(MERGED).bind("person", person.personId()).bind("lasting", lasting);
  }

  private static Change change(HoursEvent event) {
    return switch (event) {
      case HoursRecorded e -> recorded(e);
      case HoursConfirmed e ->
          Change.of(CONFIRMED)
              .bind("entry", e.entryId())
              .bind("minutes", e.minutes())
              .bind("rung", e.rung().name())
              .bind("at", e.occurredAt());
      case HoursVoided e -> Change.of(VOIDED).bind("entry", e.entryId()).bind("at", e.occurredAt());
    };
  }

  private static Change recorded(HoursRecorded event) {
    var item = event.item();
    return Change.of(RECORDED)
        .bind("entry", event.entryId())
        .bind("person", event.volunteerId())
        .bind("team", event.teamId())
        .bind("request", event.requestId())
        .bindNullable("item", item == null ? null : item.value(), String.class)
        .bindNullable("from", event.servedFrom(), Instant.class)
        .bindNullable("until", event.servedUntil(), Instant.class)
        .bind("minutes", event.minutes())
        .bind("rung", event.rung().name())
        .bind("at", event.occurredAt());
  }
}
