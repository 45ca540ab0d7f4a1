package org.diandan.request.administration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is known about backups.
 *
 * @param marker File that is touched whenever a backup was made; empty when nobody tells the
 *     platform.
 */
@ConfigurationProperties(prefix = "diandan.backup", ignoreUnknownFields = false)
record BackupProperties(@DefaultValue("") String marker) {}
