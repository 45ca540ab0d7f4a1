package org.diandan.request.stopper;

import org.diandan.request.csv.CsvTable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the table of topics; a city may bring its own. */
@Configuration(proxyBeanMethods = false)
class StopperConfiguration {

  /**
   * Settings of what is said before an order goes on.
   *
   * @param topics Table of topics as a resource location: the shipped one, or a city's own file.
   */
  @ConfigurationProperties(prefix = "diandan.stopper", ignoreUnknownFields = false)
  record StopperProperties(@DefaultValue("classpath:stopper/topics.csv") Resource topics) {}

  @Bean
  Stoppers stoppers(StopperProperties properties) {
    return Stoppers.of(CsvTable.of(properties.topics()));
  }
}
