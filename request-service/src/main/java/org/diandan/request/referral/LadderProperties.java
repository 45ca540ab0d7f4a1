package org.diandan.request.referral;

import jakarta.validation.Valid;
import java.time.Duration;
import org.diandan.contract.Urgency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the four ways up; spans pass as the clocks of the request do.
 *
 * @param remindEvery Pause between two looks for what comes due.
 * @param urgent Spans of needs that run on wall time.
 * @param planned Spans of needs that run on the working calendar; 24 h are one working day.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.ladder", ignoreUnknownFields = false)
record LadderProperties(
    @DefaultValue("20s") Duration remindEvery,
    @Valid @DefaultValue Urgent urgent,
    @Valid @DefaultValue Planned planned) {

  /**
   * Day and night.
   *
   * @param sign Time a department has to sign.
   * @param responsible Time on the rung of responsible departments.
   * @param functional Time on the rung of functional departments.
   * @param meeting Time until the joint meeting should have decided.
   */
  record Urgent(
      @DefaultValue("1h") Duration sign,
      @DefaultValue("24h") Duration responsible,
      @DefaultValue("48h") Duration functional,
      @DefaultValue("72h") Duration meeting) {}

  /**
   * On the working calendar.
   *
   * @param sign As for urgent needs.
   * @param responsible As for urgent needs.
   * @param functional As for urgent needs.
   * @param meeting As for urgent needs.
   */
  record Planned(
      @DefaultValue("24h") Duration sign,
      @DefaultValue("120h") Duration responsible,
      @DefaultValue("240h") Duration functional,
      @DefaultValue("360h") Duration meeting) {}

  Spans of(Urgency urgency) {
    return urgency.runsOnWallTime()
        ? new Spans(urgent.sign, urgent.responsible, urgent.functional, urgent.meeting)
        : new Spans(planned.sign, planned.responsible, planned.functional, planned.meeting);
  }

  /** Of one urgency. */
  record Spans(Duration sign, Duration responsible, Duration functional, Duration meeting) {}
}
