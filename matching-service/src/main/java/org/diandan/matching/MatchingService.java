package org.diandan.matching;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts matching-service by itself; its settings are in {@code matching-service.yaml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MatchingService {

  /** Name of the configuration file and of this service in its own events. */
  public static final String NAME = "matching-service";

  /** Starts the service with its own configuration name. */
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(MatchingService.class)
        .properties("spring.config.name=" + NAME)
        .run(arguments);
  }
}
