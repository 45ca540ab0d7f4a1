package org.diandan.standalone.front;

import java.util.Optional;

/**
 * Where a front listens.
 *
 * @param address of this machine
 * @param port 0 for any free one
 * @param tls certificate and key; empty for plain HTTP
 */
public record Listener(String address, int port, Optional<Tls> tls) {
  /** A listener that only this machine reaches. */
  public static Listener loopback(int port) {
    return new Listener("127.0.0.1", port, Optional.empty());
  }
}
