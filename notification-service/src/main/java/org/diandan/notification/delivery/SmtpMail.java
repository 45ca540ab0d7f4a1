package org.diandan.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends mails by SMTP; blocking, so each mail runs on a thread of its own with time limits. */
final class SmtpMail implements MailGateway {

  private static final String TIME_LIMIT_MILLIS = "10000";

  private final MailProperties properties;
  private final JavaMailSenderImpl sender;

  SmtpMail(MailProperties properties) {
    this.properties = properties;
    this.sender = sender(properties);
  }

  @Override
  public Mono<Void> send(UUID key, String mailAddress, String subject, String text) {
    return Mono.fromRunnable(() -> deliver(key, mailAddress, subject, text))
        .subscribeOn(Schedulers.boundedElastic())
        .then();
  }

  private void deliver(UUID key, String mailAddress, String subject, String text) {
    try {
      var mail = new KeyedMail(sender.getSession(), key);
      var helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
      helper.setFrom(properties.from());
      helper.setTo(mailAddress);
      helper.setSubject(subject);
      helper.setText(text);
      sender.send(mail);
    } catch (MailException | MessagingException trouble) {
      // The cause's text may quote the address, so only its kind is told.
      throw new DeliveryTrouble("mail: " + trouble.getClass().getSimpleName(), trouble);
    }
  }

  private static JavaMailSenderImpl sender(MailProperties properties) {
    var sender = new JavaMailSenderImpl();
    sender.setHost(properties.host());
    sender.setPort(properties.port());
    if (!properties.user().isBlank()) {
      sender.setUsername(properties.user());
      sender.setPassword(properties.password());
    }
    sender.setJavaMailProperties(protocol(properties));
    return sender;
  }

  private static Properties protocol(MailProperties properties) {
    var protocol = new Properties();
    protocol.put("mail.smtp.auth", Boolean.toString(!properties.user().isBlank()));
    protocol.put("mail.smtp.connectiontimeout", TIME_LIMIT_MILLIS);
    protocol.put("mail.smtp.timeout", TIME_LIMIT_MILLIS);
    protocol.put("mail.smtp.writetimeout", TIME_LIMIT_MILLIS);
    switch (properties.security()) {
      case STARTTLS -> {
        protocol.put("mail.smtp.starttls.enable", "true");
        protocol.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> protocol.put("mail.smtp.ssl.enable", "true");
      case NONE -> protocol.put("mail.smtp.starttls.enable", "false");
    }
    return protocol;
  }

  /** A mail whose Message-ID is the message's key, the same in a repeat. */
  private static final class KeyedMail extends MimeMessage {

    private final UUID key;

    KeyedMail(Session session, UUID key) {
      super(session);
      this.key = key;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + key + "@diandan>");
    }
  }
}
