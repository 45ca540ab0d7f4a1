package org.diandan.standalone.front;

import java.util.Map;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The three services by short name, each answering through the handler it has been captured with.
 */
public final class Services {
  /** Answers what nobody owns, and everything that is to look as if nobody owned it. */
  private static final String FALLBACK = "request";

  private static final String NOWHERE = "/not-found";

  private final Map<String, CapturedServer> servers;

  public Services(Map<String, CapturedServer> servers) {
    this.servers = Map.copyOf(servers);
  }

  /** Lets the service answer the request as it is. */
  Mono<Void> pass(String service, HttpServerRequest request, HttpServerResponse response) {
    return new ReactorHttpHandlerAdapter(handler(service)).apply(request, response);
  }

  /** Lets the service answer the request under another path. */
  Mono<Void> passAs(
      String service, String path, HttpServerRequest request, HttpServerResponse response) {
    var handler = handler(service);
    HttpHandler renamed =
        (incoming, outgoing) -> handler.handle(incoming.mutate().path(path).build(), outgoing);
    return new ReactorHttpHandlerAdapter(renamed).apply(request, response);
  }

  /** The "not found" of the whole platform. */
  Mono<Void> notFound(HttpServerRequest request, HttpServerResponse response) {
    return passAs(FALLBACK, NOWHERE, request, response);
  }

  /** Whether there is a service of this short name. */
  boolean knows(String service) {
    return servers.containsKey(service);
  }

  private HttpHandler handler(String service) {
    var server = servers.get(service);
    if (server == null) {
      throw new IllegalArgumentException("There is no service " + service);
    }
    return server.handler();
  }
}
