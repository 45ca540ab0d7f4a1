package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamKind;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class NamesIT {

  @Test
  void aNameIsReadByThePersonTheFellowsWhoeverLeadsTheTeamThatIsAskedAndStaffOfTheAreaOnly() {
    var person = Ordering.account("named", "VOLUNTEER", "990101");
    var fellow = Ordering.account("fellow", "VOLUNTEER", "990102");
    Ordering.account("other", "VOLUNTEER", "990101");
    Ordering.account("staff-here", "OFFICIAL", "9901");
    Ordering.account("staff-there", "OFFICIAL", "990102");
    var asking = Ordering.account("asking", "VOLUNTEER", "990103");
    serveTogether(person, fellow, asking);

    await().until(() -> name(person, "fellow").contains("张named"));

    assertThat(name(person, "named")).contains("张named");
    assertThat(name(person, "staff-here")).contains("张named");
    assertThat(name(asking, "named")).contains("张asking");
    assertThat(name(asking, "fellow")).doesNotContain("asking");
    assertThat(name(person, "other")).contains("志愿者").doesNotContain("named");
    assertThat(name(person, "staff-there")).contains("志愿者").doesNotContain("named");
    assertThat(name(UUID.randomUUID(), "staff-here")).contains("志愿者");
    assertThat(looks(person)).isEqualTo(1);
  }

  private static void serveTogether(UUID person, UUID fellow, UUID asking) {
    Ordering.MATCHING.say(
        new TeamChanged(
            UUID.randomUUID(),
            Instant.now(),
            UUID.randomUUID(),
            "河边队",
            TeamKind.PARTY,
            new AreaCode("990101"),
            Set.of(person),
            Set.of(person, fellow),
            true,
            Set.of(asking),
            null));
  }

  /** Looks by staff, which are written down; those among fellows are not. */
  private static long looks(UUID person) {
    return SERVICE
        .database()
        .count(
            "select count(*) from audit_entry where action = 'name-read' and subject = '%s'"
                .formatted(person));
  }

  private static String name(UUID person, String login) {
    return Ordering.body(
        CLIENT
            .get()
            .uri("/people/{id}/name", person)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Ordering.token(login))
            .exchange()
            .expectStatus()
            .isOk(),
        String.class);
  }
}
