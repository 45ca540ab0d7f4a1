package org.diandan.request.opendata.web;

import org.diandan.request.feature.Feature;
import org.diandan.request.feature.FeatureDefault;
import org.diandan.request.opendata.OpenDataProperties;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everybody reads it without signing in, where it is on. */
@Configuration(proxyBeanMethods = false)
class OpenDataAccess {

  @Bean
  AccessRules openDataRules() {
    return rules -> rules.pathMatchers("/open-data", "/open-data/**").permitAll();
  }

  @Bean
  FeatureDefault openDataByDefault(OpenDataProperties properties) {
    return new FeatureDefault(Feature.OPEN_DATA, properties.enabled());
  }
}
