package org.diandan.request.clock.running;

import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of running clocks; spans pass as the clocks of the request do.
 *
 * @param remindEvery Pause between two looks for what comes due.
 * @param urgent Spans of needs that run on wall time.
 * @param planned Spans of needs that run on the working calendar; 24 h are one working day.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.clocks", ignoreUnknownFields = false)
record ClockProperties(
    @DefaultValue("20s") Duration remindEvery,
    @Valid @DefaultValue Urgent urgent,
    @Valid @DefaultValue Planned planned) {

  /**
   * Day and night.
   *
   * @param answerWithin Silence after a question that reminds the resident, and doubled the desk.
   * @param overdueAfter Time past a deadline after which officials are told.
   */
  record Urgent(
      @DefaultValue("2h") Duration answerWithin, @DefaultValue("2h") Duration overdueAfter) {}

  /**
   * On the working calendar.
   *
   * @param answerWithin As for urgent needs.
   * @param overdueAfter As for urgent needs.
   */
  record Planned(
      @DefaultValue("48h") Duration answerWithin, @DefaultValue("24h") Duration overdueAfter) {}
}
