package org.diandan.request.opendata;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the open data feed.
 *
 * @param enabled Whether there is one, unless an administrator has switched it.
 * @param least The smallest number of cases that is published.
 * @param publisher Who publishes it.
 * @param licence Name or address of the licence it is published under.
 * @param refresh How long figures stay as they were read, so that nobody can watch them change case
 *     by case.
 * @param mostMonths How many months can be asked for at once, and how many are there at all.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.open-data", ignoreUnknownFields = false)
public record OpenDataProperties(
    @DefaultValue("false") boolean enabled,
    @Min(3) @DefaultValue("10") int least,
    @DefaultValue("") String publisher,
    @DefaultValue("CC BY 4.0") String licence,
    @DefaultValue("24h") Duration refresh,
    @Positive @Max(120) @DefaultValue("24") int mostMonths) {}
