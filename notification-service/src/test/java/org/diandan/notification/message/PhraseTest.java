package org.diandan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.diandan.notification.message.Phrase.Reading.LooseBrace;
import org.diandan.notification.message.Phrase.Reading.Understood;
import org.diandan.notification.message.Phrase.Reading.UnknownPlace;
import org.junit.jupiter.api.Test;

class PhraseTest {

  @Test
  void fillsItsPlacesWhicheverLanguageNamesThem() {
    var phrase = read("请{队伍}在{ time }前答复\n{单号}");

    var said =
        phrase.say(
            Map.of(
                Placeholder.TEAM, "北家安", Placeholder.DEADLINE, "今天", Placeholder.NUMBER, "{服务}"));

    assertThat(said).isEqualTo("请北家安在今天前答复\n{服务}");
    assertThat(phrase.written(Language.ENGLISH)).isEqualTo("请{team}在{time}前答复\n{number}");
    assertThat(phrase.lineOf(Placeholder.NUMBER)).isEqualTo(2);
    assertThat(phrase.lineOf(Placeholder.CODE)).isNull();
  }

  @Test
  void namesThePlaceNobodyKnowsAndItsLine() {
    assertThat(Phrase.read("好\n请{姓名}来")).isEqualTo(new UnknownPlace(2, "姓名"));
    assertThat(Phrase.read("{0}")).isEqualTo(new UnknownPlace(1, "0"));
    assertThat(Phrase.read("{}")).isEqualTo(new UnknownPlace(1, ""));
  }

  @Test
  void seesABraceWithoutItsOtherOne() {
    assertThat(Phrase.read("a\n\n{服务")).isEqualTo(new LooseBrace(3));
    assertThat(Phrase.read("服务}")).isEqualTo(new LooseBrace(1));
    assertThat(Phrase.read("{{服务}}")).isEqualTo(new LooseBrace(1));
    assertThat(Phrase.read("{服\n务}")).isEqualTo(new LooseBrace(1));
  }

  @Test
  void readsTheShippedForm() {
    var phrase = Phrase.shipped("It''s {1} for {0}", List.of(Placeholder.ITEM, Placeholder.NUMBER));

    assertThat(phrase.written(Language.ENGLISH)).isEqualTo("It's {number} for {item}");
  }

  private static Phrase read(String text) {
    return ((Understood) Phrase.read(text)).phrase();
  }
}
