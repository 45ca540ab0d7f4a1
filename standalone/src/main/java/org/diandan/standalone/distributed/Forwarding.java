package org.diandan.standalone.distributed;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.ConnectException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Passes requests on and answers back, piece by piece, so that live pages stay live. */
final class Forwarding {
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of("connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade");

  private final HttpClient client = HttpClient.create().followRedirect(false);

  /** Asks the first instance that can be reached. */
  Publisher<Void> forward(
      Upstreams upstreams, HttpServerRequest request, HttpServerResponse response) {
    return Flux.fromIterable(upstreams.inTurn())
        .concatMap(address -> attempt(address, request, response))
        .next()
        .switchIfEmpty(Mono.defer(() -> answer(response, 502).thenReturn(true)))
        .then();
  }

  /** An answer without words. */
  static Mono<Void> answer(HttpServerResponse response, int status) {
    return Mono.from(response.status(status).send());
  }

  /** Empty when the instance cannot be reached. */
  private Mono<Boolean> attempt(
      String address, HttpServerRequest request, HttpServerResponse response) {
    return client
        .headers(headers -> copyRequest(request, headers))
        .request(request.method())
        .uri(address + request.uri())
        .send(request.receive().retain())
        .response((answer, body) -> pass(answer, body, response))
        .then(Mono.just(true))
        .onErrorResume(ConnectException.class, unreachable -> Mono.empty());
  }

  private static Publisher<Void> pass(
      HttpClientResponse answer, ByteBufFlux body, HttpServerResponse response) {
    response.status(answer.status());
    answer
        .responseHeaders()
        .forEach(
            header ->
                addUnlessOfOneConnection(
                    response.responseHeaders(), header.getKey(), header.getValue()));
    return response.send(body.retain(), piece -> true);
  }

  private static void copyRequest(HttpServerRequest request, HttpHeaders headers) {
    request
        .requestHeaders()
        .forEach(header -> addUnlessOfOneConnection(headers, header.getKey(), header.getValue()));
    // What the client says about itself is not believed here.
    List.of(
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "Forwarded")
        .forEach(headers::remove);
    var client = request.remoteAddress();
    if (client != null) {
      headers.set("X-Forwarded-For", client.getAddress().getHostAddress());
    }
    headers.set("X-Forwarded-Proto", request.scheme());
  }

  private static void addUnlessOfOneConnection(HttpHeaders headers, String name, String value) {
    if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
      headers.add(name, value);
    }
  }
}
