package org.diandan.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diandan.standalone.console.StartRefused;

/**
 * What the person who starts the platform may choose, by environment variable.
 *
 * @param port public port ({@code DIANDAN_PORT}, 8080)
 * @param data folder in which everything lasts ({@code DIANDAN_DATA}, {@code data})
 * @param address address to listen on ({@code DIANDAN_ADDRESS}, 127.0.0.1)
 * @param exposure how phones get to an address beyond loopback without sending passwords in the
 *     clear
 * @param trustedProxies addresses or networks whose X-Forwarded headers are believed, separated by
 *     commas
 */
record Settings(int port, Path data, String address, Exposure exposure, String trustedProxies) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  /** How the public port speaks. */
  sealed interface Exposure {
    /** Plain HTTP: only this machine or a trusted proxy reaches the port. */
    record Plain() implements Exposure {}

    /** A certificate that browsers know. */
    record Certificate(Path certificate, Path key) implements Exposure {}

    /** A certificate of our own making. */
    record SelfSigned() implements Exposure {}
  }

  /** Reads the variables; those that are absent or blank have their usual values. */
  static Settings of(Map<String, String> environment) {
    var address = find(environment, "DIANDAN_ADDRESS").orElse("127.0.0.1");
    var exposure = exposure(environment);
    var proxies = find(environment, "DIANDAN_TRUSTED_PROXY").orElse("");
    if (!LOOPBACK.contains(address) && exposure instanceof Exposure.Plain && proxies.isEmpty()) {
      throw new StartRefused(
          ("在 %s 上监听需要证书（DIANDAN_TLS_CERT 和 DIANDAN_TLS_KEY，或 DIANDAN_TLS=self-signed）"
                  + "或受信任的代理（DIANDAN_TRUSTED_PROXY）：手机不会在明文 HTTP 上登录或定位。")
              .formatted(address),
          ("Listening on %s needs a certificate (DIANDAN_TLS_CERT and DIANDAN_TLS_KEY, or"
                  + " DIANDAN_TLS=self-signed) or a trusted proxy (DIANDAN_TRUSTED_PROXY):"
                  + " phones neither sign in nor tell their position over plain HTTP.")
              .formatted(address));
    }
    return new Settings(
        port(find(environment, "DIANDAN_PORT").orElse("8080")),
        Path.of(find(environment, "DIANDAN_DATA").orElse("data")),
        address,
        exposure,
        proxies);
  }

  private static Exposure exposure(Map<String, String> environment) {
    var certificate = find(environment, "DIANDAN_TLS_CERT");
    var key = find(environment, "DIANDAN_TLS_KEY");
    var tls = find(environment, "DIANDAN_TLS");
    if (certificate.isPresent() && key.isPresent()) {
      return new Exposure.Certificate(Path.of(certificate.get()), Path.of(key.get()));
    }
    if (certificate.isPresent() || key.isPresent()) {
      throw new StartRefused(
          "DIANDAN_TLS_CERT 和 DIANDAN_TLS_KEY 必须同时给出。",
          "DIANDAN_TLS_CERT and DIANDAN_TLS_KEY must be given together.");
    }
    if (tls.isPresent() && !tls.get().equals("self-signed")) {
      throw new StartRefused(
          "DIANDAN_TLS 只能是 self-signed，不能是 %s。".formatted(tls.get()),
          "DIANDAN_TLS can only be self-signed, not %s.".formatted(tls.get()));
    }
    return tls.isPresent() ? new Exposure.SelfSigned() : new Exposure.Plain();
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new StartRefused(
          "DIANDAN_PORT 必须是 0 到 65535 之间的数字，不能是“%s”。".formatted(text),
          "DIANDAN_PORT must be a number from 0 to 65535, not \"%s\".".formatted(text));
    }
    return Integer.parseInt(text);
  }

  private static Optional<String> find(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
