package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Town.SOON;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonChanged;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.matching.volunteer.Volunteer;
import org.diandan.matching.volunteer.Volunteers;
import org.junit.jupiter.api.Test;

class VolunteersIT {

  private static final AreaCode HOME = new AreaCode("360802001005");

  private final Volunteers volunteers = RunningService.bean(Volunteers.class);

  @Test
  void whatIsToldOfAPersonIsKnownAndNobodyElseChanges() {
    var told = UUID.randomUUID();
    var untold = UUID.randomUUID();

    Town.publish(changed(told, PersonState.AWAITS_GUARDIAN, AgeGroup.OLDER_YOUTH));
    Town.publish(changed(told, PersonState.ACTIVE, AgeGroup.OLDER_YOUTH));

    var expected = new Volunteer(told, PersonState.ACTIVE, AgeGroup.OLDER_YOUTH, HOME, null);
    await().atMost(SOON).until(() -> expected.equals(get(told)));
    assertThat(volunteers.list(List.of(told, untold)).collectList().block(SOON))
        .containsExactlyInAnyOrder(expected, Volunteer.untold(untold));
    assertThat(get(untold).mayServe()).isTrue();
  }

  private Volunteer get(UUID person) {
    var found = volunteers.get(person).block(SOON);
    return found == null ? Volunteer.untold(person) : found;
  }

  private static PersonChanged changed(UUID person, PersonState state, AgeGroup ageGroup) {
    return new PersonChanged(UUID.randomUUID(), Instant.now(), person, state, ageGroup, HOME, null);
  }
}
