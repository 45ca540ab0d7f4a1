package org.diandan.notification.message;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the search for recipients.
 *
 * @param every Pause between two looks for new facts.
 * @param giveUpAfter Age at which a fact whose recipients never became known is put aside.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.notification.addressing", ignoreUnknownFields = false)
record AddressingProperties(
    @DefaultValue("200ms") @NotNull Duration every,
    @DefaultValue("1d") @NotNull Duration giveUpAfter) {}
