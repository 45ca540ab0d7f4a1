package org.diandan.request.privacy;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.diandan.web.RefusedStart;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the keys, and refuses to start with missing or weak ones. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

  private static final int KEY_BYTES = 32;
  private static final String MAKE_ONE = "Make a key with: openssl rand -base64 32";

  @Bean
  FieldCipher fieldCipher(PrivacyProperties properties) {
    return new FieldCipher(keys(properties.keys()));
  }

  @Bean
  KeyedHash keyedHash(PrivacyProperties properties) {
    var key = decoded("DIANDAN_KEYS_HASH", properties.hashKey());
    if (key.length < KEY_BYTES) {
      throw weak("DIANDAN_KEYS_HASH", key.length);
    }
    return new KeyedHash(key);
  }

  static Map<String, byte[]> keys(String text) {
    var keys = new LinkedHashMap<String, byte[]>();
    Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(pair -> !pair.isEmpty())
        .forEach(pair -> add(keys, pair));
    if (keys.isEmpty()) {
      throw new RefusedStart(
          "DIANDAN_KEYS is missing: it seals names and phones and has the form id:base64.",
          MAKE_ONE);
    }
    return keys;
  }

  private static void add(Map<String, byte[]> keys, String pair) {
    var colon = pair.indexOf(':');
    var id = colon < 0 ? "" : pair.substring(0, colon);
    if (!id.matches("[A-Za-z0-9_-]{1,16}")) {
      throw new RefusedStart("A key in DIANDAN_KEYS has no id: its form is id:base64.", MAKE_ONE);
    }
    var key = decoded("DIANDAN_KEYS", pair.substring(colon + 1));
    if (key.length != KEY_BYTES) {
      throw weak("The key %s in DIANDAN_KEYS".formatted(id), key.length);
    }
    if (keys.put(id, key) != null) {
      throw new RefusedStart("The key id %s is twice in DIANDAN_KEYS.".formatted(id), MAKE_ONE);
    }
  }

  private static byte[] decoded(String name, String base64) {
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new RefusedStart(name + " is not Base64.", MAKE_ONE);
    }
  }

  private static RefusedStart weak(String name, int bytes) {
    return new RefusedStart(
        "%s must have %d bytes; it has %d.".formatted(name, KEY_BYTES, bytes), MAKE_ONE);
  }
}
