package org.diandan.notification.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server.
 *
 * @param host Name of the SMTP server; empty means that no mail is sent.
 * @param port Port of the SMTP server.
 * @param user Login at the server; empty for none.
 * @param password Password at the server.
 * @param from Sender of all mails; needed with a host.
 * @param security How the connection is protected.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.notification.mail", ignoreUnknownFields = false)
record MailProperties(
    @DefaultValue("") @NotNull String host,
    @DefaultValue("587") @Min(1) @Max(65_535) int port,
    @DefaultValue("") @NotNull String user,
    @DefaultValue("") @NotNull String password,
    @DefaultValue("") @NotNull String from,
    @DefaultValue("starttls") @NotNull Security security) {

  MailProperties {
    if (!host.isBlank() && from.isBlank()) {
      throw new IllegalArgumentException(
          """
          A mail server is configured (%s) but no sender.
          Set DIANDAN_MAIL_FROM to the address the mails come from."""
              .formatted(host));
    }
  }

  boolean isConfigured() {
    return !host.isBlank();
  }

  @Override
  public String toString() {
    return "MailProperties[host=%s, port=%d, security=%s]".formatted(host, port, security);
  }

  /** How the connection to the mail server is protected. */
  enum Security {
    /** Plain connection that must turn to TLS before anything is said. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    /** Unprotected: for a server on the same machine. */
    NONE
  }
}
