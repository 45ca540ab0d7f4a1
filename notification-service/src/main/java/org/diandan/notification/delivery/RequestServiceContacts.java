package org.diandan.notification.delivery;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.client.WebClientResponseException.NotFound;
import reactor.core.publisher.Mono;

/** Asks request-service, which owns every person and writes each question into its audit log. */
final class RequestServiceContacts implements Contacts {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final WebClient client;

  RequestServiceContacts(WebClient.Builder builder, ContactProperties properties) {
    this.client =
        builder
            .clone()
            .baseUrl(properties.requestUrl())
            .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.serviceSecret())
            .build();
  }

  @Override
  public Mono<Contact> find(UUID personId, String purpose) {
    return client
        .post()
        .uri("/internal/contacts")
        .bodyValue(new Question(personId, purpose))
        .retrieve()
        .bodyToMono(Contact.class)
        .timeout(LIMIT)
        .onErrorResume(NotFound.class, nobody -> Mono.empty())
        .onErrorMap(
            WebClientResponseException.class,
            answer -> trouble("contact: status " + answer.getStatusCode().value(), answer))
        .onErrorMap(
            WebClientRequestException.class, gone -> trouble("contact: not reachable", gone))
        .onErrorMap(TimeoutException.class, late -> trouble("contact: no answer", late));
  }

  private static DeliveryTrouble trouble(String what, Throwable cause) {
    return new DeliveryTrouble(what, cause);
  }

  /**
   * @param purpose goes into the audit log
   */
  private record Question(UUID personId, String purpose) {}
}
