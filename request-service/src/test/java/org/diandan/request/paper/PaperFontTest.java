package org.diandan.request.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaperFontTest {

  private final PaperFont font = new PaperFont();

  @Test
  void hasTheCharactersOfNames() {
    var names = "王小明 喆堃镕赟玥垚淼炅旻犇㛃䶮 Müller 0-9 （）：、·";

    assertThat(font.printable(names)).isEqualTo(names);
  }

  @Test
  void aCharacterItLacksIsShownAsItsCodePoint() {
    assertThat(font.printable("\uD842\uDFB7野")).isEqualTo("〔U+20BB7〕野");
  }
}
