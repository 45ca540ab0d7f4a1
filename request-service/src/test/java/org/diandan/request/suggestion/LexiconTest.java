package org.diandan.request.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.stream.Collectors;
import org.diandan.contract.ServiceItemCode;
import org.junit.jupiter.api.Test;

class LexiconTest {

  private static final ServiceItemCode PRINTING = new ServiceItemCode("AD03");
  private static final ServiceItemCode APPLIANCE = new ServiceItemCode("RP03");

  @Test
  void theLongestWordAtAPlaceCountsAlone() {
    var lexicon =
        new Lexicon(
            List.of(
                new LexiconWord("打印", PRINTING, 3, false),
                new LexiconWord("打印机坏", APPLIANCE, 3, false)));

    var found = lexicon.find(PlainWords.of("我的打印机坏了"));

    assertThat(found.weights()).containsExactly(entry(APPLIANCE, 3.0));
  }

  @Test
  void aWordSaidTwiceCountsOnceAndWordsAddUp() {
    var lexicon =
        new Lexicon(
            List.of(
                new LexiconWord("打印", PRINTING, 3, false),
                new LexiconWord("几张", PRINTING, 1.5, false)));

    var found = lexicon.find(PlainWords.of("打印打印 就几张"));

    assertThat(found.weights()).containsExactly(entry(PRINTING, 4.5));
  }

  @Test
  void aWordThatIsSwitchedOffSaysNothing() {
    var lexicon = new Lexicon(List.of(new LexiconWord("打印", PRINTING, 0, false)));

    assertThat(lexicon.find(PlainWords.of("打印")).weights()).isEmpty();
  }

  @Test
  void everyItemOfTheShippedMenuHasWords() {
    var items = Lexicon.shipped().stream().map(LexiconWord::item).collect(Collectors.toSet());

    assertThat(items).hasSize(107).noneMatch(ServiceItemCode::isSomethingElse);
  }
}
