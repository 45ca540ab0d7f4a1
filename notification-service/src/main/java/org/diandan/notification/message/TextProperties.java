package org.diandan.notification.message;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the words.
 *
 * @param zone Where "today" is.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.notification.texts", ignoreUnknownFields = false)
record TextProperties(@DefaultValue("Asia/Shanghai") @NotNull ZoneId zone) {}
