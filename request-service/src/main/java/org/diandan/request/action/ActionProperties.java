package org.diandan.request.action;

import jakarta.validation.Valid;
import java.time.Duration;
import org.diandan.request.lifecycle.Remark;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of what residents do after ordering.
 *
 * @param urge How often a resident may ask to hurry.
 * @param addWords How often words may be added.
 * @param reschedule How often another time may be wished.
 * @param reopenWithin How long after closing a request may be reopened.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.action", ignoreUnknownFields = false)
record ActionProperties(
    @Valid @DefaultValue Pace urge,
    @Valid @DefaultValue Pace addWords,
    @Valid @DefaultValue Pace reschedule,
    @DefaultValue("7d") Duration reopenWithin) {

  Pace of(Remark remark) {
    return switch (remark) {
      case URGE -> urge;
      case ADD_WORDS -> addWords;
      case RESCHEDULE -> reschedule;
    };
  }
}
