package org.diandan.request.limits;

import java.net.Inet6Address;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where a call comes from, for counting: an IPv4 address, or the /64 network of an IPv6 one. */
public final class Source {

  private static final int NETWORK_BYTES = 8;

  private Source() {}

  /** The client's own address; behind a trusted proxy what the proxy says. */
  public static String of(ServerHttpRequest request) {
    var remote = request.getRemoteAddress();
    if (remote == null || remote.getAddress() == null) {
      return "unknown";
    }
    var address = remote.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
        : address.getHostAddress();
  }
}
