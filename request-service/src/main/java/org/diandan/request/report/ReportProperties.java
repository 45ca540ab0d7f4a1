package org.diandan.request.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of reports.
 *
 * @param lookEvery Pause between two looks for reports that are to be issued by themselves.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.report", ignoreUnknownFields = false)
record ReportProperties(@DefaultValue("1m") Duration lookEvery) {}
