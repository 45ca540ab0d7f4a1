package org.diandan.standalone.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** What visitors see while the services are still starting; the page asks again by itself. */
final class StartingPage {
  private final byte[] page;

  StartingPage() {
    try (var resource =
        Objects.requireNonNull(StartingPage.class.getResourceAsStream("/front/starting.html"))) {
      page = resource.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Publisher<Void> answer(HttpServerResponse response) {
    return response
        .status(503)
        .header("Content-Type", "text/html;charset=UTF-8")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        .header("Retry-After", "2")
        .header("Connection", "close")
        .sendByteArray(Mono.just(page));
  }
}
