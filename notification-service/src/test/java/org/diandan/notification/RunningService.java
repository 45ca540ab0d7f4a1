package org.diandan.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.notification.delivery.SmsGateway;
import org.diandan.testkit.KafkaForTests;
import org.diandan.testkit.OwnEventLoops;
import org.diandan.testkit.PostgresForTests;
import org.diandan.testkit.TestDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service with real database and broker, started once for all integration tests. */
final class RunningService {

  static final Wire WIRE = new Wire();
  static final RequestServiceForTests PEOPLE = new RequestServiceForTests();
  static final TestDatabase DATABASE = PostgresForTests.database("notification");
  static final GreenMail MAILS = mails();
  static final String REPLY_SECRET = "only-for-tests-only-for-tests";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ConfigurableApplicationContext CONTEXT = first();

  private RunningService() {}

  static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  static SwitchableSms sms() {
    return CONTEXT.getBean(SwitchableSms.class);
  }

  static String address() {
    var server = ((ReactiveWebServerApplicationContext) CONTEXT).getWebServer();
    return "http://127.0.0.1:" + (server == null ? 0 : server.getPort());
  }

  /** A client that is not signed in. */
  static WebTestClient anybody() {
    return WebTestClient.bindToServer().baseUrl(address()).responseTimeout(PATIENCE).build();
  }

  static WebTestClient as(UUID person, String role) {
    return anybody()
        .mutate()
        .defaultHeader("Authorization", "Bearer " + RequestServiceForTests.token(person, role))
        .build();
  }

  /** Somebody who holds a role in one area only. */
  static WebTestClient as(UUID person, String role, String area) {
    return anybody()
        .mutate()
        .defaultHeader(
            "Authorization", "Bearer " + RequestServiceForTests.token(person, role, area))
        .build();
  }

  private static GreenMail mails() {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private static ConfigurableApplicationContext first() {
    Wire.createTopics();
    return start();
  }

  /** One more instance on the same database and broker. */
  static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(NotificationService.class, Doubles.class)
        .properties("spring.config.name=notification-service")
        .initializers(new OwnEventLoops())
        .run(
            Stream.concat(
                    Stream.of(
                        "spring.kafka.bootstrap-servers=" + KafkaForTests.bootstrapServers(),
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "management.server.port=0",
                        "diandan.web.service-secret=" + RequestServiceForTests.SECRET,
                        "diandan.web.request-url=" + PEOPLE.url(),
                        "diandan.notification.replies.secret=" + REPLY_SECRET,
                        "diandan.notification.delivery.tries=3",
                        "diandan.notification.delivery.first-pause=100ms",
                        "diandan.notification.mail.host=127.0.0.1",
                        "diandan.notification.mail.port=" + MAILS.getSmtp().getPort(),
                        "diandan.notification.mail.from=diandan@example.org",
                        "diandan.notification.mail.security=none"),
                    Arrays.stream(DATABASE.propertyPairs()))
                .map(pair -> "--" + pair)
                .toArray(String[]::new));
  }

  @Configuration(proxyBeanMethods = false)
  static class Doubles {

    @Bean
    @Primary
    SwitchableSms switchableSms(@Qualifier("demonstrationSms") SmsGateway behind) {
      return new SwitchableSms(behind);
    }
  }
}
