package org.diandan.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.diandan.web.NettyHardening.Patience;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The kit's limits at a tenth of their length; the last two at full length in Boot's server. */
class SlowClientsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration TRICKLE = Duration.ofMillis(200);
  private static final String HEAD = "GET /live HTTP/1.1\r\nHost: localhost\r\n";

  private static DisposableServer server;

  @BeforeAll
  static void start() {
    var patience =
        new Patience(
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofMillis(1_500));
    server =
        NettyHardening.harden(HttpServer.create().host("127.0.0.1").port(0), patience)
            .route(
                routes ->
                    routes
                        .get("/once", (_, response) -> response.sendString(Flux.just("once")))
                        .get("/live", (_, response) -> response.sse().sendString(events()))
                        .get("/endless", (_, response) -> response.sendString(endless())))
            .bindNow();
  }

  @AfterAll
  static void stop() {
    server.disposeNow();
  }

  @Test
  void closesAConnectionWhoseHeadTricklesIn() throws Exception {
    try (var client = connect(server.port())) {
      send(client, HEAD);

      awaitEndOf(client);
    }
  }

  @Test
  void closesAConnectionThatTricklesTheHeadOfItsSecondRequest() throws Exception {
    try (var client = connect(server.port())) {
      send(client, "GET /once HTTP/1.1\r\nHost: localhost\r\n\r\n");
      var answer = client.getInputStream();
      while (answer.read() != 'o' || answer.read() != 'n' || answer.read() != 'c') {
        assertThat(client.isClosed()).isFalse();
      }

      send(client, HEAD);

      awaitEndOf(client);
    }
  }

  @Test
  void closesAConnectionThatSaysNothing() throws Exception {
    try (var client = connect(server.port())) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void closesAConnectionThatTakesNothingOfItsAnswer() throws Exception {
    try (var client = new Socket()) {
      client.setReceiveBufferSize(4_096);
      client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      send(client, "GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n");

      awaitEndOf(client);
    }
  }

  @Test
  void keepsAStreamOfEventsOpenLongerThanTheLimits() throws Exception {
    try (var client = connect(server.port())) {
      send(client, HEAD + "\r\n");

      var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8)).lines();
      assertThat(lines.filter(line -> line.contains("event 8")).findFirst()).isPresent();
    }
  }

  @Test
  void hasTheLimitsOfTheKitInTheServersOfTheServices() throws Exception {
    try (var client = connect(URI.create(DemoServer.address()).getPort())) {
      send(client, HEAD);

      awaitEndOf(client);
    }
  }

  @Test
  void refusesABodyThatStalls() throws Exception {
    try (var client = connect(URI.create(DemoServer.address()).getPort())) {
      send(
          client,
          """
          POST /api/open/orders HTTP/1.1\r
          Host: localhost\r
          Content-Type: application/json\r
          Content-Length: 100\r
          \r
          {\
          """);

      assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 408")
          .contains("urn:problem:too-slow");
    }
  }

  /** One event a second: for longer than the head, a read or a write may take. */
  private static Flux<String> events() {
    return Flux.interval(Duration.ofSeconds(1)).map(i -> "data: event " + i + "\n\n");
  }

  private static Flux<String> endless() {
    return Flux.generate(lines -> lines.next("点单".repeat(1_000)));
  }

  private static Socket connect(int port) throws IOException {
    var client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout((int) LIMIT.toMillis());
    return client;
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** Goes on with its head, a header at a time, until the server does not listen any more. */
  private static void awaitEndOf(Socket client) {
    await().pollInterval(TRICKLE).until(() -> isRefused(client));
  }

  private static boolean isRefused(Socket client) {
    try {
      send(client, "X-Slow: yes\r\n");
      return false;
    } catch (IOException closed) {
      return true;
    }
  }
}
