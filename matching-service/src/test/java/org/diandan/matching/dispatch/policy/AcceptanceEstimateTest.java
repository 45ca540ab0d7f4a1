package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.diandan.contract.DeclineReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AcceptanceEstimateTest {

  @Test
  void expectsThreeYesOfFiveFromATeamNobodyKnows() {
    assertThat(AcceptanceEstimate.PRIOR.probability()).isEqualTo(0.6);
    assertThat(AcceptanceEstimate.PRIOR.refusalsBeforeYes(3_000)).isEqualTo(2_000);
  }

  @Test
  void expectsMoreAfterAYesAndLessAfterSilence() {
    var afterYes = AcceptanceEstimate.PRIOR.afterAccept();
    var afterSilence = AcceptanceEstimate.PRIOR.afterExpiry();

    assertThat(afterYes).isEqualTo(new AcceptanceEstimate(1, 0));
    assertThat(afterYes.refusalsBeforeYes(3_000)).isEqualTo(1_500);
    assertThat(afterSilence).isEqualTo(new AcceptanceEstimate(0, 1));
    assertThat(afterSilence.probability()).isEqualTo(0.5);
    assertThat(afterSilence.refusalsBeforeYes(3_000)).isEqualTo(3_000);
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "TOO_FAR", "HEALTH", "OTHER"})
  void countsANoForWantOfTime(DeclineReason reason) {
    assertThat(new AcceptanceEstimate(4, 2).afterDecline(reason))
        .isEqualTo(new AcceptanceEstimate(4, 3));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"BUSY", "TOO_FAR", "HEALTH", "OTHER"})
  void countsNoNoThatIsNotAboutTime(DeclineReason reason) {
    var estimate = new AcceptanceEstimate(4, 2);

    assertThat(estimate.afterDecline(reason)).isEqualTo(estimate);
  }

  @Test
  void forgetsHalfOfWhatIsMoreThanFortyAnswersOld() {
    assertThat(new AcceptanceEstimate(30, 10)).extracting("accepted").isEqualTo(30);
    assertThat(new AcceptanceEstimate(30, 11)).isEqualTo(new AcceptanceEstimate(15, 5));
    assertThat(new AcceptanceEstimate(Integer.MAX_VALUE, Integer.MAX_VALUE).accepted())
        .isLessThanOrEqualTo(20);
  }

  @Test
  void staysBetweenNeverAndAlways() {
    assertThat(new AcceptanceEstimate(0, 40).probability()).isBetween(0.06, 0.07);
    assertThat(new AcceptanceEstimate(0, 40).refusalsBeforeYes(3_000)).isEqualTo(42_000);
    assertThat(new AcceptanceEstimate(40, 0).probability()).isBetween(0.95, 0.96);
  }

  @Test
  void refusesCountsBelowZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AcceptanceEstimate(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AcceptanceEstimate(0, -1));
  }
}
