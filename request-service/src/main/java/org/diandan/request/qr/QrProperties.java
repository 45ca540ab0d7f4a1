package org.diandan.request.qr;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of printed codes.
 *
 * @param address Where residents reach this site, such as {@code https://diandan.example}; empty
 *     for the address the staff use to print.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.qr", ignoreUnknownFields = false)
public record QrProperties(@DefaultValue("") String address) {}
