package org.diandan.request.lifecycle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of what happens by itself.
 *
 * @param evaluationWindow Silence after delivery that closes a request as not evaluated.
 * @param sweepEvery Pause between two looks for such requests.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.lifecycle", ignoreUnknownFields = false)
record LifecycleProperties(
    @DefaultValue("72h") Duration evaluationWindow, @DefaultValue("30s") Duration sweepEvery) {}
