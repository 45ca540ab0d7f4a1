package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.diandan.contract.Urgency;
import org.diandan.matching.ShippedSettings;
import org.junit.jupiter.api.Test;

class DispatchPropertiesTest {

  @Test
  void theShippedSettingsWaitAsLongAsTheReferenceSays() {
    var settings = shipped();

    assertThat(settings.answerWithin())
        .isEqualTo(
            Map.of(
                Urgency.U1, Duration.ofMinutes(5),
                Urgency.U2, Duration.ofMinutes(20),
                Urgency.U3, Duration.ofHours(2),
                Urgency.U4, Duration.ofHours(12)));
    assertThat(settings.offersAtOnce()).containsEntry(Urgency.U1, 3).containsEntry(Urgency.U3, 1);
    assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void refusesAnUrgencyWithoutWait() {
    var settings = shipped();
    var waits = new HashMap<>(settings.answerWithin());
    waits.remove(Urgency.U4);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DispatchProperties(
                    settings.zone(),
                    waits,
                    settings.offersAtOnce(),
                    settings.retryWhenBusy(),
                    settings.retryWhenNobody(),
                    settings.sweepEvery(),
                    settings.visit()))
        .withMessage("matching.dispatch.answer-within has no value for U4.");
  }

  @Test
  void theShippedClocksOfAVisitAreThoseOfTheReference() {
    var visit = shipped().visit();

    assertThat(visit.lateAfter()).isEqualTo(Duration.ofMinutes(15));
    assertThat(visit.noShowAfter()).isEqualTo(Duration.ofMinutes(60));
    assertThat(visit.handOverWithin())
        .containsEntry(Urgency.U2, Duration.ofHours(2))
        .containsEntry(Urgency.U3, Duration.ofHours(36));
  }

  @Test
  void refusesATaskThatIsTakenAwayBeforeAnybodyIsReminded() {
    var visit = shipped().visit();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DispatchProperties.Visit(
                    visit.startWithin(),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    visit.handOverWithin()))
        .withMessageContaining("no-show-after");
  }

  private static DispatchProperties shipped() {
    return ShippedSettings.of("matching.dispatch", DispatchProperties.class);
  }
}
