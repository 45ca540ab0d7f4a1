package org.diandan.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/**
 * A connection that is kept is read again after every answer. Reactor Netty alone forgets it when a
 * queued request is answered at once (their issue 4361): a browser then waits for ever.
 */
class KeptAliveIT {

  private static final int MILLIS_TO_WAIT = 10_000;

  @Test
  void answersWhatComesAfterRequestsThatHadToQueue() throws IOException {
    var server =
        NettyHardening.harden(HttpServer.create().host("127.0.0.1").port(0))
            .route(
                routes ->
                    routes
                        .get("/slow", (_, response) -> response.sendString(soon("slow")))
                        .get("/fast", (_, response) -> response.sendString(Mono.just("fast"))))
            .bindNow();

    try (var client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      client.setSoTimeout(MILLIS_TO_WAIT);
      var answers = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      send(client, get("/slow") + get("/fast") + get("/fast"));
      awaitAnswers(answers, 3);

      send(client, get("/fast"));

      assertThat(awaitAnswers(answers, 1)).isEqualTo(1);
    } finally {
      server.disposeNow();
    }
  }

  private static Mono<String> soon(String words) {
    return Mono.delay(Duration.ofMillis(100)).thenReturn(words);
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private static void send(Socket client, String requests) throws IOException {
    client.getOutputStream().write(requests.getBytes(US_ASCII));
  }

  /** Reads so many heads; the server ends the wait by silence, which is a failure. */
  private static int awaitAnswers(BufferedReader answers, int wanted) throws IOException {
    int seen = 0;
    while (seen < wanted) {
      var line = answers.readLine();
      if (line == null) {
        break;
      }
      if (line.contains("HTTP/1.1 200")) {
        seen++;
      }
    }
    return seen;
  }
}
