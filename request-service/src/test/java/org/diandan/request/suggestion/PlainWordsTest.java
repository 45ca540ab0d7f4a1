package org.diandan.request.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainWordsTest {

  @Test
  void voiceTypingAndTidyTypingLookTheSame() {
    var spoken = PlainWords.of("头发长了没法出门 ＡＢ座302");
    var typed = PlainWords.of("头发长了，没法出门！ab 座 302。");

    assertThat(spoken).isEqualTo(typed);
    assertThat(spoken.text()).isEqualTo("头发长了没法出门ab座302");
  }

  @Test
  void takesEachCharacterAndPairOnceAndNoDigits() {
    var words = PlainWords.of("修修门 138");

    assertThat(words.grams()).containsExactlyInAnyOrder("修", "门", "修修", "修门");
    assertThat(words.pairs()).containsExactlyInAnyOrder("修修", "修门");
  }

  @Test
  void charactersOfGrammarTellNothing() {
    assertThat(PlainWords.of("我想修门").tellingLetters()).containsExactlyInAnyOrder("修", "门");
  }

  @Test
  void signsAloneAreNoWords() {
    assertThat(PlainWords.of("？！ …").isEmpty()).isTrue();
  }
}
