package org.diandan.request.picture;

import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads that draw, and who may ask for the pictures of a request. */
@Configuration(proxyBeanMethods = false)
class PictureConfiguration {

  private static final int DRAWING_THREADS = 2;

  /** Each waits with a file of up to 10 MB in its hands. */
  private static final int MOST_WAITING = 30;

  @Bean(destroyMethod = "dispose")
  Scheduler pictureScheduler() {
    return Schedulers.newBoundedElastic(DRAWING_THREADS, MOST_WAITING, "pictures");
  }

  /** Residents are known by their link or their form; staff is checked per picture. */
  @Bean
  @Order(1)
  AccessRules pictureRules() {
    return rules -> rules.pathMatchers("/requests/{id}/pictures/**").authenticated();
  }
}
