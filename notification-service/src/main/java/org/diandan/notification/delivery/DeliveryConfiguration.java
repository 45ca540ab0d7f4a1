package org.diandan.notification.delivery;

import java.util.Optional;
import org.diandan.notification.message.MessageTexts;
import org.diandan.notification.reply.ReplyCodes;
import org.diandan.notification.sweep.Sweeper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  ContactProperties.class,
  DeliveryProperties.class,
  MailProperties.class
})
class DeliveryConfiguration {

  @Bean
  Contacts contacts(WebClient.Builder builder, ContactProperties properties) {
    return new RequestServiceContacts(builder, properties);
  }

  @Bean
  Gateways gateways(
      SmsGateway sms, MailProperties mail, MessageTexts texts, DeliveryProperties properties) {
    Optional<MailGateway> mailGateway =
        mail.isConfigured() ? Optional.of(new SmtpMail(mail)) : Optional.empty();
    return new Gateways(sms, mailGateway, texts, properties.sendWithin());
  }

  @Bean
  Attempts attempts(
      Contacts contacts, Gateways gateways, DeliveryProperties properties, ReplyCodes replyCodes) {
    return new Attempts(contacts, gateways, properties.retryPolicy(), replyCodes::issue);
  }

  @Bean
  Sweeper deliverySweeper(Deliveries deliveries, DeliveryProperties properties) {
    return new Sweeper("delivery", properties.every(), deliveries::deliverDue);
  }

  @Bean
  Sweeper backlogSweeper(Backlog backlog) {
    return new Sweeper("backlog", Backlog.REFRESH, backlog::refresh);
  }
}
