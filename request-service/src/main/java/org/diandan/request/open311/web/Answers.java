package org.diandan.request.open311.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends answers with exactly the headers the specification wants. */
final class Answers {

  private Answers() {}

  static Mono<Void> ok(ServerWebExchange exchange, Format format, Document document) {
    return send(exchange, HttpStatus.OK, format.contentType(), document.bytes(format));
  }

  static Mono<Void> send(
      ServerWebExchange exchange, HttpStatus status, String contentType, byte[] body) {
    var response = exchange.getResponse();
    response.setStatusCode(status);
    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, contentType);
    response.getHeaders().setContentLength(body.length);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }
}
