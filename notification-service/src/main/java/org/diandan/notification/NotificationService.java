package org.diandan.notification;

import org.diandan.outbox.OutboxConfiguration;
import org.diandan.web.WebKitConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts notification-service as a process of its own. */
@SpringBootApplication
@EnableScheduling
@Import({OutboxConfiguration.class, WebKitConfiguration.class})
public class NotificationService {

  /** Reads {@code notification-service.yaml}; settings come from the environment. */
  static void main(String[] arguments) {
    System.setProperty("spring.config.name", "notification-service");
    SpringApplication.run(NotificationService.class, arguments);
  }
}
