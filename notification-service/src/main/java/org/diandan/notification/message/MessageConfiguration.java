package org.diandan.notification.message;

import java.time.Clock;
import java.time.ZoneId;
import org.diandan.notification.sweep.Sweeper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AddressingProperties.class, TextProperties.class})
class MessageConfiguration {

  @Bean
  MessageTexts messageTexts(TextProperties properties, WordsInForce inForce) {
    return new MessageTexts(new TimeWords(properties.zone()), inForce);
  }

  /** Where people read moments. */
  @Bean
  ZoneId zone(TextProperties properties) {
    return properties.zone();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Sweeper addressingSweeper(Addressing addressing, AddressingProperties properties) {
    return new Sweeper("addressing", properties.every(), addressing::addressDue);
  }
}
