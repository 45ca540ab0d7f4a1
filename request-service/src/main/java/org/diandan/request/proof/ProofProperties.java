package org.diandan.request.proof;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of proofs that a phone is somebody's.
 *
 * @param codeValid How long a one-time code can be used.
 * @param codeTries How many guesses a code stands before it is void.
 * @param kept How long a proof, and a form that was begun with it, waits for its end.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.proof", ignoreUnknownFields = false)
record ProofProperties(
    @DefaultValue("10m") Duration codeValid,
    @Positive @DefaultValue("5") int codeTries,
    @DefaultValue("24h") Duration kept) {}
