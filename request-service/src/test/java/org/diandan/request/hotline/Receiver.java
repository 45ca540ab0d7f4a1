package org.diandan.request.hotline;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** A system that receives webhooks and answers each as it is told. */
final class Receiver implements AutoCloseable {

  /** What a hotline's system received. */
  record Received(String id, String timestamp, String signature, String body) {

    long number() {
      return JsonMapper.shared().readTree(body).get("data").get("number").asLong();
    }

    boolean isSignedWith(String secret) {
      var expected =
          WebhookSignature.of("%s.%s.%s".formatted(id, timestamp, body), List.of(secret));
      return List.of(signature.split(" ")).contains(expected);
    }
  }

  final List<Received> all = new CopyOnWriteArrayList<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final HttpServer server;

  Receiver(Function<Received, Integer> answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          var headers = exchange.getRequestHeaders();
          var received =
              new Received(
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          all.add(received);
          var status = answer.apply(received);
          atOnce.decrementAndGet();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
  }

  List<Long> numbers() {
    return all.stream().map(Received::number).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
