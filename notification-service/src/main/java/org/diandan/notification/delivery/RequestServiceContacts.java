package org.diandan.notification.delivery;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.diandan.notification.message.MessageKind;
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
    return ask("/internal/contacts", new Question(personId, purpose), Contact.class);
  }

  @Override
  public Mono<String> findCode(UUID codeId, MessageKind kind) {
    var path = kind.provesPhone() ? "/internal/phone-codes" : "/internal/history-codes";
    return ask(path, new CodeQuestion(codeId, "notification " + kind), Code.class).map(Code::code);
  }

  private <T> Mono<T> ask(String path, Record question, Class<T> answer) {
    return client
        .post()
        .uri(path)
        .bodyValue(question)
        .retrieve()
        .bodyToMono(answer)
        .timeout(LIMIT)
        .onErrorResume(NotFound.class, nobody -> Mono.empty())
        .onErrorMap(
            WebClientResponseException.class,
            refused -> trouble("contact: status " + refused.getStatusCode().value(), refused))
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

  /**
   * @param purpose goes into the audit log
   */
  private record CodeQuestion(UUID codeId, String purpose) {}

  private record Code(String code) {

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
      return "Code[…]";
    }
  }
}
