package org.diandan.standalone.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ManagementDispatchTest {

  @Test
  void asksThoseWhoCallAServiceThatIsStillStartingToComeAgain() throws Exception {
    var services = new Services(Map.of("request", new CapturedServer()));

    try (var front = Front.open(Listener.loopback(0), new ManagementDispatch(services))) {
      var answer = get(front, "/internal/areas");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }
  }

  @Test
  void letsAServiceAnswerOnceItIsUp() throws Exception {
    var server = new CapturedServer();
    var services = new Services(Map.of("request", server));

    try (var front = Front.open(Listener.loopback(0), new ManagementDispatch(services))) {
      server.getWebServer(
          (request, response) -> {
            response.setStatusCode(HttpStatus.NO_CONTENT);
            return response.setComplete();
          });

      assertThat(get(front, "/request/health").statusCode()).isEqualTo(204);
    }
  }

  private static HttpResponse<Void> get(Front front, String path)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:%d%s".formatted(front.port(), path));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
    }
  }
}
