package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.AdministeredSettings.inForce;
import static org.diandan.matching.AdministeredSettings.latest;
import static org.diandan.matching.AdministeredSettings.with;
import static org.diandan.matching.Town.text;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.settings.Preview;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class SettingsPreviewIT {

  private final Town town = new Town();

  @BeforeEach
  void twoTeams() {
    town.team("北家安志愿服务队", 1.2, 3, "S09");
    town.team("南街水暖服务队", 2.4, 3, "S09");
  }

  @Test
  void thePreviewOfWhatIsInForceChangesNothing() {
    town.submit(Urgency.U2, "S09");
    town.submit(Urgency.U3, "S09");

    var preview = preview(inForce());

    assertThat(preview.searches()).isEqualTo(2);
    assertThat(preview.played()).isEqualTo(2);
    assertThat(preview.changed()).isZero();
    assertThat(preview.proposed()).isEqualTo(preview.inForce());
    assertThat(preview.inForce().teams()).isEqualTo(2);
    assertThat(preview.areas()).containsExactly(town.town().dispatchArea());
  }

  @Test
  void thePreviewShowsWhatAHeavierLoadWouldHaveChanged() {
    town.submit(Urgency.U3, "S09");
    town.submit(Urgency.U3, "S09");
    town.submit(Urgency.U3, "S30");

    var preview = preview(with("load", 50_000));

    assertThat(preview.changed()).isEqualTo(1);
    assertThat(preview.inForce().idleTeams()).isEqualTo(1);
    assertThat(preview.proposed().idleTeams()).isZero();
    assertThat(preview.proposed().gini()).isLessThan(preview.inForce().gini());
    assertThat(preview.proposed().meanMetres()).isGreaterThan(preview.inForce().meanMetres());
    assertThat(preview.inForce().unmatched()).containsEntry(Urgency.U3, 1);
    assertThat(text("select coalesce(max(number), 0) from dispatch_setting"))
        .isEqualTo("" + latest());
  }

  private Preview preview(Map<String, Long> values) {
    return Objects.requireNonNull(
        ofTown()
            .post()
            .uri("/api/dispatch-settings/preview")
            .bodyValue(Map.of("values", values))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(Preview.class)
            .returnResult()
            .getResponseBody());
  }

  private WebTestClient ofTown() {
    return RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", town.town().value());
  }
}
