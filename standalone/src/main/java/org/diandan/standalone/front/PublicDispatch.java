package org.diandan.standalone.front;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Sends each request to the service that owns its path; until all are ready, says so. */
public final class PublicDispatch
    implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {
  private final PublicPaths paths = new PublicPaths();
  private final StartingPage startingPage = new StartingPage();
  private final AtomicBoolean open = new AtomicBoolean();
  private final Services services;

  public PublicDispatch(Services services) {
    this.services = services;
  }

  /** From now on requests go to the services. */
  public void open() {
    open.set(true);
  }

  @Override
  public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
    if (!open.get()) {
      return startingPage.answer(response);
    }
    return paths
        .serviceOf(request.uri())
        .map(service -> services.pass(service, request, response))
        .orElseGet(() -> services.notFound(request, response));
  }
}
