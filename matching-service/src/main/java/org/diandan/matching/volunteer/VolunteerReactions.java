package org.diandan.matching.volunteer;

import java.time.ZoneOffset;
import java.util.UUID;
import org.diandan.contract.PersonEvent.PersonChanged;
import org.diandan.outbox.Change;
import org.diandan.outbox.Delivery;
import org.diandan.outbox.Reactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps in mind who may serve. */
@Component
class VolunteerReactions implements Reactions {

  @Override
  public String consumer() {
    return "matching-volunteers";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return Mono.just(
        delivery.event() instanceof PersonChanged person ? keep(person) : Change.none());
  }

  private static Change keep(PersonChanged person) {
    var home = person.home();
    return Change.of(
            """
            changed as (
              insert into matching.volunteer
                (person_id, state, age_group, home, merged_into, changed_at)
              values (:person, :state, :ageGroup, :home, :mergedInto, :changedAt)
              on conflict on constraint volunteer_pk do update
              set state = excluded.state, age_group = excluded.age_group, home = excluded.home,
                merged_into = excluded.merged_into, changed_at = excluded.changed_at
              returning person_id)
            """)
        .bind("person", person.personId())
        .bind("state", person.state().name())
        .bind("ageGroup", person.ageGroup().name())
        .bindNullable("home", home == null ? null : home.value(), String.class)
        .bindNullable("mergedInto", person.mergedInto(), UUID.class)
        .bind("changedAt", person.occurredAt().atOffset(ZoneOffset.UTC));
  }
}
