package org.diandan.request.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.diandan.web.RefusedStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {

  private final FieldCipher cipher = new FieldCipher(Map.of("k1", key(1)));

  @Test
  void opensWhatItSealed() {
    assertThat(cipher.decrypt(cipher.encrypt("张三 13812345678"))).isEqualTo("张三 13812345678");
    assertThat(cipher.decrypt(cipher.encrypt(""))).isEmpty();
  }

  @Test
  void namesTheKeyAndNeverSealsTheSameWayTwice() {
    var first = cipher.encrypt("13812345678");

    assertThat(first).startsWith("k1.").doesNotContain("138");
    assertThat(cipher.encrypt("13812345678")).isNotEqualTo(first);
  }

  @Test
  void opensOldFieldsAfterTheKeyChanged() {
    var old = cipher.encrypt("张三");
    var keys = new LinkedHashMap<String, byte[]>();
    keys.put("k2", key(2));
    keys.put("k1", key(1));

    var changed = new FieldCipher(keys);

    assertThat(changed.decrypt(old)).isEqualTo("张三");
    assertThat(changed.encrypt("张三")).startsWith("k2.");
  }

  @Test
  void noticesEveryChangedCharacter() {
    var sealed = cipher.encrypt("张三");

    for (var i = 3; i < sealed.length() - 1; i++) {
      var other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      var changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThatThrownBy(() -> cipher.decrypt(changed)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refusesAFieldOfAnUnknownKey() {
    var other = new FieldCipher(Map.of("k9", key(9))).encrypt("张三");

    assertThatThrownBy(() -> cipher.decrypt(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("k9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k1",
        "k1:",
        "k1:AAAA",
        "k1:not base64!",
        ":AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=,"
            + "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
      })
  void refusesToStartWithMissingOrWeakKeys(String keys) {
    assertThatThrownBy(() -> PrivacyConfiguration.keys(keys))
        .isInstanceOf(RefusedStart.class)
        .hasMessageContaining("DIANDAN_KEYS");
  }

  private static byte[] key(int value) {
    var key = new byte[32];
    Arrays.fill(key, (byte) value);
    return key;
  }
}
