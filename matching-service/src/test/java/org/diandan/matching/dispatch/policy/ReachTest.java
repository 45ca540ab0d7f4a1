package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

  private static final AreaCode ELSEWHERE = new AreaCode("360803");

  @Test
  void endsAtTheRadiusWhateverTheArea() {
    var reach = new WithinKilometres(5);

    assertThat(reach.covers(ELSEWHERE, Needs.VILLAGE, 5_000)).isTrue();
    assertThat(reach.covers(Needs.TOWN, Needs.VILLAGE, 5_001)).isFalse();
  }

  @Test
  void isTheOwnAreaWhereNobodyKnowsTheDistance() {
    var reach = new WithinKilometres(5);

    assertThat(reach.covers(Needs.TOWN, Needs.VILLAGE, null)).isTrue();
    assertThat(reach.covers(ELSEWHERE, Needs.VILLAGE, null)).isFalse();
  }

  @Test
  void isTheOwnAreaAndTheNamedOnesWhateverTheDistance() {
    var reach = new WithinAreas(Set.of(new AreaCode("360804"), Needs.TOWN));

    assertThat(reach.covers(ELSEWHERE, Needs.VILLAGE, 90_000)).isTrue();
    assertThat(reach.covers(ELSEWHERE, new AreaCode("360803001"), null)).isTrue();
    assertThat(reach.covers(ELSEWHERE, new AreaCode("360805001"), 10)).isFalse();
    assertThat(reach.covers(ELSEWHERE, new AreaCode("3608"), 10)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 300.001, Double.NaN})
  void hasARadiusOfMoreThanNothingAndAtMostThreeHundredKilometres(double kilometres) {
    assertThatIllegalArgumentException().isThrownBy(() -> new WithinKilometres(kilometres));
    assertThat(new WithinKilometres(300).kilometres()).isEqualTo(300);
  }
}
