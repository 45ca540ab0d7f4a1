package org.diandan.request.history;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the history of a phone.
 *
 * @param codeValid How long a one-time code can be used.
 * @param codeTries How many guesses a code stands before it is void.
 * @param session How long the list stays open once the code was right.
 * @param link How long a link that was opened from the list leads to its request.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.history", ignoreUnknownFields = false)
record HistoryProperties(
    @DefaultValue("10m") Duration codeValid,
    @Positive @DefaultValue("5") int codeTries,
    @DefaultValue("30m") Duration session,
    @DefaultValue("24h") Duration link) {}
