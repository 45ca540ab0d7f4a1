package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class UpdateWordsTest {

  @Test
  void everyStepThatIsToldHasItsSentenceInBothLanguages() {
    for (var locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
      var words = ResourceBundle.getBundle("open311-messages", locale);

      assertThat(ListUpdates.steps())
          .as(locale.toLanguageTag())
          .allMatch(step -> words.containsKey("open311.update." + step));
    }
  }
}
