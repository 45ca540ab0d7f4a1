package org.diandan.request.callback;

import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hours of the call-backs. */
@Configuration(proxyBeanMethods = false)
class CallbackConfiguration {

  @Bean
  CallingHours callingHours(CallbackProperties properties, ZoneId zone) {
    return new CallingHours(properties.from(), properties.until(), zone);
  }
}
