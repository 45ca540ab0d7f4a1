package org.diandan.matching;

import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.text;

import java.util.Map;
import java.util.UUID;

/** What people and time do, in the words of the tests. */
final class Deeds {

  private Deeds() {}

  static void expire(UUID request, UUID offer) {
    DATABASE.execute(
        "update offer set expires_at = now() - interval '1 second' where id = '%s'"
            .formatted(offer));
    makeDue(request);
  }

  static void makeDue(UUID request) {
    DATABASE.execute(
        "update dispatch_case set next_step_at = now() where request_id = '%s'".formatted(request));
  }

  static void decline(Town.TeamOf team, UUID offer) {
    RunningService.leader(team.leader())
        .post()
        .uri("/api/offers/{id}/refusal", offer)
        .bodyValue(Map.of("reason", "BUSY"))
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  static String accept(Town.TeamOf team, UUID offer) {
    RunningService.leader(team.leader())
        .post()
        .uri("/api/offers/{id}/acceptance", offer)
        .exchange()
        .expectStatus()
        .isCreated();
    return text("select id from assignment where offer_id = '%s'".formatted(offer));
  }

  static void visit(Town.TeamOf team, String assignment) {
    for (var step : new String[] {"check-in", "check-out"}) {
      RunningService.leader(team.leader())
          .post()
          .uri("/api/assignments/{id}/{step}", assignment, step)
          .exchange()
          .expectStatus()
          .isOk();
    }
  }

  static String escalation(UUID request) {
    return text("select reason from escalation where request_id = '%s'".formatted(request));
  }

  static long openAssignments(Town.TeamOf team) {
    return DATABASE.count("select open_assignments from team where id = '%s'".formatted(team.id()));
  }
}
