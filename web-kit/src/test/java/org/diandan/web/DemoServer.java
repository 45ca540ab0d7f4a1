package org.diandan.web;

import java.time.Duration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The demo on a free port, started once; it ends with the JVM of the tests. */
final class DemoServer {

  private static final ConfigurableApplicationContext CONTEXT =
      new SpringApplicationBuilder(DemoApplication.class)
          .run("--server.port=0", "--server.address=127.0.0.1");

  private DemoServer() {}

  static String address() {
    return "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port");
  }

  static WebTestClient client() {
    return WebTestClient.bindToServer()
        .baseUrl(address())
        .responseTimeout(Duration.ofSeconds(60))
        .build();
  }
}
