package org.diandan.standalone.distributed;

import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.diandan.standalone.console.StartRefused;
import org.diandan.standalone.front.Front;
import org.diandan.standalone.front.Listener;
import org.diandan.standalone.front.PublicPaths;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** One port in front of any number of instances, by the path table of web-kit. */
public final class ReverseProxy {
  private static final String REQUEST = "request";

  private final PublicPaths paths = new PublicPaths();
  private final Forwarding forwarding = new Forwarding();
  private final Map<String, Upstreams> services;

  private ReverseProxy(Map<String, Upstreams> services) {
    this.services = services;
  }

  /**
   * Runs until standard input ends.
   *
   * @param arguments public port, loopback port on which the services reach request-service, then
   *     the base addresses of request-service, matching-service and notification-service, each
   *     separated by commas
   */
  public static void main(String[] arguments) throws Exception {
    var proxy =
        new ReverseProxy(
            Map.of(
                REQUEST,
                Upstreams.of(arguments[2]),
                "matching",
                Upstreams.of(arguments[3]),
                "notification",
                Upstreams.of(arguments[4])));
    try (var front =
            Front.open(Listener.loopback(Integer.parseInt(arguments[0])), proxy::forPublic);
        var inside =
            Front.open(Listener.loopback(Integer.parseInt(arguments[1])), proxy::forServices)) {
      System.out.printf("READY %d %d%n", front.port(), inside.port());
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (StartRefused refused) {
      System.err.println(refused.sentences());
      System.exit(2);
    }
  }

  private Publisher<Void> forPublic(HttpServerRequest request, HttpServerResponse response) {
    var service = paths.serviceOf(request.uri());
    return service.isPresent()
        ? forwarding.forward(upstreams(service.get()), request, response)
        : Forwarding.answer(response, 404);
  }

  private Publisher<Void> forServices(HttpServerRequest request, HttpServerResponse response) {
    return forwarding.forward(upstreams(REQUEST), request, response);
  }

  private Upstreams upstreams(String service) {
    return Objects.requireNonNull(services.get(service), service);
  }
}
