package org.diandan.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Puts the client's own address and scheme into a request that a named proxy forwards.
 *
 * <p>Everybody else's X-Forwarded headers are taken away, so nothing behind this filter can believe
 * them by accident.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TrustedProxies implements WebFilter {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final List<String> HEADERS =
      List.of(
          FOR, PROTO, "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Prefix", "Forwarded");

  private final List<InetAddressMatcher> trusted;

  TrustedProxies(List<String> networks) {
    this.trusted = networks.stream().map(InetAddressMatchers::fromIpAddress).toList();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    if (HEADERS.stream().noneMatch(request.getHeaders()::containsHeader)) {
      return chain.filter(exchange);
    }
    var peer = request.getRemoteAddress();
    var cleaned = request.mutate().headers(headers -> HEADERS.forEach(headers::remove));
    if (peer != null && isTrusted(peer.getAddress())) {
      forward(request, cleaned);
    }
    return chain.filter(exchange.mutate().request(cleaned.build()).build());
  }

  private void forward(ServerHttpRequest request, ServerHttpRequest.Builder cleaned) {
    var client = client(request.getHeaders().getOrEmpty(FOR));
    if (client != null) {
      cleaned.remoteAddress(new InetSocketAddress(client, 0));
    }
    var scheme = request.getHeaders().getFirst(PROTO);
    if (scheme != null && List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))) {
      cleaned.uri(
          UriComponentsBuilder.fromUri(request.getURI()).scheme(scheme).build(true).toUri());
    }
  }

  /** The last hop that no trusted proxy vouches for; what stands left of it may be invented. */
  private @Nullable InetAddress client(List<String> headers) {
    var hops =
        headers.stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(String::strip)
            .toList();
    for (var hop : hops.reversed()) {
      var address = parse(hop);
      if (address == null || !isTrusted(address)) {
        return address;
      }
    }
    return null;
  }

  private boolean isTrusted(@Nullable InetAddress address) {
    return address != null && trusted.stream().anyMatch(matcher -> matcher.matches(address));
  }

  private static @Nullable InetAddress parse(String literal) {
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
