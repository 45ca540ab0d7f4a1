package org.diandan.notification.reply;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** Knows the provider that may hand answers over. */
@Component
public class GatewaySecret {

  private final byte[] secret;

  GatewaySecret(ReplyProperties settings) {
    this.secret = settings.secret().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether this is the provider; nobody is where none was agreed on. */
  public boolean isShownBy(String shown) {
    return secret.length > 0
        && MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8));
  }
}
