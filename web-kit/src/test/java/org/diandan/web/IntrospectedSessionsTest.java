package org.diandan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

class IntrospectedSessionsTest {

  private static final String ACTIVE =
      """
      {"active": true, "sub": "6f1c1ff2-95e5-4d9f-a2ab-55a6a95ebbd5", "name": "王", "sid": "s",
       "authorities": [{"role": "LEADER", "area": "360802"}], "exp": 1}
      """;

  private final AtomicInteger asked = new AtomicInteger();
  private final MovableClock clock = new MovableClock();
  private String answer = ACTIVE;
  private HttpStatus status = HttpStatus.OK;

  private final IntrospectedSessions sessions =
      new IntrospectedSessions(
          WebClient.builder()
              .exchangeFunction(
                  _ -> {
                    asked.incrementAndGet();
                    return Mono.just(
                        ClientResponse.create(status)
                            .header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                            .body(answer)
                            .build());
                  })
              .build(),
          clock);

  @Test
  void asksOnceInFiveSeconds() {
    assertThat(sessions.find("t").block())
        .satisfies(person -> assertThat(person.holds("LEADER", "360802001")).isTrue());

    clock.now = clock.now.plusMillis(4_900);
    answer = "{\"active\": false}";

    assertThat(sessions.find("t").block()).isNotNull();
    assertThat(asked).hasValue(1);
  }

  @Test
  void forgetsAnEndedSessionAfterFiveSeconds() {
    sessions.find("t").block();

    clock.now = clock.now.plusMillis(5_001);
    answer = "{\"active\": false}";

    assertThat(sessions.find("t").block()).isNull();
  }

  @Test
  void isAnOutageAndNotAStrangerWhenNobodyCanBeAsked() {
    status = HttpStatus.SERVICE_UNAVAILABLE;

    assertThatThrownBy(() -> sessions.find("t").block())
        .satisfies(error -> assertThat(Problem.of(error).status().value()).isEqualTo(503));
  }

  private static final class MovableClock extends Clock {

    private Instant now = Instant.parse("2026-11-23T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
