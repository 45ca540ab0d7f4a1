package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.diandan.request.journey.BadCalls.Call;
import org.diandan.request.journey.BadCalls.Route;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent to a way in, it is never our defect, and what is refused is named. The number of
 * calls is the property {@code diandan.bad-inputs}.
 */
class GeneratedBadInputIT {

  private static final int CALLS = Integer.getInteger("diandan.bad-inputs", 20_000);
  private static final long SEED = 20_261_126L;
  private static final int AT_ONCE = 8;
  private static final int FAULTS_SHOWN = 20;
  private static final int LONGEST_SHOWN = 300;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void noGeneratedInputIsAnsweredWithADefectAndEveryRefusalNamesItsField()
      throws InterruptedException, ExecutionException {
    var routes = WaysIn.all();
    var calls = new BadCalls(SEED);
    List<Callable<Optional<String>>> judged =
        IntStream.range(0, CALLS)
            .mapToObj(number -> calls.spoil(routes.get(number % routes.size())))
            .<Callable<Optional<String>>>map(call -> () -> judge(call))
            .toList();

    List<String> faults;
    try (var pool = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      faults =
          pool.invokeAll(judged).stream()
              .map(Future::resultNow)
              .flatMap(Optional::stream)
              .limit(FAULTS_SHOWN)
              .toList();
    }

    assertThat(faults).isEmpty();
  }

  private static Optional<String> judge(Call call) throws InterruptedException {
    try {
      return faultOf(call, sendOnAnyConnection(call));
    } catch (IOException e) {
      return Optional.of(
          "%s, %s: no answer, %s".formatted(call.route().name(), shortened(call.what()), e));
    }
  }

  /** A connection that the service has just closed may still lie in the pool: once more, then. */
  private static HttpResponse<String> sendOnAnyConnection(Call call)
      throws IOException, InterruptedException {
    try {
      return send(call);
    } catch (IOException e) {
      return send(call);
    }
  }

  private static HttpResponse<String> send(Call call) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(Ordering.SERVICE.address() + call.pathAndQuery()))
            .timeout(LIMIT)
            .method(call.route().method(), call.body())
            .header("Content-Type", call.mediaType());
    call.route().headers().forEach(request::setHeader);
    return Client.HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static Optional<String> faultOf(Call call, HttpResponse<String> answer) {
    boolean defect = answer.statusCode() >= 500;
    boolean nameless =
        List.of(400, 422).contains(answer.statusCode())
            && isProblem(answer)
            && fieldsOf(answer.body()).isEmpty();
    return defect || nameless
        ? Optional.of(
            "%s, %s: %d %s"
                .formatted(
                    call.route().name(),
                    shortened(call.what()),
                    answer.statusCode(),
                    shortened(answer.body())))
        : Optional.empty();
  }

  private static boolean isProblem(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Content-Type")
        .orElse("")
        .startsWith("application/problem+json");
  }

  private static List<String> fieldsOf(String body) {
    try {
      return JsonMapper.shared().readTree(body).findValuesAsString("field");
    } catch (JacksonException e) {
      return List.of();
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
  }

  /** Keeps its connections. */
  private static final class Client {
    static final HttpClient HTTP =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Every route that takes something in, with a call it would accept. */
  private static final class WaysIn {

    static List<Route> all() {
      var order = Ordering.order(Map.of());
      var hotlineOrder = Ordering.order(Map.of("orderNumber", "GZ-{n}"));
      return List.of(
          json("API", "/api/requests", order, Map.of("Accept", "application/json")),
          json("hotline", "/api/hotline/orders", hotlineOrder, hotline()));
    }

    private static Map<String, String> hotline() {
      return Map.of("Authorization", "Bearer " + Ordering.hotlineKey("", 60_000));
    }

    private static Route json(
        String name, String path, Map<String, Object> fields, Map<String, String> headers) {
      return new Route(name, "POST", path, BadCalls.Body.JSON, fields, headers);
    }
  }
}
