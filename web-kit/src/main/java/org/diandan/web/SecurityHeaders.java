package org.diandan.web;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sets the headers of every answer, also of those that never reach a controller. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders implements WebFilter {

  private static final String ONE_YEAR = "max-age=31536000";

  private final String contentPolicy;

  SecurityHeaders(List<String> imageSources) {
    var images = imageSources.isEmpty() ? "" : " " + String.join(" ", imageSources);
    this.contentPolicy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:" + images,
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'");
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var tls = "https".equals(exchange.getRequest().getURI().getScheme());
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange, tls)));
    return chain.filter(exchange);
  }

  private void write(ServerWebExchange exchange, boolean tls) {
    ServerHttpResponse response = exchange.getResponse();
    var headers = response.getHeaders();
    headers.set("Content-Security-Policy", contentPolicy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
    if (headers.getFirst(HttpHeaders.CACHE_CONTROL) == null) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (tls) {
      headers.set("Strict-Transport-Security", ONE_YEAR);
    }
  }
}
