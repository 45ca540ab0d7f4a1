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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.request.journey.BadCalls.Call;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to a way in, it is never our defect, and what is refused is named. The number of
 * calls is the property {@code diandan.bad-inputs}.
 */
class GeneratedBadInputIT {

  private static final int CALLS = Integer.getInteger("diandan.bad-inputs", 500);
  private static final int MOST_TRIES = 5;
  private static final long SEED = Long.getLong("diandan.bad-inputs-seed", 20_261_126L);
  private static final int AT_ONCE = 8;
  private static final int FAULTS_SHOWN = 60;
  private static final int LONGEST_SHOWN = 300;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static TakingIn service;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    service = TakingIn.start();
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Test
  void noGeneratedInputIsAnsweredWithADefectAndEveryRefusalNamesItsField()
      throws InterruptedException, ExecutionException {
    var routes =
        Stream.of(
                ResidentWays.of(service),
                ProgramWays.of(service),
                StaffWays.of(service),
                AdministratorWays.of(service))
            .flatMap(List::stream)
            .toList();
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
      var answer = sendOnAnyConnection(call);
      return JudgeAnswers.faultOf(answer).map(fault -> said(call, fault, answer));
    } catch (IOException e) {
      return Optional.of("%s, %s: no answer, %s".formatted(call.route().name(), call.what(), e));
    }
  }

  private static String said(Call call, String fault, HttpResponse<String> answer) {
    return "%s, %s (%s): %s, %d %s"
        .formatted(
            call.route().name(),
            shortened(call.what()),
            call.mediaType(),
            fault,
            answer.statusCode(),
            shortened(answer.body()))
        // Reports of a build are no place for what was sent.
        .replaceAll("[\\p{Cntrl}\\p{Cs}\\x{202e}]", "?");
  }

  /**
   * A connection that the service has just closed may still lie in the pool, and the 414 to a line
   * of tens of kilobytes may get lost with the connection it closes: again, then.
   */
  private static HttpResponse<String> sendOnAnyConnection(Call call)
      throws IOException, InterruptedException {
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      try {
        return send(call);
      } catch (IOException e) {
        // On another connection.
      }
    }
    return send(call);
  }

  private static HttpResponse<String> send(Call call) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(service.address() + call.pathAndQuery()))
            .timeout(LIMIT)
            .method(call.route().method(), call.body())
            .setHeader("Content-Type", call.mediaType());
    call.route().headers().entrySet().stream()
        .filter(header -> !header.getKey().equals("Content-Type"))
        .forEach(header -> request.setHeader(header.getKey(), header.getValue()));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** What a person reads, without the head of the page. */
  private static String shortened(String answer) {
    var text = answer.replaceAll("(?s)^.*<main|\\s+", " ");
    return text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
  }
}
