package org.diandan.standalone.front;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.http.server.reactive.HttpHandler;

/**
 * Stands where a service would open its own port: keeps the handler for the common front, opens
 * nothing.
 */
public final class CapturedServer implements ReactiveWebServerFactory {
  private volatile @Nullable HttpHandler handler;

  @Override
  public WebServer getWebServer(HttpHandler httpHandler) {
    handler = httpHandler;
    return new NoPort();
  }

  /** What answers the service's requests; there is one as soon as its context is up. */
  HttpHandler handler() {
    var captured = handler;
    if (captured == null) {
      throw new IllegalStateException("The service has not started yet.");
    }
    return captured;
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
