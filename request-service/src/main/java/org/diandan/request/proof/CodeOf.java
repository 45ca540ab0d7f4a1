package org.diandan.request.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import org.diandan.request.privacy.KeyedHash;
import org.springframework.stereotype.Component;

/**
 * The six digits that belong to the id of a code. They follow from a key of the service, so that
 * they need not be stored and are the same whenever a message with them is sent again.
 */
@Component
public final class CodeOf {

  private static final int CODES = 1_000_000;

  private final KeyedHash hash;

  CodeOf(KeyedHash hash) {
    this.hash = hash;
  }

  /** Six digits. */
  public String id(UUID code) {
    var mac = Base64.getUrlDecoder().decode(hash.of("history code " + code));
    return "%06d".formatted(Long.remainderUnsigned(ByteBuffer.wrap(mac).getLong(), CODES));
  }

  /** Whether somebody typed the right ones; takes equally long whichever digit is wrong. */
  public boolean matches(UUID code, String typed) {
    return MessageDigest.isEqual(
        id(code).getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }
}
