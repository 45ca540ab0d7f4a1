package org.diandan.request.hotline;

import org.diandan.contract.Role;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.web.Door;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may use the routes of hotlines and their keys. */
@Configuration(proxyBeanMethods = false)
class HotlineAccess {

  /** Before the rules of other packages: a hotline's key must not reach the making of keys. */
  @Bean
  @Order(0)
  AccessRules hotlineRules() {
    return rules -> {
      rules
          .pathMatchers(
              "/api/hotline/keys", "/api/hotline/keys/**", "/admin/keys", "/admin/keys/**")
          .hasRole(Role.ADMINISTRATOR.name());
      rules.pathMatchers("/api/hotline/**").hasRole(Role.HOTLINE.name());
    };
  }

  /** What is done to orders that were taken is no part of it. */
  @Bean
  Door hotlineOrders() {
    return Door.bringing(
        Feature.HOTLINE_ORDERS, "/api/hotline/orders", "/api/hotline/orders/batch");
  }

  @Bean
  Door hotlinePhotos() {
    return Door.bringing(Feature.PHOTOS, "/api/hotline/orders/{number}/attachments");
  }
}
