package org.diandan.request.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals single fields with AES-256-GCM. A sealed value names its key, so keys can change without a
 * stop; two seals of the same text differ. Safe for use by many threads.
 *
 * @see <a href="../../../../../../../docs/decisions/0004-field-encryption.md">decision 0004</a>
 */
public final class FieldCipher {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
  private final String current;
  private final SecureRandom random = new SecureRandom();

  /** The first key seals, all of them open. */
  FieldCipher(Map<String, byte[]> keys) {
    keys.forEach((id, key) -> this.keys.put(id, new SecretKeySpec(key, "AES")));
    this.current = keys.keySet().iterator().next();
  }

  /** Seals a text; the form is {@code <key id>.<Base64 of nonce, text and tag>}. */
  public String encrypt(String text) {
    var whole = sealed(text.getBytes(StandardCharsets.UTF_8));
    return current + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Seals a file; the form is the key id, a dot, then nonce, content and tag. */
  public byte[] encrypt(byte[] content) {
    var name = (current + ".").getBytes(StandardCharsets.UTF_8);
    var whole = sealed(content);
    var named = Arrays.copyOf(name, name.length + whole.length);
    System.arraycopy(whole, 0, named, name.length, whole.length);
    return named;
  }

  /**
   * Opens what {@link #encrypt(String)} sealed.
   *
   * @throws IllegalStateException when the value was changed or its key is not configured
   */
  public String decrypt(String sealed) {
    var dot = sealed.indexOf('.');
    if (dot < 0) {
      throw new IllegalStateException("This is no sealed field.");
    }
    var whole = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
    return new String(opened(sealed.substring(0, dot), whole), StandardCharsets.UTF_8);
  }

  /**
   * Opens what {@link #encrypt(byte[])} sealed.
   *
   * @throws IllegalStateException when the value was changed or its key is not configured
   */
  public byte[] decrypt(byte[] sealed) {
    int dot = 0;
    while (dot < sealed.length && sealed[dot] != '.') {
      dot++;
    }
    if (dot == sealed.length) {
      throw new IllegalStateException("This is no sealed file.");
    }
    var keyId = new String(sealed, 0, dot, StandardCharsets.UTF_8);
    return opened(keyId, Arrays.copyOfRange(sealed, dot + 1, sealed.length));
  }

  private byte[] sealed(byte[] content) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, current, nonce, content);
    var whole = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
    return whole;
  }

  private byte[] opened(String keyId, byte[] whole) {
    if (whole.length < NONCE_BYTES) {
      throw new IllegalStateException("A sealed field was cut.");
    }
    var nonce = Arrays.copyOf(whole, NONCE_BYTES);
    var content = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
    return run(Cipher.DECRYPT_MODE, keyId, nonce, content);
  }

  private byte[] run(int mode, String keyId, byte[] nonce, byte[] input) {
    var key = keys.get(keyId);
    if (key == null) {
      throw new IllegalStateException(
          "A field is sealed with the key %s, which DIANDAN_KEYS does not have.".formatted(keyId));
    }
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed field was changed, or its key is another one.", e);
    }
  }
}
