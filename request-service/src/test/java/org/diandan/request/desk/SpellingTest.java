package org.diandan.request.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {

  @Test
  void spellsByInitialsAndByWholeSyllables() {
    assertThat(Spelling.of("东门社区")).contains(" dmsq", " dongmenshequ");
  }

  @Test
  void knowsTheReadingsOfACharacter() {
    assertThat(Spelling.of("长塘镇")).contains(" ctz", " ztz");
  }

  @Test
  void lettersAndDigitsSpellThemselves() {
    assertThat(Spelling.of("303社区（A区）")).contains(" 303sqaq");
  }

  @Test
  void aNameWithoutLettersHasNoSpelling() {
    assertThat(Spelling.of("——")).isEmpty();
  }

  @Test
  void manyReadingsStayFew() {
    assertThat(Spelling.of("长长长长长长长长长长").split(" ")).hasSizeLessThanOrEqualTo(33);
  }
}
