package org.diandan.matching.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingsWordsTest {

  @Test
  void areTheSameInBothLanguages() {
    assertThat(keys("settings-messages_en")).isEqualTo(keys("settings-messages"));
  }

  @Test
  void nameAndExplainEverySettingAndItsUnit() {
    var keys = keys("settings-messages");

    for (var setting : Setting.values()) {
      assertThat(keys)
          .contains("setting." + setting.stem(), "setting." + setting.stem() + ".hint")
          .contains("settings.unit." + setting.unit());
    }
  }

  private static Set<String> keys(String bundle) {
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new TreeSet<>(
        Collections.list(ResourceBundle.getBundle(bundle, Locale.ROOT, control).getKeys()));
  }
}
