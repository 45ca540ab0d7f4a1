package org.diandan.request.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of one call, as {@code docs/hotline-api.md} describes it with a test vector.
 *
 * @param method in capitals
 * @param target path and query exactly as sent
 * @param timestamp seconds since 1970
 * @param nonce 16 to 64 letters, digits, dashes and underscores; never the same twice
 * @param bodyHash SHA-256 of the body in small hexadecimal digits
 */
record CallSignature(
    String method, String target, UUID keyId, long timestamp, String nonce, String bodyHash) {

  private static final String SCHEME = "DIANDAN-HMAC-SHA256";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  boolean isWellFormed() {
    return NONCE.matcher(nonce).matches() && HASH.matcher(bodyHash).matches();
  }

  String textToSign() {
    return String.join(
        "\n", SCHEME, method, target, keyId.toString(), Long.toString(timestamp), nonce, bodyHash);
  }

  /** The signature the call must carry: 44 characters of Base64. */
  String with(String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(textToSign().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  /** Takes equally long for right and wrong signatures. */
  boolean isProvenBy(String signature, String secret) {
    return MessageDigest.isEqual(
        with(secret).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }
}
