package org.diandan.request.visit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import org.diandan.request.privacy.KeyedHash;
import org.springframework.stereotype.Component;

/**
 * The four digits a resident says to whoever visits. Every attempt at a request has its own; few
 * digits are enough because few guesses are.
 */
@Component
public final class VisitCode {

  private static final int CODES = 10_000;

  private final KeyedHash hash;

  VisitCode(KeyedHash hash) {
    this.hash = hash;
  }

  /** Four digits. */
  public String of(UUID request, int round) {
    var mac = Base64.getUrlDecoder().decode(hash.of("visit code %s %d".formatted(request, round)));
    return "%04d".formatted(Long.remainderUnsigned(ByteBuffer.wrap(mac).getLong(), CODES));
  }

  /** Whether somebody typed the right ones; takes equally long whichever digit is wrong. */
  boolean matches(UUID request, int round, String typed) {
    return MessageDigest.isEqual(
        of(request, round).getBytes(StandardCharsets.UTF_8),
        typed.getBytes(StandardCharsets.UTF_8));
  }
}
