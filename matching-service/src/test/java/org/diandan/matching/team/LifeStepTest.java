package org.diandan.matching.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifeStepTest {

  @ParameterizedTest
  @CsvSource({
    "APPLIED, REVIEW RETURN DISSOLVE",
    "REVIEWED, RETURN ACTIVATE DISSOLVE",
    "ACTIVE, SUSPEND DISSOLVE",
    "SUSPENDED, ACTIVATE DISSOLVE",
    "DISSOLVED, ''"
  })
  void officialsAreOfferedWhatMayFollow(TeamState state, String steps) {
    var offered = LifeStep.offeredTo(state).stream().map(Enum::name).toList();

    assertThat(String.join(" ", offered)).isEqualTo(steps);
  }

  @ParameterizedTest
  @EnumSource(LifeStep.class)
  void nothingFollowsTheEnd(LifeStep step) {
    assertThat(step.mayFollow(TeamState.DISSOLVED)).isFalse();
  }

  @Test
  void whoeverStopsATeamOwesAReason() {
    assertThat(Arrays.stream(LifeStep.values()).filter(LifeStep::owesReason))
        .containsExactly(LifeStep.RETURN, LifeStep.SUSPEND, LifeStep.DISSOLVE);
  }
}
