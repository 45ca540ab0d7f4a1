package org.diandan.matching.visit;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Asks request-service, which derives the code, counts the guesses and records the question. */
@Component
class AskedCodes implements VisitCodes {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final WebClient client;

  AskedCodes(WebClient.Builder builder, VisitProperties settings) {
    this.client =
        builder
            .clone()
            .baseUrl(settings.requestUrl())
            .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.serviceSecret())
            .build();
  }

  private record Verdict(boolean right) {}

  @Override
  public Mono<Answer> check(Guess guess) {
    return client
        .post()
        .uri("/internal/visit-codes")
        .bodyValue(guess)
        .retrieve()
        .bodyToMono(Verdict.class)
        .map(verdict -> verdict.right() ? Answer.RIGHT : Answer.WRONG)
        .timeout(PATIENCE)
        .onErrorResume(WebClientResponseException.class, AskedCodes::refused)
        // The step can be taken without the code; whoever is there should not wait for a network.
        .onErrorReturn(WebClientException.class, Answer.UNCHECKED)
        .onErrorReturn(TimeoutException.class, Answer.UNCHECKED);
  }

  private static Mono<Answer> refused(WebClientResponseException refusal) {
    return Mono.just(
        refusal.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)
            ? Answer.GUESSED_TOO_OFTEN
            : refusal.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                ? Answer.WRONG
                : Answer.UNCHECKED);
  }
}
