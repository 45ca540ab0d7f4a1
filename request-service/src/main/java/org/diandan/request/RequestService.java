package org.diandan.request;

import org.diandan.outbox.OutboxConfiguration;
import org.diandan.web.WebKitConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts request-service by itself; its settings are in {@code request-service.yaml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import({OutboxConfiguration.class, WebKitConfiguration.class})
public class RequestService {

  /** Name of the configuration file and of this service in its own events. */
  public static final String NAME = "request-service";

  /** Starts the service with its own configuration name. */
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(RequestService.class)
        .properties("spring.config.name=" + NAME)
        .run(arguments);
  }
}
