package org.diandan.request.hotline.web;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Bodies that may be larger than those of other calls. */
final class RawBody {

  private RawBody() {}

  /** The whole body, empty when there is none; an error with status 413 when it is larger. */
  static Mono<byte[]> read(ServerHttpRequest request, int largest) {
    return DataBufferUtils.join(request.getBody(), largest)
        .map(RawBody::bytes)
        .defaultIfEmpty(new byte[0]);
  }

  private static byte[] bytes(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }
}
