package org.diandan.web;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** Limits for slow and oversized requests: Reactor Netty has none of its own. */
public final class NettyHardening
    implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_READS = Duration.ofSeconds(10);
  private static final Duration WHOLE_REQUEST = Duration.ofSeconds(30);
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final int KEEP_ALIVE_REQUESTS = 1_000;

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(NettyHardening::harden);
  }

  /** The same server with every limit set; also for servers that Spring Boot does not make. */
  public static HttpServer harden(HttpServer server) {
    return server
        .idleTimeout(IDLE)
        .readTimeout(BETWEEN_READS)
        .requestTimeout(WHOLE_REQUEST)
        .maxKeepAliveRequests(KEEP_ALIVE_REQUESTS)
        .compress((_, response) -> isLibrary(response))
        .httpRequestDecoder(
            decoder -> decoder.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(LARGEST_HEADERS));
  }

  /** Pages stay unpacked: packed together, a secret token and typed words tell on each other. */
  private static boolean isLibrary(HttpServerResponse response) {
    var type = String.valueOf(response.responseHeaders().get("Content-Type"));
    return type.startsWith("text/css") || type.contains("javascript") || type.contains("svg");
  }
}
