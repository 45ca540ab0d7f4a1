package org.diandan.standalone.front;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Stands where a service would open its own port: keeps the handler for the common front, opens
 * nothing.
 */
public final class CapturedServer implements ReactiveWebServerFactory {
  private volatile HttpHandler handler = CapturedServer::stillStarting;

  @Override
  public WebServer getWebServer(HttpHandler httpHandler) {
    handler = httpHandler;
    return new NoPort();
  }

  /** What answers the service's requests: 503 until its context is up. */
  HttpHandler handler() {
    return handler;
  }

  /** The other services may ask before this one is there; they ask again. */
  private static Mono<Void> stillStarting(ServerHttpRequest request, ServerHttpResponse response) {
    response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
    response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    return response.setComplete();
  }

  private static final class NoPort implements WebServer {
    @Override
    public void start() {
      // The front has the port.
    }

    @Override
    public void stop() {
      // The front closes the port before any service stops.
    }

    @Override
    public int getPort() {
      return -1;
    }
  }
}
