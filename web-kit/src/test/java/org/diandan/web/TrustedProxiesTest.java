package org.diandan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class TrustedProxiesTest {

  private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8"));

  @Test
  void believesAClientsHeadersNever() {
    var seen = seenFrom("203.0.113.9", "198.51.100.1");

    assertThat(hostOf(seen)).isEqualTo("203.0.113.9");
    assertThat(seen.getHeaders().getFirst("X-Forwarded-For")).isNull();
    assertThat(seen.getURI().getScheme()).isEqualTo("http");
  }

  @Test
  void believesANamedProxy() {
    var seen = seenFrom("10.1.2.3", "198.51.100.1");

    assertThat(hostOf(seen)).isEqualTo("198.51.100.1");
    assertThat(seen.getURI().getScheme()).isEqualTo("https");
  }

  @Test
  void takesTheLastHopThatNoNamedProxyVouchesFor() {
    assertThat(hostOf(seenFrom("10.1.2.3", "1.1.1.1, 198.51.100.1, 10.9.9.9")))
        .isEqualTo("198.51.100.1");
    assertThat(hostOf(seenFrom("10.1.2.3", "1.1.1.1, evil"))).isEqualTo("10.1.2.3");
  }

  private ServerHttpRequest seenFrom(String peer, String forwardedFor) {
    var request =
        MockServerHttpRequest.get("http://diandan.example/track?a=%E5%BC%A0")
            .remoteAddress(new InetSocketAddress(peer, 4711))
            .header("X-Forwarded-For", forwardedFor)
            .header("X-Forwarded-Proto", "https")
            .build();
    var seen = new AtomicReference<ServerHttpRequest>();
    proxies
        .filter(
            MockServerWebExchange.from(request),
            exchange -> Mono.fromRunnable(() -> seen.set(exchange.getRequest())))
        .block();
    return Objects.requireNonNull(seen.get());
  }

  private static String hostOf(ServerHttpRequest request) {
    return Objects.requireNonNull(request.getRemoteAddress()).getAddress().getHostAddress();
  }
}
