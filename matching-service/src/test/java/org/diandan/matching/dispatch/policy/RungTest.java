package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.diandan.contract.AreaCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RungTest {

  @ParameterizedTest
  @CsvSource({
    "360802001, 360802001005, OWN_TOWN",
    "360802001005, 360802001007, OWN_TOWN",
    "360802001, 360802001, OWN_TOWN",
    "360802001, 360802002005, OWN_COUNTY",
    "360802, 360802001005, OWN_COUNTY",
    "360802001, 360802, OWN_COUNTY",
    "360802, 360803001005, OWN_CITY",
    "3608, 360802001005, OWN_CITY",
    "3608, 3608, OWN_CITY"
  })
  void isTheLowestLevelOnWhichATeamStandsForANeed(String team, String need, Rung rung) {
    assertThat(Rung.of(new AreaCode(team), new AreaCode(need))).isEqualTo(rung);
  }
}
