package org.diandan.request.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds the body of a signed call against the hash that was signed; whoever reads the whole body
 * gets an error with status 401 instead of its end when it is another one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SignedBodies implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    return SignedCalls.isSigned(request)
        ? chain.filter(exchange.mutate().request(new Checked(request)).build())
        : chain.filter(exchange);
  }

  private static final class Checked extends ServerHttpRequestDecorator {

    Checked(ServerHttpRequest request) {
      super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return Flux.defer(
          () -> {
            var digest = sha256();
            return super.getBody()
                .map(buffer -> added(buffer, digest))
                .concatWith(Mono.defer(() -> compare(digest)));
          });
    }

    private Mono<DataBuffer> compare(MessageDigest digest) {
      var signed = getHeaders().getFirst(SignedCalls.BODY_HASH);
      var sent = HexFormat.of().formatHex(digest.digest());
      return sent.equals(signed == null ? "" : signed.strip())
          ? Mono.empty()
          : Mono.error(SignedCalls.refusal("signature-body", "hotline.signature.body"));
    }

    private static DataBuffer added(DataBuffer buffer, MessageDigest digest) {
      try (var parts = buffer.readableByteBuffers()) {
        parts.forEachRemaining((ByteBuffer part) -> digest.update(part));
      }
      return buffer;
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every JDK has SHA-256.", e);
      }
    }
  }
}
