package org.diandan.matching.dispatch.policy.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeadTimeTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration LESS = Duration.ofMinutes(-1);

  @Test
  void leavesTimeToTravelToAnswerAndToAskASecondTeam() {
    var lead = new LeadTime(Duration.ofMinutes(40), Duration.ofMinutes(13), Duration.ofMinutes(7));

    var latest = lead.latestCommitment(Instant.parse("2026-03-02T10:00:00Z"));

    assertThat(latest).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
  }

  @Test
  void refusesNegativeDurations() {
    assertThat(new LeadTime(NONE, NONE, NONE)).isNotNull();
    assertThatThrownBy(() -> new LeadTime(LESS, NONE, NONE)).hasMessageContaining("PT-1M");
    assertThatThrownBy(() -> new LeadTime(NONE, LESS, NONE)).hasMessageContaining("PT-1M");
    assertThatThrownBy(() -> new LeadTime(NONE, NONE, LESS)).hasMessageContaining("PT-1M");
  }
}
