package org.diandan.standalone.front;

import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What operators and the services themselves reach on loopback only: health and metrics of each
 * service under its name, and what request-service answers to the other two.
 */
public final class ManagementDispatch
    implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {
  private static final String INTERNAL = "/internal/";

  private final Services services;

  public ManagementDispatch(Services services) {
    this.services = services;
  }

  @Override
  public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
    var path = Uris.rawPath(request.uri());
    if (path.startsWith(INTERNAL)) {
      return services.pass("request", request, response);
    }
    var end = path.indexOf('/', 1);
    var service = end < 0 ? path.substring(1) : path.substring(1, end);
    if (!services.knows(service)) {
      return response.status(404).send();
    }
    var rest = end < 0 ? "" : path.substring(end);
    return services.passAs(service, "/manage" + rest, request, response);
  }
}
